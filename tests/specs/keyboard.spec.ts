import { SENT } from "../support/shop.ts";
import { expect, type Page, test } from "../support/test.ts";

const [line] = SENT.lines;

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page: Page, wanted: string) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), wanted)) return;
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

test("from signing in to the proof by keyboard alone", async ({ page, omnitron }) => {
  await page.goto("/");
  await tabTo(page, "#user");
  await page.keyboard.type("demo");
  await tabTo(page, "#password");
  await page.keyboard.type("demo");
  await page.keyboard.press("Enter");
  await page.locator("table.orders").waitFor();
  await tabTo(page, `table.orders a[href^="/orders/${SENT.id}"]`);
  await page.keyboard.press("Enter");
  await page.locator(`#code-${line.id}`).waitFor();
  await tabTo(page, `#code-${line.id}`);
  await page.keyboard.type("ERP-1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await tabTo(page, 'dialog [type="submit"]');
  await page.keyboard.press("Enter");
  await expect(page.locator(`#result-${line.id}`)).toContainText("Released");
  expect((await omnitron.ledger()).posts.filter((post) => post.did === "released")).toHaveLength(1);
});

test("the focus goes to what became of the line", async ({ app, page }) => {
  await app.signInTo(SENT);
  await app.release(line, "ERP-1");
  await expect(page.locator(`#result-${line.id}`)).toBeFocused();
});

test("the focus returns to the button when the question is cancelled", async ({ app, page }) => {
  await app.signInTo(SENT);
  await app.enterCode(line, "ERP-1");
  await app.ask(line);
  await page.keyboard.press("Escape");
  await expect(app.confirmation()).toBeHidden();
  await expect(app.button(`Release: line ${line.id}`)).toBeFocused();
});

test("a new view begins at its heading", async ({ app, page }) => {
  await app.signIn();
  await app.openOrder(SENT);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Orders", exact: true })).toBeFocused();
});

test("the first stop skips to the content", async ({ app, page }) => {
  await app.signIn();
  await page.reload();
  await page.locator("table.orders").waitFor();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
});
