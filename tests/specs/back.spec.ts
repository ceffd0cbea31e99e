/** The way back from an order to the list. */

import { expect, test } from "../support/test.ts";

for (const way of ["the browser's button", "the link"]) {
  test(`${way} leads back to the list as it was, at once, and it is read again`, async ({ app, page, omnitron }) => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await app.signIn("/orders?limit=50");
    await expect(app.orderNumbers()).toHaveCount(50);
    const row = page.locator("table.orders tbody tr").nth(40);
    const number = await row.locator("th").innerText();
    await row.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    expect(before).toBeGreaterThan(500);
    // Anywhere on the row.
    await row.locator("td").nth(1).click();
    await expect(page.getByRole("heading", { name: `Order ${number}` })).toBeVisible();
    await omnitron.faults({ on: "orders", kind: "slow", millis: 3_000 });
    const again = page.waitForRequest(/\/orders\/\?/);
    if (way === "the link") await page.getByRole("link", { name: "← Orders" }).click();
    else await page.goBack();
    await again;
    await expect(page.getByRole("link", { name: number, exact: true })).toBeFocused();
    await expect(app.orderNumbers()).toHaveCount(50);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await expect(page.locator(".remote")).toHaveAttribute("aria-busy", "false", { timeout: 10_000 });
  });
}

test("whoever signs in next does not see the list of the one before", async ({ app, page }) => {
  await app.signIn();
  await page.locator("table.orders tbody tr").first().click();
  await expect(page.getByRole("heading", { name: /^Order / })).toBeVisible();
  await app.signOut();
  await page.route(/\/orders\/\?/, () => {});
  await app.trySignIn();
  await page.getByRole("link", { name: "← Orders" }).click();
  await expect(page.getByText("Loading the orders…")).toBeVisible();
  await expect(app.orderNumbers()).toHaveCount(0);
});
