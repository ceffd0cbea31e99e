/** Runs from an order, which are in the journal: listed, proven, and not lost. */

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import { App } from "../support/app.ts";
import { Bulk, csv } from "../support/bulk.ts";
import { NOT_SENT, SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const [line, second, third] = SENT.lines;

test("releases from an order stand in the list of runs, apart from files", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: second.id, kind: "504", done: false });
  const bulk = new Bulk(page);
  await app.signInTo(SENT);
  await app.release(line, "O-1");
  await expect(app.result(line)).toContainText("Released — ");
  await app.release(second, "O-2");
  await expect(app.result(second)).toContainText("Unknown — ");
  await bulk.prepare({ body: csv([{ item: third.id, code: "O-3" }]) });
  await bulk.button().click();
  await bulk.ended();

  await page.getByRole("link", { name: /^Runs/ }).click();
  const rows = page.locator("table.runs tbody tr");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "From orders" }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText(`Order ${SENT.number}`);
  await expect(rows.first()).toContainText("Unknown");
  await expect(rows.last()).toContainText("Released");
  await page.getByRole("button", { name: "From files" }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText("erp.csv");
  await page.getByRole("button", { name: "From orders" }).click();
  await rows.last().getByRole("link", { name: /^Order .* Run \d+$/ }).click();
  await expect(page.getByText("1 of 1 lines are done.")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: line.sku })).toContainText("They match.");
});

test("a run says of each product what was released and what the counter did, read once a product", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const { orders } = await omnitron.sample();
  const items = orders.filter((order) => order.is_send && order.status === "400").flatMap((order) => order.items);
  const file = items.filter((item) => !item.cancel_status).slice(0, 25);
  await app.signIn();
  await bulk.prepare({ body: csv(file.map((item, at) => ({ item: item.pk, code: `P-${at}` }))) });
  await bulk.allAtOnce();
  await bulk.button().click();
  await bulk.ended();
  const proof = page.locator('.virtual[aria-label="Stock counters"]');
  const products = new Set(file.map((item) => item.sku)).size;
  await expect(proof.getByText("They match.")).toHaveCount(await proof.locator("tbody tr").count());
  const { requests } = await omnitron.ledger();
  const reads = requests.filter((request) => request.includes("/product_stocks/"));
  const rows = await proof.locator("tbody tr").count();
  expect(rows).toBeGreaterThanOrEqual(products);
  expect(reads.length, "before and after, once a product").toBe(2 * rows);
});

test("a counter that does not answer holds a release back for ten seconds at the most", async ({ app, page, omnitron }) => {
  await page.clock.install();
  await omnitron.faults({ on: "stock", kind: "no_answer" });
  await app.signInTo(SENT);
  await app.release(line, "S-1");
  await expect.poll(async () => (await omnitron.ledger()).requests.some((it) => it.includes("/product_stocks/"))).toBe(true);
  await page.clock.fastForward(9_000);
  expect(await omnitron.mappings()).toEqual([]);
  await page.clock.fastForward(1_500);
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(1);
  await page.clock.fastForward(11_000);
  await expect(app.result(line)).toContainText("Released — ");
  await expect(app.fact(app.result(line), "before → after")).toHaveText("not available");
});

test("the counter speaks for an unknown line: it is proposed and not decided", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: line.id, kind: "504", done: true });
  await app.signInTo(SENT);
  await app.release(line, "E-1");
  const result = app.result(line);
  await expect(result).toContainText("Unknown — ");
  await expect(result).toContainText("Most likely released.");
  await result.getByRole("button", { name: "Resolve…" }).click();
  const dialog = page.getByRole("dialog", { name: "Resolve this line" });
  await expect(dialog.getByRole("radio", { name: /^The request worked/ })).toBeChecked();
  await dialog.getByLabel("How do you know?").fill("Seen in Omnitron");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(result).toContainText("Confirmed done");
  await expect(result).toContainText("Seen in Omnitron");
  await expect(result).not.toContainText("The stock may still be reserved");
  await expect(result).not.toContainText("Check before you send again");
  await page.reload();
  await expect(app.result(line)).toContainText("Confirmed done");
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("a counter that did not fall proposes nothing", async ({ app, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: line.id, kind: "504", done: false });
  await app.signInTo(SENT);
  await app.release(line, "E-2");
  await expect(app.result(line)).toContainText("Unknown — ");
  await expect(app.fact(app.result(line), "before → after")).toHaveText(/^(\d+) → \1$/);
  await expect(app.result(line)).not.toContainText("Most likely released");
});

