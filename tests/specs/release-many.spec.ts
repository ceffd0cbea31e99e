import type { App } from "../support/app.ts";
import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [first, second, third] = SENT.lines;

/** Enters a code for each line, which begins so, and releases them all. */
async function releaseAll(app: App, code: string) {
  for (const line of SENT.lines) await app.enterCode(line, `${code}-${line.id}`);
  await app.button("Release 3 lines…").click();
  await app.confirm();
}

test("all lines at once: one confirmation, one request after the other", async ({ app, page, omnitron }) => {
  await app.signInTo(SENT);
  for (const line of SENT.lines) await app.enterCode(line, `ALL-${line.id}`);
  await app.button("Release 3 lines…").click();
  await app.confirmation().getByRole("button", { name: /^Release 3 lines on / }).click();
  await expect(page.locator("#summary")).toContainText("Released: 3");
  await expect(page.locator("#summary")).toBeFocused();
  const { requests } = await omnitron.ledger();
  expect((await omnitron.mappings()).map((post) => post.item)).toEqual(SENT.lines.map((line) => line.id));
  expect(requests.filter((request) => request.startsWith("POST") && request.includes("create_mapping"))).toHaveLength(3);
});

test("the bar counts what is ready, and offers nothing else", async ({ app, page }) => {
  await app.signInTo(SENT);
  const all = app.button(/^Release \d lines?…$/);
  await expect(all).toHaveCount(0);
  await app.enterCode(first, "A-1");
  await expect(page.getByText("1 line ready", { exact: true })).toBeVisible();
  await app.enterCode(second, " A-2");
  await expect(page.getByText("1 code to fix", { exact: true })).toBeVisible();
  await expect(all).toHaveText("Release 1 line…");
  await app.enterCode(first, "");
  await expect(all).toHaveCount(0);
});

test("the results lead to each line that is not done, until they are closed", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(400);
  await omnitron.faults({ on: "create_mapping", item: second.id, kind: "plain_status", status: 400, body: '{"code":["No."]}' });
  await app.signInTo(SENT);
  await releaseAll(app, "LINK");
  const summary = page.locator("#summary");
  await expect(summary).toContainText("Refused: 1");
  await summary.getByRole("button", { name: `${second.id}: go to this line` }).click();
  await expect(app.result(second)).toBeFocused();
  await summary.getByRole("button", { name: "Close" }).click();
  await expect(summary).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "3 lines" })).toBeFocused();
});

test("after an unknown outcome the rest is not sent, and named", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: second.id, kind: "504", done: true });
  await app.signInTo(SENT);
  await releaseAll(app, "STOP");
  const summary = page.locator("#summary");
  await expect(summary).toContainText("Released: 1");
  await expect(summary).toContainText("Unknown: 1");
  await expect(summary).toContainText("Not sent: 1");
  await expect(summary).toContainText(`Sending stopped after line ${second.id}.`);
  expect((await omnitron.mappings()).map((post) => post.item)).toEqual([first.id, second.id]);
  await expect(app.code(third)).toHaveValue(`STOP-${third.id}`);
});

test("after a refusal the rest is sent", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(400);
  await omnitron.faults({ on: "create_mapping", item: first.id, kind: "plain_status", status: 400, body: '{"code":["No."]}' });
  await app.signInTo(SENT);
  await releaseAll(app, "REF");
  await expect(page.locator("#summary")).toContainText("Released: 2");
  await expect(page.locator("#summary")).toContainText("Refused: 1");
});
