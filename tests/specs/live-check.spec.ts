import { Bulk, csv } from "../support/bulk.ts";
import { CANCELLED_LINE, NOT_SENT, SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

const [a, b, c] = SENT.lines;
const cancelled = CANCELLED_LINE.lines[1];
const notSent = NOT_SENT.lines[0];
const MISSING = 999_999;

interface Row {
  item: number;
  order?: string;
  sku?: string;
}

/** A file that names orders and products too. */
function file(rows: Row[]): string {
  const lines = rows.map(({ item, order = "", sku = "" }) => `${item};C-${item};${order};${sku}`);
  return ["sipariş kalem no;ERP kodu;sipariş no;SKU", ...lines, ""].join("\r\n");
}

/** One row that matches, and one for each kind of mismatch. */
const ROWS: Row[] = [
  { item: a.id, order: SENT.number, sku: a.sku },
  { item: MISSING },
  { item: b.id, order: NOT_SENT.number, sku: b.sku },
  { item: c.id, order: SENT.number, sku: c.sku.toLowerCase() },
  { item: cancelled.id },
  { item: notSent.id },
];

const FINDINGS = [
  "Omnitron has no line with this ID",
  "belongs to a different order",
  "has a different SKU",
  "In Omnitron, this line or its order is cancelled or refunded",
  "was not sent to the ERP",
];

class LiveCheck {
  constructor(readonly page: Page) {}

  button(name: string | RegExp) {
    return this.section().getByRole("button", { name });
  }

  section() {
    return this.page.getByRole("region", { name: "Check against Omnitron" });
  }

  /** The row of one kind of mismatch. */
  kind(words: string) {
    return this.page.locator(".kinds li").filter({ hasText: words });
  }
}

test("what Omnitron says otherwise needs a person's OK, kind by kind, and nothing of it leaves without", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(404);
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: file(ROWS) });
  await bulk.check();
  await expect(live.section()).toContainText("6 of 6 lines checked against Omnitron. Lines with issues: 5.");
  for (const words of FINDINGS) await expect(live.kind(words).locator(".figures")).toHaveText("1");
  await expect(bulk.filter("Ready")).toContainText("1");
  await expect(bulk.filter("Needs your OK")).toContainText("5");
  await live.kind("has a different SKU").getByRole("button", { name: "Exclude all" }).click();
  await expect(bulk.filter("Excluded")).toContainText("1");
  const { posts } = await omnitron.ledger();
  expect(posts.map((post) => post.path), "the check only reads").toEqual(["/api/i1/auth/login/"]);

  // Two kinds are accepted; each is repeated with its count, and needs a tick.
  for (const words of ["In Omnitron, this line or its order is cancelled or refunded", "was not sent to the ERP"]) {
    await live.kind(words).getByRole("button", { name: "Confirm all" }).click();
  }
  await expect(bulk.filter("Ready")).toContainText("3");
  await bulk.goOn();
  await expect(bulk.button()).toHaveText(`Release 3 lines on ${omnitron.host}`);
  const ticks = page.getByRole("checkbox", { name: "Send 1 line anyway" });
  await expect(ticks).toHaveCount(2);
  await bulk.button().click();
  await ticks.first().check();
  await bulk.button().click();
  await expect(page.getByRole("heading", { name: "Confirm what is sent" })).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
  await ticks.last().check();
  await bulk.button().click();
  await bulk.ended();
  const sent = (await omnitron.mappings()).map((post) => post.item);
  expect(sent.sort()).toEqual([a.id, cancelled.id, notSent.id].sort());
});

test("a line that was found cancelled, or whose order is not in the ERP, does not leave with the rest", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.prepare({ body: file([{ item: a.id }, { item: cancelled.id }, { item: notSent.id }]) });
  await expect(page.getByText("2 rows will not be sent")).toBeVisible();
  await bulk.button().click();
  await bulk.ended();
  expect((await omnitron.mappings()).map((post) => post.item)).toEqual([a.id]);
  expect((await omnitron.item(cancelled.id)).released).toBe(false);
});

test("a check that is skipped is said on the confirmation", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await omnitron.faults({ on: "lines", kind: "no_answer" });
  await app.signIn();
  await bulk.choose({ body: file([{ item: a.id }, { item: b.id }]) });
  await bulk.rows();
  await page.getByRole("button", { name: "Skip the rest of the check" }).click();
  await bulk.goOn();
  await expect(page.getByText("No line was checked against Omnitron")).toBeVisible();
  await bulk.button().click();
  await bulk.ended();
  await expect(page.getByText("Not read: the products of these lines are not known.")).toBeVisible();
});

test("each order is read once for all its lines", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: file(SENT.lines.map(({ id, sku }) => ({ item: id, order: SENT.number, sku }))) });
  await bulk.check();
  await expect(live.section()).toContainText("3 of 3 lines checked against Omnitron. Lines with issues: 0.");
  const { requests } = await omnitron.ledger();
  const count = (words: string) => requests.filter((request) => request.includes(words)).length;
  expect(count(`GET /api/i1/orders_integration/${SENT.id}/`)).toBe(1);
  expect(count("GET /api/i1/order_item/detailed_integration/")).toBe(1);
  expect(count("GET /api/i1/order_items/")).toBe(3);
  await expect(live.button("Check all 3 lines against Omnitron again")).toBeVisible();
});

