/** Thousands of lines, every fault, and a tab that dies. Three lists are compared: the file, the
 * page's export, and the mock's ledger. */

import { Bulk, csv } from "../support/bulk.ts";
import { MockOmnitron, type Post } from "../support/mock.ts";
import { expect, test as base, type Page } from "../support/test.ts";
import type { Told } from "../support/told.ts";

/** A shop with enough lines. */
const test = base.extend<object, { mock: MockOmnitron }>({
  mock: [
    async ({}, use) => {
      const mock = await MockOmnitron.start("--keep-alive", "false", "--orders", "1200");
      await use(mock);
      mock.stop();
    },
    { scope: "worker" },
  ],
});

test.setTimeout(180_000);

async function lines(omnitron: MockOmnitron, count: number) {
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(0, count);
  expect(items).toHaveLength(count);
  return items.map((item, at) => ({ item: item.pk, code: `00${at}-${item.pk}` }));
}

/** Expects the three lists to agree: nothing lost, sent twice or wrongly called done. Chromium
 * itself may repeat the POSTs of some lines, those whose connection was cut. */
function compare(file: { item: number; code: string }[], rows: Told, posts: Post[], repeated: number[] = []) {
  const sent = new Map<number, Post[]>();
  for (const post of posts) sent.set(post.item!, [...(sent.get(post.item!) ?? []), post]);
  const problems: string[] = [];
  for (const { item, code } of file) {
    const row = rows.get(item);
    const worked = (sent.get(item) ?? []).filter((post) => post.did === "released");
    if (!row) problems.push(`${item} is lost`);
    else if (row.code !== code) problems.push(`${item} has the code ${row.code}`);
    else if (row.result.done && worked.length === 0) problems.push(`${item} is called ${row.result.outcome} and is not`);
    else if (!row.result.done && row.result.outcome !== "unknown" && worked.length > 0) {
      problems.push(`${item} is released and called ${row.result.outcome}`);
    }
    if (worked.length > (repeated.includes(item) ? 2 : 1)) problems.push(`${item} was released ${worked.length} times`);
    if (worked.some((post) => post.code !== code)) problems.push(`${item} was released with another code`);
  }
  expect(problems).toEqual([]);
}

test("2,000 lines with every fault: nothing lost, nothing sent twice, nothing wrongly called done", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(400, 401, 403, 404, 406, 408, 429, 500, 502, 503, 504);
  guard.allowNoAnswer();
  const bulk = new Bulk(page);
  const file = await lines(omnitron, 2_000);
  const at = (index: number) => ({ on: "create_mapping" as const, item: file[index].item });
  await omnitron.faults(
    { ...at(10), kind: "429", retry_after: 1, times: 1 },
    { ...at(20), kind: "500_html", done: true },
    { ...at(21), kind: "500_html", done: false },
    { ...at(30), kind: "502", done: true },
    { ...at(40), kind: "503", done: false },
    { ...at(50), kind: "504", done: true },
    { ...at(60), kind: "slow", millis: 500 },
    { ...at(80), kind: "truncated_body" },
    { ...at(90), kind: "wrong_object_id" },
    { ...at(100), kind: "wrong_code" },
    { ...at(110), kind: "html_200" },
    { ...at(120), kind: "redirect" },
    { ...at(130), kind: "plain_status", status: 406, body: '{"non_field_errors":"Once only."}' },
    { ...at(140), kind: "plain_status", status: 400, body: '{"code":["Bad."]}' },
    { ...at(150), kind: "no_answer", done: true },
    { ...at(160), kind: "no_answer", done: false },
    { ...at(170), kind: "cut", done: true },
    { ...at(180), kind: "cut", done: false },
    { ...at(190), kind: "plain_status", status: 408, done: true },
    { ...at(500), kind: "401_once" },
    { ...at(1_000), kind: "forbidden", times: 1 },
  );
  await app.signIn();
  await bulk.prepareUnchecked({ body: csv(file) });
  await page.getByText("Sending options").click();
  await page.getByRole("radio", { name: "Send all at once" }).check();
  await page.getByLabel("Parallel requests", { exact: true }).fill("8");
  await page.getByLabel("Timeout per request").fill("5");
  await bulk.button().click();
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(again).toBeVisible({ timeout: 60_000 });
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("This user is not allowed to release. Nothing more is sent.", { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: /^Resume: \d+ lines on / }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible({ timeout: 150_000 });
  const rows = await bulk.told();
  const repeated = [170, 180, 190].map((index) => file[index].item);
  compare(file, rows, await omnitron.mappings(), repeated);
  const counts = await page.locator("dl.run-counts dd").allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count.replaceAll(",", "")), 0)).toBe(file.length);
  const outcome = (index: number) => rows.get(file[index].item)!.result.outcome;
  for (const unknown of [20, 21, 30, 40, 50, 80, 90, 100, 110, 120, 150, 160, 170, 180, 190]) expect(outcome(unknown)).toBe("unknown");
  for (const refused of [130, 140, 1_000]) expect(outcome(refused)).toBe("refused");
  for (const released of [0, 10, 60, 500, 1_999]) expect(outcome(released)).toBe("released");
});

/** Opens another tab in the same browser, in place of one that died. */
async function reopen(page: Page, address: string): Promise<Page> {
  const next = await page.context().newPage();
  // The token was in the tab's session storage, and is lost with it.
  await next.goto(address);
  await next.getByLabel("User name", { exact: true }).fill("demo");
  await next.getByLabel("Password", { exact: true }).fill("demo");
  await next.getByRole("button", { name: "Sign in" }).click();
  return next;
}

