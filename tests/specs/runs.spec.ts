import { readFile } from "node:fs/promises";

import type { Download } from "@playwright/test";

import { App } from "../support/app.ts";
import { seedRun } from "../support/runs.ts";
import { SENT, NOT_SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const LINES = [...SENT.lines, ...NOT_SENT.lines].map((line) => ({ item: line.id, code: `00${line.id}` }));
const [first, second, third] = LINES;

const count = (page: import("@playwright/test").Page, word: string) =>
  page.locator("dl.run-counts > div").filter({ has: page.locator("dt").filter({ hasText: word }) }).locator("dd");

async function text(download: Download) {
  return readFile(await download.path(), "utf8");
}

test("a run that was never started says so, and starts with count and host on its button", async ({ app, page, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  expect(await omnitron.mappings()).toEqual([]);
  await page.getByRole("button", { name: /^Start: release 5 lines on 127\.0\.0\.1/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await expect(count(page, "Released")).toHaveText("5");
  const posts = await omnitron.mappings();
  expect(posts.map((post) => [post.item, post.code]).sort()).toEqual(LINES.map((line) => [line.item, line.code]).sort());
});

test("the sample is shown before the rest goes on", async ({ app, page, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 2 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  expect(await omnitron.mappings()).toHaveLength(2);
  await page.getByRole("button", { name: /^Send the remaining 3 lines on / }).click();
  await expect(count(page, "Released")).toHaveText("5");
  expect(await omnitron.mappings()).toHaveLength(5);
});

test("nothing leaves when it is stopped in the grace", async ({ app, page, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { grace_seconds: 60 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText(/^Sending starts in \d+ s$/)).toBeVisible();
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await expect(count(page, "Not sent")).toHaveText("5");
  expect(await omnitron.mappings()).toEqual([]);
});

test("after a reload in the middle, what was under way is unknown and the rest goes on", async ({ app, page, guard, omnitron }) => {
  guard.allowNoAnswer();
  await omnitron.faults({ on: "create_mapping", item: second.item, kind: "no_answer", done: true });
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0, pool: 1 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(count(page, "Released")).toHaveText("1");
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(2);
  page.on("dialog", (dialog) => dialog.accept());
  await page.reload();
  await expect(page.getByText("The page was closed during this run. Lines that were being sent then are unknown.", { exact: true })).toBeVisible();
  // Two more were announced ahead; whether they were sent can no longer be known.
  await expect(count(page, "Unknown")).toHaveText("3");
  await page.getByRole("button", { name: /^Resume: 1 line on / }).click();
  await expect(count(page, "Released")).toHaveText("2");
  const sent = (await omnitron.mappings()).map((post) => post.item);
  expect(sent).toEqual(expect.arrayContaining([first.item, second.item, LINES[4].item]));
  expect(new Set(sent).size, "none is sent twice").toBe(sent.length);
});

test("a second tab shows a run that another sends, live, and cannot send it", async ({ app, page, context, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 2 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${omnitron.url}/runs/${run}`);
  await expect(other.getByText("This run is open in another tab")).toBeVisible();
  await expect(other.getByRole("button", { name: /^(Resume|Send|Start|Pause|Stop)/ })).toHaveCount(0);
  await expect(count(other, "Released")).toHaveText("2");
  await expect(other.getByText("The page was closed")).toHaveCount(0);
  // Changes by the first tab are shown here at once.
  await page.getByRole("button", { name: /^Send the remaining \d+ line/ }).click();
  await expect(count(other, "Released")).toHaveText("5");
  await expect(other.getByText("The run is complete.", { exact: true })).toBeVisible();
  expect(await omnitron.mappings()).toHaveLength(5);
});

test("a second tab takes a run over when the first is closed, and sends only the rest", async ({ app, page, context, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 2 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  const next = await context.newPage();
  const other = new App(next);
  await other.signIn(`/runs/${run}`);
  await expect(next.getByText("This run is open in another tab")).toBeVisible();
  await page.close();
  await next.getByRole("button", { name: /^Resume: 3 lines on / }).click();
  // According to the journal, nobody has accepted the sample yet.
  await next.getByRole("button", { name: /^Send the remaining 3 lines on / }).click();
  await expect(count(next, "Released")).toHaveText("5");
  const posts = await omnitron.mappings();
  expect(posts.map((post) => post.item).sort()).toEqual(LINES.map((line) => line.item).sort());
});

test("no tab holds the lock of a run that has ended", async ({ app, page, omnitron }) => {
  const held = () => page.evaluate(async () => (await navigator.locks.query()).held!.map((lock) => lock.name));
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 2 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  expect(await held(), "while it is sent").toHaveLength(1);
  await page.getByRole("button", { name: /^Send the remaining \d+ line/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await expect.poll(held).toEqual([]);
  expect(await omnitron.mappings()).toHaveLength(5);
});

test("a session that ends in the middle pauses the run; signing in again lets it go on", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401);
  await omnitron.faults({ on: "create_mapping", item: third.item, kind: "token_revoked" });
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0, pool: 1 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(again).toBeVisible();
  await omnitron.faults();
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await expect(count(page, "Released")).toHaveText("5");
});

test("an unknown line is settled by hand, and what was not sent goes in a new run", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: first.item, kind: "504", done: false, times: 1 });
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(count(page, "Unknown")).toHaveText("1");
  await page.getByRole("button", { name: `Resolve line ${first.item}…` }).click();
  await page.getByRole("radio", { name: /^It was not sent/ }).check();
  await page.getByLabel("How do you know?").fill("Looked it up in the ERP");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(count(page, "Confirmed not sent")).toHaveText("1");
  await page.reload();
  await expect(count(page, "Confirmed not sent")).toHaveText("1");

  await page.getByRole("button", { name: "Send the remaining lines…" }).click();
  await page.getByRole("button", { name: /^Start: release 1 line on 127\.0\.0\.1/ }).click();
  await expect(page).toHaveURL(new RegExp(`/runs/${run + 1}$`));
  await expect(count(page, "Released")).toHaveText("1");

  // All is done, in this run or the one before.
  await expect(page.getByRole("button", { name: "Unfinished rows (CSV)" })).toBeDisabled();
  await expect(page.getByText("All rows of the file are finished.")).toBeVisible();
});

test("what is not done is exported in the file's own form, codes byte for byte", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(406);
  await omnitron.faults({ on: "create_mapping", item: second.item, kind: "plain_status", status: 406, body: "{}" });
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Unfinished rows (CSV)" }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(`erp.run-${run}.not-done.csv`);
  const [head, row, ...more] = (await text(download)).trimEnd().split("\r\n");
  const evidence = "release_status;release_mapping;release_answered_line;release_answered_code;release_reserved_before;release_reserved_after;release_earlier_answers";
  expect(head).toBe(`kalem id;ERP kodu;${evidence};release_outcome;release_key;release_detail;release_time`);
  expect(row).toContain(`${second.item};${second.code};406;;;;;;;refused;refused.rule;`);
  expect(more).toEqual([]);
});

test("runs are listed with their counts, and deleted after a question", async ({ app, page }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "← Runs" }).click();
  const row = page.getByRole("row").filter({ hasText: "erp.csv" });
  await expect(row).toContainText("Released");
  await row.getByRole("button", { name: `Delete run ${run}…` }).click();
  await page.getByRole("dialog").getByRole("button", { name: `Delete run ${run}` }).click();
  await expect(page.getByText("No runs yet")).toBeVisible();
});

for (const persisted of [true, false]) {
  test(`a browser that ${persisted ? "keeps" : "may delete"} the runs`, async ({ app, page }) => {
    await page.addInitScript((answer) => {
      navigator.storage.persisted = async () => answer;
    }, persisted);
    await app.signIn("/runs");
    await expect(page.getByRole("heading", { name: "No runs yet" })).toBeVisible();
    await expect(page.getByText("Your browser may delete them")).toHaveCount(persisted ? 0 : 1);
  });
}

test("of 5,000 lines only those that are seen are in the page", async ({ app, page }) => {
  await app.signIn();
  const lines = Array.from({ length: 5_000 }, (_, at) => ({ item: 1_000_000 + at, code: `C-${at}` }));
  const run = await seedRun(page, { lines, settings: { grace_seconds: 60 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await page.getByRole("button", { name: "Cancel the run" }).click();
  await expect(count(page, "Not sent")).toHaveText("5,000");
  const table = page.locator(".virtual[aria-label=\"All lines\"]");
  expect(await table.getByRole("row").count()).toBeLessThan(100);
  await table.evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await expect(table.getByRole("rowheader", { name: "1004999" })).toBeVisible();
});

test("a result is printed with its number, its counts and all its lines, and without buttons", async ({ app, page, omnitron }) => {
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(0, 90);
  await app.signIn();
  const run = await seedRun(page, { lines: items.map((item, at) => ({ item: item.pk, code: `Ş-${at}` })), settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(count(page, "Released")).toHaveText("90", { timeout: 30_000 });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.getByRole("button", { name: "Print" }).click();
  await expect(page.locator("body[data-printed]")).toBeVisible();

  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { name: `Run ${run}` })).toBeVisible();
  await expect(count(page, "Released")).toBeVisible();
  await expect(page.locator("tbody td.erp-code")).toHaveText(items.map((_, at) => `Ş-${at}`));
  await expect(page.getByRole("button").filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(page.getByRole("columnheader", { name: "Details" })).toHaveCount(0);
  for (const fact of ["Created", "Finished", "SHA-256 of the file", "Server", "User"]) {
    await expect(page.locator("dt").filter({ hasText: fact, visible: true })).toHaveCount(1);
  }
  await expect(page.locator("tbody td.line-time").first()).toHaveText(/^\d{2}:\d{2}:\d{2}$/);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  // Chromium itself: a page of A4 has room for some forty rows.
  const pages = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages?.length).toBeGreaterThan(1);
});

test("without room for the journal nothing is sent, and it says why", async ({ app, page, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await expect(page.getByRole("button", { name: /^Start:/ })).toBeVisible();
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (value, key) {
      if (this.name === "entries") throw new DOMException("no room", "QuotaExceededError");
      return add.call(this, value, key);
    };
  });
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText(/no space left to save what is sent\.$/)).toBeVisible();
  await expect(count(page, "Not sent")).toHaveText("5");
  expect(await omnitron.mappings()).toEqual([]);
});

test("signing out pauses a run; signed in again, it goes on from where it was", async ({ app, page, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 2 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  await app.signOut();
  await app.trySignIn();
  await page.getByRole("button", { name: /remaining 3 lines on 127\.0\.0\.1/ }).click();
  await expect(count(page, "Released")).toHaveText("5");
  expect(await omnitron.mappings()).toHaveLength(5);
});

test("signing out while lines are sent is asked about, pauses the run, and loses no line", async ({ app, page, omnitron }) => {
  await omnitron.faults({ on: "create_mapping", item: first.item, kind: "slow", millis: 2_500 });
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0, pool: 1 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(1);
  // The run goes on whatever view is shown.
  await page.getByRole("link", { name: "Orders", exact: true }).click();
  await app.signOut();
  const question = page.getByRole("dialog", { name: "Sign out while a run is sending?" });
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await expect(question).toHaveCount(0);
  await app.signOut();
  await question.getByRole("button", { name: "Sign out" }).click();
  await app.trySignIn();
  await page.getByRole("link", { name: /^Runs/ }).click();
  await page.getByRole("link", { name: `erp.csv Run ${run}` }).click();
  await page.getByRole("button", { name: /^Resume: 4 lines on / }).click();
  await expect(count(page, "Released")).toHaveText("5");
  expect(await omnitron.mappings()).toHaveLength(5);
  // Nothing is being sent any more, so there is no question.
  await app.signOut();
  await expect(app.button("Sign in")).toBeVisible();
});

test("the page asks before it is left while lines are sent, and not after", async ({ app, page, guard, omnitron }) => {
  guard.allowNoAnswer();
  await omnitron.faults({ on: "create_mapping", item: first.item, kind: "no_answer", done: true });
  await app.signIn();
  const run = await seedRun(page, { lines: LINES, settings: { sample: 0, pool: 1 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(1);
  const asked = page.waitForEvent("dialog");
  const left = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await left;
});

for (const { kind, status, words } of [
  { kind: "502", status: 502, words: /keeps failing/ },
  { kind: "plain_status", status: 404, words: /as if the address were wrong/ },
]) {
  test(`an outage that answers ${status} to every line pauses the run, and does not use up the file`, async ({ app, page, guard, omnitron }) => {
    guard.allowStatus(status);
    const { orders } = await omnitron.sample();
    const items = orders.flatMap((order) => order.items).slice(0, 60);
    const more = kind === "plain_status" ? { status, body: "<h1>Not Found</h1>", content_type: "text/html" } : {};
    await omnitron.faults({ on: "create_mapping", kind, done: false, ...more });
    await app.signIn();
    const lines = items.map((item, at) => ({ item: item.pk, code: `G-${at}` }));
    const run = await seedRun(page, { lines, settings: { sample: 0 } });
    await page.goto(`/runs/${run}`);
    await page.getByRole("button", { name: /^Start:/ }).click();
    await expect(page.locator(".notice.warning")).toContainText(words);
    await expect(page.getByRole("button", { name: /^Resume: \d+ lines on / })).toBeVisible();
    // Five, and those that were under way or announced ahead with the fifth.
    const sent = (await omnitron.mappings()).length;
    expect(sent).toBeGreaterThanOrEqual(5);
    expect(sent).toBeLessThanOrEqual(11);
    // A run that does not send has no speed.
    await expect(page.locator(".run-progress")).not.toContainText("lines a second");
  });
}
