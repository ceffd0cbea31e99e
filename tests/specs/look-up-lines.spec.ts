import { Bulk } from "../support/bulk.ts";
import { CANCELLED_LINE, EQUAL_LINES, SENT, SHARED_NUMBER } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

interface Row {
  order: string;
  sku: string;
  quantity?: number | string;
  code: string;
}

/** A file that knows no line ids. */
function file(rows: Row[]): string {
  const lines = rows.map(({ order, sku, quantity = "", code }) => `${order};${sku};${quantity};${code}`);
  return ["sipariş no;stok kodu;miktar;ERP kodu", ...lines, ""].join("\r\n");
}

/** A row for each line of an order, in its order. */
function rowsOf({ number, lines }: typeof SENT, quantities: number[] = []): Row[] {
  return lines.map(({ id, sku }, at) => ({ order: number, sku, quantity: quantities[at], code: `0${id}` }));
}

class LookUp {
  constructor(readonly page: Page) {}

  section() {
    return this.page.getByRole("region", { name: "Look up the lines" });
  }

  /** One kind of finding. */
  kind(words: string) {
    return this.page.locator(".kinds li").filter({ hasText: words });
  }

  /** The panel of a row, opened. */
  async open(row: number) {
    await this.page.getByRole("button", { name: `Details of row ${row}` }).click();
    return this.page.getByRole("article", { name: `Row ${row}` });
  }

  async said(words: string) {
    await expect(this.section().getByRole("status")).toContainText(words);
  }
}

test("a file with order number, SKU and code alone is released, each code on its line", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.choose({ body: file(rowsOf(SENT, [2, 3, 6])) });
  await bulk.check();
  await new LookUp(page).said("Rows: 3. Line found: 3. Question: 0. No line: 0.");
  await bulk.goOn();
  await bulk.button().click();
  await bulk.ended();
  const sent = (await omnitron.mappings()).map(({ item, code, did }) => ({ item, code, did }));
  expect(sent.sort((a, b) => a.item! - b.item!)).toEqual(
    SENT.lines.map(({ id }) => ({ item: id, code: `0${id}`, did: "released" })),
  );
  const lines = (await bulk.export("All rows (CSV)")).toString().split("\r\n");
  expect(lines[0]).toMatch(/^\uFEFF?sipariş no;stok kodu;miktar;ERP kodu;order_item_id;/);
  expect(lines[1]).toMatch(new RegExp(`^${SENT.number};00012345;2;070146;70146;`));
});

test("equal lines wait for a person's consent, which can be taken back", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const lookUp = new LookUp(page);
  await app.signIn();
  await bulk.choose({ body: file(rowsOf(EQUAL_LINES, [1, 4, 1])) });
  await bulk.check();
  await lookUp.said("Line found: 1. Question: 2.");
  await expect(lookUp.kind("several equal lines").locator(".figures")).toHaveText("2");
  await lookUp.kind("several equal lines").getByRole("button", { name: "Agree for all (2)" }).click();
  await lookUp.said("Line found: 3. Question: 0.");
  await (await lookUp.open(2)).getByRole("button", { name: "Change the answer" }).click();
  await lookUp.said("Line found: 1. Question: 2.");

  // A person who knows better chooses; the other row is asked about as well.
  const first = page.getByRole("article", { name: "Row 2" });
  await first.getByRole("button", { name: "Choose Line 70083" }).click();
  await first.getByRole("button", { name: "Close" }).click();
  const second = await lookUp.open(4);
  await second.getByRole("button", { name: "Choose Line 70081" }).click();
  await lookUp.said("Line found: 3. Question: 0.");
  await page.getByRole("button", { name: /^Check .* against Omnitron/ }).click();
  await expect(page.getByText("3 of 3 lines checked against Omnitron")).toBeVisible();
  await bulk.goOn();
  await bulk.agree();
  await bulk.button().click();
  await bulk.ended();
  const codes = (await omnitron.mappings()).map(({ item, code }) => [item, code]);
  expect(Object.fromEntries(codes)).toEqual({ 70083: "070081", 70082: "070082", 70081: "070083" });
});

test("a number on two channels is asked about once, or told apart by a column", async ({ app, page }) => {
  const bulk = new Bulk(page);
  const lookUp = new LookUp(page);
  await app.signIn();
  await bulk.choose({ body: file(rowsOf(SHARED_NUMBER, [1, 2, 1])) });
  await bulk.rows();
  await lookUp.said("Line found: 0. Question: 3.");
  await expect(lookUp.kind("Several orders have this number")).toBeVisible();
  const row = await lookUp.open(2);
  await expect(row.getByRole("button", { name: /^Choose Order/ })).toHaveCount(2);
  await row.getByRole("button", { name: `Choose Order ${SHARED_NUMBER.id}` }).click();
  await lookUp.said("Line found: 3. Question: 0.");

  const channel = await page.request.get("/api/v1/channels/", { headers: await auth(page) });
  expect(channel.ok()).toBe(true);
  const [{ number, lines }] = [SHARED_NUMBER];
  const order = await page.request.get(`/api/i1/orders/${SHARED_NUMBER.id}/`, { headers: await auth(page) });
  const of: unknown = (await order.json()).channel;
  const id = typeof of === "object" && of ? (of as { pk: number }).pk : of;
  const body = ["order number;sku;code;channel", `${number};${lines[1].sku};A;${id}`, ""].join("\n");
  await bulk.choose({ body });
  await bulk.rows();
  await expect(lookUp.section()).toContainText("Rows: 1. ");
  await expect(lookUp.kind("Several orders have this number")).toHaveCount(0);
});

