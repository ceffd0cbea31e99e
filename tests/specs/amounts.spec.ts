/** Amounts in the person's language, with each digit that the server wrote. */

import { expect, test } from "../support/test.ts";

test("amounts are grouped as the language does, and lose no digit", async ({ app, page }) => {
  const answer = page.waitForResponse(/\/orders\/\?/);
  await app.signIn("/orders");
  const { results } = (await (await answer).json()) as { results: { amount: string; currency: string }[] };
  const plain = results.map(({ amount, currency }) => `${amount} ${currency}`.toUpperCase());
  const cells = page.locator(".orders tbody td.number");
  await expect(cells).toHaveCount(25);
  for (const [language, group, point] of [["en", ",", "."], ["tr", ".", ","]]) {
    await app.account().click();
    await page.locator("#account select").first().selectOption(language);
    await page.keyboard.press("Escape");
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const shown = await cells.allInnerTexts();
    expect(shown.some((text) => text.includes(group) && text.includes(point))).toBe(true);
    for (const text of shown) expect(plain).toContain(text.trim().replaceAll(group, "").replace(point, "."));
  }
});