test("a row that is mended loses what was found of it, and only that row is asked about again", async ({ app, page, guard }) => {
  guard.allowStatus(404);
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: MISSING, code: "X-1" }, { item: b.id, code: "X-2" }]) });
  await bulk.check();
  await expect(bulk.filter("Needs your OK")).toContainText("1");
  await page.getByRole("button", { name: "Details of row 2" }).click();
  const panel = page.getByRole("article", { name: "Row 2" });
  await expect(panel).toContainText("Omnitron has no line with this ID");
  await panel.getByLabel("sipariş kalem no").fill(String(a.id));
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(bulk.filter("Ready")).toContainText("2");
  await live.button("Check this 1 line against Omnitron").click();
  await expect(live.section()).toContainText("2 of 2 lines checked against Omnitron. Lines with issues: 0.");
});

test("a check is stopped with what it has, and goes on over the steps", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: file([{ item: cancelled.id }, { item: a.id }, { item: b.id }]) });
  await omnitron.faults({ on: "lines", kind: "no_answer", item: b.id });
  await bulk.rows();
  await expect(live.section()).toContainText("2 of 3");
  await expect(live.section().getByRole("progressbar")).toHaveAttribute("value", "2");
  // Nothing is sent meanwhile.
  await page.getByRole("button", { name: /^Continue with \d lines?$/ }).click();
  await expect(page.getByText("The lines are still being checked against Omnitron")).toBeVisible();
  await expect(bulk.button()).toBeDisabled();
  await page.goBack();
  await expect(live.section()).toContainText("2 of 3");
  await live.button("Skip the rest of the check").click();
  await expect(live.section()).toContainText("2 of 3 lines checked against Omnitron. Lines with issues: 1.");
  await expect(live.kind("In Omnitron, this line or its order is cancelled or refunded")).toBeVisible();
  await expect(live.button("Check this 1 line against Omnitron")).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
});

test("a line that cannot be read is said to be unchecked, and is asked about again", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(503);
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: a.id, code: "U-1" }, { item: b.id, code: "U-2" }]) });
  await omnitron.faults({ on: "lines", kind: "503", item: b.id, times: 1 });
  await bulk.check();
  await expect(live.kind("Not everything in this row could be checked")).toBeVisible();
  await live.button("Check this 1 line against Omnitron").click();
  await expect(live.section()).toContainText("2 of 2 lines checked against Omnitron. Lines with issues: 0.");
});

test("before sending it is said which lines were not checked, and where that is done", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  const unchecked = (count: number) => page.getByText(new RegExp(`^${count} of 3 lines to be sent (was|were) not checked`));
  await app.signIn();
  await bulk.choose({ body: file([{ item: a.id }, { item: b.id }, { item: c.id }]) });
  await omnitron.faults({ on: "lines", kind: "no_answer", item: c.id });
  await bulk.rows();
  await expect(live.section()).toContainText("2 of 3");
  await live.button("Skip the rest of the check").click();
  await bulk.goOn();
  await expect(unchecked(1)).toBeVisible();
  await page.getByRole("link", { name: "Go back and check" }).click();
  await bulk.goOn();
  await expect(unchecked(1)).toBeVisible();
  await page.goBack();
  await omnitron.faults();
  await live.button("Check this 1 line against Omnitron").click();
  await expect(live.section()).toContainText("3 of 3 lines checked");
  await bulk.goOn();
  await expect(bulk.button()).toBeEnabled();
  await expect(page.getByText("not checked against Omnitron")).toHaveCount(0);
});

test("when the session ends in the middle, one signs in again and checks the rest", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(401);
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: a.id, code: "S-1" }, { item: b.id, code: "S-2" }]) });
  await omnitron.faults({ on: "lines", kind: "401_once", item: b.id });
  await bulk.rows();
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(again).toBeVisible();
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again).toHaveCount(0);
  await live.button(/^Check (this|these) \d lines? against Omnitron$/).click();
  await expect(live.section()).toContainText("2 of 2 lines checked against Omnitron. Lines with issues: 0.");
});

test("signing out stops a check; what it has found stays", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const live = new LiveCheck(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: cancelled.id, code: "O-1" }, { item: b.id, code: "O-2" }]) });
  await omnitron.faults({ on: "lines", kind: "no_answer", item: b.id });
  await bulk.rows();
  await expect(live.section()).toContainText("1 of 2");
  await app.signOut();
  await omnitron.faults();
  await app.trySignIn();
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await page.getByRole("link", { name: "Continue with this file" }).click();
  await bulk.check();
  await expect(live.section()).toContainText("1 of 2 lines checked against Omnitron. Lines with issues: 1.");
  await expect(live.button("Check this 1 line against Omnitron")).toBeVisible();
});