test("a tab that dies ten times: what was under way is unknown, the rest goes on, nothing is sent twice", async ({ app, page, guard, omnitron }) => {
  guard.allowNoAnswer();
  const file = await lines(omnitron, 300);
  await omnitron.faults({ on: "create_mapping", kind: "slow", millis: 30 });
  await app.signIn();
  let bulk = new Bulk(page);
  await bulk.prepareUnchecked({ body: csv(file) });
  await bulk.allAtOnce();
  await bulk.button().click();
  await expect(page.getByRole("heading", { name: /^Run \d+$/ })).toBeVisible();
  const address = page.url();
  let tab = page;
  for (let death = 1; death <= 10; death++) {
    // The tab dies once this many requests have arrived, in the middle of some of them.
    await expect.poll(async () => (await omnitron.mappings()).length, { intervals: [20] }).toBeGreaterThanOrEqual(death * 17);
    await tab.close({ runBeforeUnload: false });
    tab = await reopen(page, address);
    await tab.getByRole("button", { name: /^Resume/ }).click();
  }
  bulk = new Bulk(tab);
  await bulk.ended();
  const rows = await bulk.told();
  compare(file, rows, await omnitron.mappings());
  const unknown = [...rows.values()].filter((row) => row.result.outcome === "unknown");
  // At most a pool of four, and two that were announced ahead, are unknown for each tab.
  expect(unknown.length).toBeLessThanOrEqual(60);
});

test("a run does not depend on timers, which a hidden tab hardly has", async ({ app, page, omnitron }) => {
  const file = await lines(omnitron, 200);
  await app.signIn();
  const bulk = new Bulk(page);
  await bulk.prepareUnchecked({ body: csv(file) });
  await bulk.allAtOnce();
  await bulk.button().click();
  await expect.poll(async () => (await omnitron.mappings()).length, { timeout: 20_000 }).toBeGreaterThan(0);
  // From the first request on, no timer fires any more.
  await page.evaluate(() => {
    window.setTimeout = (() => 0) as unknown as typeof setTimeout;
  });
  await expect.poll(async () => (await omnitron.mappings()).length, { timeout: 30_000 }).toBe(file.length);
});

test("an export is imported again: the codes are the same bytes, whatever a spreadsheet would run", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(406);
  const items = await lines(omnitron, 6);
  const codes = ["=1+1", "+90", "-5", "@cmd", "'quoted", 'a "b"; c'];
  const file = items.map(({ item }, at) => ({ item, code: codes[at] }));
  await omnitron.faults({ on: "create_mapping", kind: "plain_status", status: 406, body: '{"detail":"No."}' });
  await app.signIn();
  const bulk = new Bulk(page);
  const quoted = file.map(({ item, code }) => ({ item, code: `"${code.replaceAll('"', '""')}"` }));
  await bulk.prepareUnchecked({ body: csv(quoted) });
  await bulk.allAtOnce();
  await bulk.button().click();
  await bulk.ended();
  const exported = await bulk.export("Unfinished rows (CSV)");
  // No cell begins with a character that a spreadsheet would run.
  expect(exported.toString()).not.toMatch(/(^|;)"?[=+@-]/m);
  await omnitron.faults();
  await bulk.prepareUnchecked({ name: "again.csv", body: exported });
  await bulk.allAtOnce();
  await bulk.button().click();
  await bulk.ended();
  const released = (await omnitron.mappings()).filter((post) => post.did === "released");
  expect(released.map((post) => [post.item, post.code]).sort()).toEqual(file.map(({ item, code }) => [item, code]).sort());
});

test("each export holds the codes byte for byte, and the importer reads every row of them again", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(406);
  const codes = ["=1+1", "+90", "-5", "@cmd", "'quoted", 'a "b"; c', "00123", "ığüşöçİ-Ş9", "12345678901234567890"];
  const items = await lines(omnitron, codes.length);
  const file = items.map(({ item }, at) => ({ item, code: codes[at] }));
  const refused = file[7];
  await omnitron.faults({ on: "create_mapping", item: refused.item, kind: "plain_status", status: 406, body: "{}" });
  await app.signIn();
  const bulk = new Bulk(page);
  const quoted = file.map(({ item, code }) => ({ item, code: `"${code.replaceAll('"', '""')}"` }));
  await bulk.prepareUnchecked({ body: csv(quoted) });
  await bulk.allAtOnce();
  await bulk.button().click();
  await bulk.ended();

  const json = await bulk.told();
  expect([...json.values()].map((row) => [Number(row.order_item_id), row.code])).toEqual(file.map(({ item, code }) => [item, code]));
  const notDone = (await bulk.export("Unfinished rows (CSV)")).toString();
  expect(notDone.trimEnd().split("\r\n").slice(1)).toEqual([expect.stringMatching(new RegExp(`^${refused.item};${refused.code};406;;;;\\d*;\\d*;;refused;`))]);
  const everything = await bulk.export("All rows (CSV)");
  await bulk.choose({ name: "everything.csv", body: everything });
  await bulk.check();
  // All but one are done, and are sent again only by consent.
  await expect(bulk.filter("Ready")).toContainText("1");
  await bulk.skipCheck();
  await bulk.goOn();
  await page.getByText(`Preview ${file.length} requests`).click();
  const requests = page.locator('.virtual[aria-label="Requests"] tbody tr');
  await expect(requests).toHaveCount(file.length);
  const bodies = await requests.locator("td:last-child").allTextContents();
  expect(bodies.map((body) => JSON.parse(body).code)).toEqual(codes);
});
