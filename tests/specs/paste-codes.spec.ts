/** A column of codes, pasted into one field of an order. */

import type { App } from "../support/app.ts";
import { type ShopLine, CANCELLED_LINE, SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const [first, second, third] = SENT.lines;

/** Pastes as the browser does, with the text's own line breaks. */
async function paste(app: App, line: ShopLine, text: string) {
  await app.code(line).focus();
  await app.code(line).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

const preview = (app: App) => app.page.getByRole("dialog", { name: "Fill in these codes?" });

test("a column fills the lines below, after a preview", async ({ app, omnitron }) => {
  await app.signInTo(SENT);
  await paste(app, second, "P-2\r\nP-3\r\n");
  const dialog = preview(app);
  await expect(dialog.getByRole("row")).toHaveText([/Line ID/, /70147.*P-2/, /70148.*P-3/]);
  await expect(app.code(second)).toHaveValue("");
  await dialog.getByRole("button", { name: "Fill in 2 codes" }).click();
  await expect(app.code(first)).toHaveValue("");
  await expect(app.code(second)).toHaveValue("P-2");
  await expect(app.code(third)).toHaveValue("P-3");
  await expect(app.code(second)).toBeFocused();
  await expect(app.page.getByText("2 lines ready", { exact: true })).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
});

test("leaving the preview changes nothing; it says what it would overwrite, and what has no line", async ({ app, page }) => {
  await app.signInTo(SENT);
  await app.enterCode(third, "OLD");
  await paste(app, second, "P-2\nP-3 \nP-4\nP-5");
  const dialog = preview(app);
  await expect(dialog.getByRole("row", { name: /70148/ })).toContainText("Overwrites OLD");
  await expect(dialog.getByRole("row", { name: /70148/ })).toContainText("starts or ends with a space");
  await expect(dialog).toContainText("2 codes have no line");
  await expect(dialog.getByRole("listitem")).toHaveText([/P-4/, /P-5/]);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(app.code(second)).toHaveValue("");
  await expect(app.code(third)).toHaveValue("OLD");
  await expect(app.code(second)).toBeFocused();
});

test("lines that take no code are skipped, and named", async ({ app }) => {
  const [a, cancelled, c] = CANCELLED_LINE.lines;
  await app.signInTo(CANCELLED_LINE);
  await paste(app, a, "P-1\nP-2");
  const dialog = preview(app);
  await expect(dialog).toContainText(`Line ${cancelled.id}: cancelled, refunded, or a cancellation was requested`);
  await dialog.getByRole("button", { name: "Fill in 2 codes" }).click();
  await expect(app.code(a)).toHaveValue("P-1");
  await expect(app.code(cancelled)).toHaveValue("");
  await expect(app.code(c)).toHaveValue("P-2");
});

test("two columns go by line ID or SKU, wherever they are pasted", async ({ app }) => {
  await app.signInTo(SENT);
  await paste(app, first, `line\tcode\n${third.id}\tP-3\n${first.sku}\tP-1\nBAG\tP-2\n`);
  const dialog = preview(app);
  await expect(dialog).toContainText("No line of this order has the ID or SKU “BAG”.");
  await expect(dialog).toContainText(`No code for: ${second.id}`);
  await dialog.getByRole("button", { name: "Fill in 2 codes" }).click();
  await expect(app.code(first)).toHaveValue("P-1");
  await expect(app.code(second)).toHaveValue("");
  await expect(app.code(third)).toHaveValue("P-3");
});

test("one cell goes into its field as ever", async ({ app, context, page, omnitron }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: omnitron.url });
  await app.signInTo(SENT);
  await page.evaluate(() => navigator.clipboard.writeText(" P-1\r\n"));
  await app.code(first).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(app.code(first)).toHaveValue(" P-1");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.evaluate(() => navigator.clipboard.writeText("P-2\r\nP-3\r\n"));
  await app.code(second).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await preview(app).getByRole("button", { name: "Fill in 2 codes" }).click();
  await expect(app.code(third)).toHaveValue("P-3");
});
