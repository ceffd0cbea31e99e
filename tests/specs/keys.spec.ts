/** Single keys: what they do, when they do nothing, and the switch for them. */

import { NOT_SENT, SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

test("an order is found and opened by single keys", async ({ app, page }) => {
  await app.signInTo(SENT);
  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("/");
  const search = page.getByLabel("Order number, line ID, SKU or ERP code");
  await expect(search).toBeFocused();
  await page.keyboard.type("j/k?");
  await expect(search, "typed, and taken for no key").toHaveValue("j/k?");
  await search.fill("");
  await page.getByRole("heading", { level: 1 }).focus();
  await expect(app.orderNumbers()).toHaveCount(25);
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: SENT.number })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: NOT_SENT.number })).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
});

test("the keys are listed, and can be switched off for good", async ({ app, page }) => {
  await app.signIn();
  await expect(app.orderNumbers()).toHaveCount(25);
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await list.getByLabel("Use single-key shortcuts").uncheck();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await page.reload();
  await expect(app.orderNumbers()).toHaveCount(25);
  await page.keyboard.press("/");
  await page.keyboard.press("?");
  await expect(page.getByLabel("Order number, line ID, SKU or ERP code")).not.toBeFocused();
  await expect(list).toHaveCount(0);
  await app.account().click();
  await app.button("Keyboard shortcuts").click();
  await expect(list.getByLabel("Use single-key shortcuts")).not.toBeChecked();
});