test("after a line that was not sent its counter is not called unreadable, as nobody read it", async ({ app, guard, omnitron }) => {
  guard.allowStatus(429);
  await omnitron.faults({ on: "create_mapping", kind: "429", times: 1 });
  await app.signInTo(SENT);
  await app.release(line, "N-1");
  await expect(app.result(line)).toContainText("Not sent — ");
  await expect(app.result(line)).not.toContainText("before → after");
});

test("a line that was released is sent again only with a tick, even if it was refused since", async ({ app, guard, omnitron }) => {
  guard.allowStatus(400);
  await app.signInTo(SENT);
  await app.release(line, "T-1");
  await expect(app.result(line)).toContainText("Released — ");
  await app.reopen(line);
  await app.ask(line);
  await app.confirmation().getByRole("checkbox").check();
  await app.confirm();
  await expect(app.result(line)).toContainText("Refused — ");
  await expect(app.code(line)).toHaveCount(0);
  await app.reopen(line);
  await app.ask(line);
  await app.confirm();
  await expect(app.confirmation(), "the box is to be ticked first").toBeVisible();
  expect(await omnitron.mappings()).toHaveLength(2);
});

test("a line's lane is seen while its code is typed", async ({ app }) => {
  await app.signInTo(SENT);
  await app.enterCode(line, "OK-1");
  await expect(app.line(line).locator(".outcome", { hasText: "Ready" })).toBeVisible();
  await app.enterCode(line, " BAD");
  await expect(app.line(line).locator(".outcome", { hasText: "Blocked" })).toBeVisible();
  // It appears and disappears without taking the focus.
  await app.code(line).fill("");
  await app.code(line).pressSequentially("TYPED");
  await expect(app.code(line)).toHaveValue("TYPED");
  await app.enterCode(second, "SAME");
  await app.enterCode(third, "SAME");
  await expect(app.line(second).locator(".outcome", { hasText: "Needs your OK" })).toBeVisible();
  await app.ask(second);
  await expect(app.confirmation()).toContainText("Same code on another line");
});

test("a release is there when the browser was killed 0.3 s after it was asked for", async ({ omnitron }) => {
  test.setTimeout(60_000);
  const profile = await mkdtemp(join(tmpdir(), "release-profile-"));
  const executablePath = process.env.CHROMIUM;
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const open = () => chromium.launchPersistentContext(profile, { executablePath, args });
  try {
    const context = await open();
    const page = context.pages()[0];
    const app = new App(page);
    await page.goto(`${omnitron.url}/orders/${SENT.id}`);
    await app.trySignIn();
    await expect(app.line(line)).toBeVisible();
    await app.enterCode(line, "KILL-1");
    await app.ask(line);
    await app.confirm();
    await expect.poll(async () => (await omnitron.mappings()).length, { intervals: [5] }).toBe(1);
    // By the page's own clock, 0.3 s after the request had arrived.
    await page.evaluate(() => new Promise<void>((resolve) => setTimeout(resolve, 300)));
    await kill(profile);
    await context.close().catch(() => {});

    const again = await open();
    const next = new App(again.pages()[0]);
    await next.page.goto(`${omnitron.url}/orders/${SENT.id}`);
    await next.trySignIn();
    await expect(next.result(line)).toContainText(/^.?(Released|Unknown) — /);
    await expect(next.code(line)).toHaveCount(0);
    expect(await omnitron.mappings()).toHaveLength(1);
    await again.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

/** Ends the browser of this profile with SIGKILL. */
async function kill(profile: string) {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes(`--user-data-dir=${profile}`)) process.kill(Number(pid), "SIGKILL");
  }
}

test("an order's lines that are not in the ERP yet need a tick together", async ({ app, page, omnitron }) => {
  await app.signInTo(NOT_SENT);
  for (const of of NOT_SENT.lines) await app.enterCode(of, `E-${of.id}`);
  await app.button("Release 2 lines…").click();
  await app.confirm();
  await expect(app.confirmation()).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
  await app.confirmation().getByRole("checkbox").check();
  await app.confirm();
  await expect(page.locator("#summary")).toContainText("Released: 2");
});