/** What a person who is signed in sends with each request. */
async function auth(page: Page) {
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  const token = /[0-9a-f]{40}/.exec(stored)?.[0];
  return { Authorization: `Token ${token}` };
}

test("what has no line is blocked with its reason, in Turkish too, and can be corrected", async ({ app, page }) => {
  const bulk = new Bulk(page);
  const lookUp = new LookUp(page);
  const [line] = SENT.lines;
  await app.signIn();
  await bulk.choose({
    body: file([
      { order: SENT.number, sku: line.sku.toLowerCase() + "x", quantity: 2, code: "A" },
      { order: "1", sku: line.sku, quantity: 2, code: "B" },
      { order: SENT.number, sku: "BAG-2201", quantity: 1, code: "C" },
      { order: SENT.number, sku: "TEA-500", quantity: 3, code: "D" },
      { order: SENT.number, sku: "TEA-500", quantity: 3, code: "E" },
      { order: "", sku: "TEA-500", quantity: 3, code: "F" },
    ]),
  });
  await bulk.rows();
  await lookUp.said("Rows: 6. Line found: 0. Question: 0. No line: 6.");
  for (const words of [
    "The order has no line with this SKU",
    "Omnitron has no order with this number",
    "No line of this SKU has the quantity",
    "are one line in Omnitron",
    "The row has no order number",
  ]) {
    await expect(lookUp.kind(words)).toBeVisible();
  }
  const row = await lookUp.open(2);
  await row.getByLabel("stok kodu").fill(line.sku);
  await row.getByRole("button", { name: "Save" }).click();
  await lookUp.said("Line found: 1. ");

  await app.choose("Language", "tr");
  await expect(page.getByRole("region", { name: "Satırları ara" })).toContainText("Satırı bulunan: 1.");
  await expect(lookUp.kind("Siparişte bu SKU’da bir satır yok")).toHaveCount(0);
  await expect(lookUp.kind("Bu SKU’nun hiçbir satırında dosyadaki miktar yok")).toBeVisible();
});

test("where the lists ignore the number, orders are found by their address, and the one that was found is asked about", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const lookUp = new LookUp(page);
  await omnitron.switches({ ignore_filters: ["number", "channel_number"], order_path: "number" });
  await app.signIn();
  await bulk.choose({ body: file(rowsOf(SENT, [2, 3, 6])) });
  await bulk.rows();
  await lookUp.said("Line found: 0. Question: 3.");
  await expect(lookUp.kind("not all orders could be searched")).toBeVisible();
  const row = await lookUp.open(2);
  await row.getByRole("button", { name: `Choose Order ${SENT.id}` }).click();
  await lookUp.said("Line found: 3. Question: 0.");
});

test("a search is paused, and goes on after a reload without reading an order again", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  const lookUp = new LookUp(page);
  const { orders } = await omnitron.sample();
  const rows = orders.slice(0, 40).flatMap(({ number, items }) =>
    items.slice(0, 1).map(({ sku }, at) => ({ order: number, sku, code: `${number}-${at}` })),
  );
  await omnitron.faults({ on: "orders", kind: "slow", millis: 150 });
  await app.signIn();
  await bulk.choose({ body: file(rows) });
  await bulk.rows();
  await expect(lookUp.section()).toContainText(/1\d of \d+ orders/);
  await lookUp.section().getByRole("button", { name: "Pause" }).click();
  await expect(lookUp.section()).toContainText("Not looked up yet:");
  const before = await numbersAsked();
  expect(before.length).toBeGreaterThan(9);

  await page.reload();
  await bulk.choose({ body: file(rows) });
  await omnitron.faults();
  await bulk.rows();
  await expect(lookUp.section()).toContainText(/Question: \d+\. No line: \d+\.$/);
  const after = await numbersAsked();
  const asked = new Set(after);
  expect(asked.size).toBe(new Set(rows.map(({ order }) => order)).size);
  // At most those that were under way when it was paused.
  expect(after.length - asked.size).toBeLessThanOrEqual(4);

  async function numbersAsked(): Promise<string[]> {
    const { requests } = await omnitron.ledger();
    return requests.flatMap((request) => /\/orders\/\?number=([^&]+)/.exec(request)?.[1] ?? []);
  }
});

test("a search waits as long as Omnitron asks for, and then reads what was refused", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(429);
  const bulk = new Bulk(page);
  await omnitron.faults({ on: "orders", kind: "429", retry_after: 1, times: 3 });
  await app.signIn("/import/file");
  await bulk.choose({ body: file(rowsOf(CANCELLED_LINE, [1, 2, 2])) });
  await bulk.rows();
  await new LookUp(page).said("Line found: 3.");
});

test("a session that ends while looking up: signed in again, the search resumes", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401);
  const bulk = new Bulk(page);
  const lookUp = new LookUp(page);
  await app.signIn("/import/file");
  await bulk.choose({ body: file(rowsOf(SENT, [2, 3, 6])) });
  await omnitron.faults({ on: "orders", kind: "token_revoked", times: 1 });
  await bulk.rows();
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again).toHaveCount(0);
  await lookUp.section().getByRole("button", { name: "Look up 1 order" }).click();
  await lookUp.said("Line found: 3.");
});
