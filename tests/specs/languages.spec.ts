import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

test("Turkish can be chosen, and is kept", async ({ app, page, omnitron }) => {
  await app.signIn();
  await app.choose("Language", "Türkçe");
  await expect(page.locator("html")).toHaveAttribute("lang", "tr");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Siparişler");
  await expect(page).toHaveTitle(/^Siparişler · /);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Siparişler");
  await app.openOrderIn(SENT, `Sipariş ${SENT.number}`);
  await app.enterCode(SENT.lines[0], "ıI-iİ");
  await app.line(SENT.lines[0]).locator("button[type=submit]").click();
  await page.getByRole("dialog").locator("button[type=submit]").click();
  await expect(app.result(SENT.lines[0])).toBeFocused();
  expect(await omnitron.mappings()).toMatchObject([{ code: "ıI-iİ", did: "released", accept_language: "tr" }]);
});

test.describe("a browser in Turkish", () => {
  test.use({ locale: "tr-TR" });

  test("is met in Turkish", async ({ app, page }) => {
    await app.open();
    await expect(page.locator("html")).toHaveAttribute("lang", "tr");
    await expect(page.getByRole("banner").getByRole("combobox").first()).toHaveValue("tr");
  });
});

for (const theme of ["light", "dark"]) {
  test(`the ${theme} theme is applied and kept`, async ({ app, page }) => {
    await app.open();
    await page.getByLabel("Theme").selectOption(theme);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await expect(page.getByLabel("Theme")).toHaveValue(theme);
    await page.getByLabel("Theme").selectOption("system");
    await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  });
}
