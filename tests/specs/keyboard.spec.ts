import { expect, type Locator, type Page, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [line] = SENT.lines;

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}

test("from signing in to the proof with the keyboard alone", async ({ app, page, omnitron }) => {
  await app.open("/orders");
  await tabTo(page, page.getByLabel("User name", { exact: true }));
  await page.keyboard.type("demo");
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await page.keyboard.type("demo");
  await page.keyboard.press("Enter");

  await expect(page.getByRole("heading", { name: "Orders" })).toBeFocused();
  await tabTo(page, page.getByRole("link", { name: SENT.number }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeFocused();

  await tabTo(page, app.code(line));
  await page.keyboard.type("KEY-1");
  await page.keyboard.press("Enter");
  await expect(app.confirmation()).toBeVisible();
  await tabTo(page, app.confirmation().getByRole("button", { name: /^Release line/ }));
  await page.keyboard.press("Space");

  await expect(app.result(line)).toBeFocused();
  await expect(app.result(line)).toContainText("Released — ");
  expect(await omnitron.mappings()).toMatchObject([{ code: "KEY-1", did: "released" }]);
});

test("leaving the confirmation leads the focus back", async ({ app, page }) => {
  await app.signInTo(SENT);
  await app.enterCode(line, "KEY-2");
  const button = app.button(`Release: line ${line.id}`);
  await tabTo(page, button);
  await page.keyboard.press("Space");
  await expect(app.confirmation()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(app.confirmation()).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("going on within the page moves the focus to the new heading", async ({ app, page }) => {
  await app.signInTo(SENT);
  await page.getByRole("link", { name: "← Orders" }).click();
  await expect(page.getByRole("heading", { name: "Orders" })).toBeFocused();
});
