/** Where the focus is: in a view that opens, and when what had it is gone. */

import { Bulk, csv } from "../support/bulk.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

test("a row of a file takes the focus, each time, and gives it back", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const { orders } = await omnitron.sample();
  const [first, second] = orders.flatMap((order) => order.items);
  await app.signIn();
  await bulk.choose({
    name: "rows.csv",
    body: csv([
      { item: String(first.pk), code: " A-1" },
      { item: String(second.pk), code: " A-2" },
    ]),
  });
  await bulk.check();
  for (const at of [0, 1, 1]) {
    const opener = page.locator("#rows tbody button").nth(at);
    await opener.click();
    await expect(page.locator("#row")).toBeFocused();
    await expect(page.locator("#row")).toBeInViewport();
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
  }
  // The button goes with its group.
  await page.locator("#kinds button").last().click();
  await expect(page.locator("#kinds")).toBeFocused();
});

test("from the first lines to the end of a run the focus is never lost", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(-30);
  await app.signIn();
  await bulk.choose({ name: "run.csv", body: csv(items.map((item, at) => ({ item: String(item.pk), code: `R-${at}` }))) });
  await bulk.check();
  await bulk.goOn();
  await bulk.button().click();
  const rest = page.locator(".notice .buttons button").first();
  await expect(rest).toBeVisible({ timeout: 15_000 });
  await rest.click();
  await bulk.ended();
  await expect(page.locator("body")).not.toBeFocused();
  expect(await page.evaluate(() => document.activeElement!.tagName)).not.toBe("BODY");
});

test("signing in begins with the user name, and signing in again with the password", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401);
  const [line] = SENT.lines;
  await app.open();
  await expect(page.getByLabel("User name", { exact: true })).toBeFocused();
  await omnitron.faults({ on: "create_mapping", item: line.id, kind: "token_revoked" });
  await app.signInTo(SENT);
  await app.release(line, "A-1");
  await expect(page.getByRole("dialog").getByLabel("Password", { exact: true })).toBeFocused();
});

test("a question begins on the way back", async ({ app, page }) => {
  const [line] = SENT.lines;
  await app.signInTo(SENT);
  await app.enterCode(line, "A-1");
  await app.ask(line);
  await expect(app.confirmation().getByRole("button").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: `Release: line ${line.id}` })).toBeFocused();
});
