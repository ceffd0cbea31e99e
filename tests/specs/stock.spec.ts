import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";

import { Bulk } from "../support/bulk.ts";
import { MockOmnitron, type Truth } from "../support/mock.ts";
import { SENT } from "../support/shop.ts";
import { expect, test as base, type Page } from "../support/test.ts";

const test = base.extend<object, { mock: MockOmnitron }>({
  mock: [
    async ({}, use) => {
      const mock = await MockOmnitron.start("--keep-alive", "false", "--shop", "leaks", "--orders", "400");
      await use(mock);
      mock.stop();
    },
    { scope: "worker" },
  ],
});

class Stock {
  constructor(readonly page: Page) {}

  async read() {
    await this.page.getByRole("button", { name: "Read the stock" }).click();
    await expect(this.page.getByRole("button", { name: "Refresh" })).toBeVisible();
  }

  table(name = "Stock rows that hold units") {
    return this.page.getByRole("group", { name, exact: true });
  }

  rows(name?: string) {
    return this.table(name).locator("tbody tr:not(.space)");
  }

  /** The address and the units of each row in the page, from the top. */
  async shown() {
    const rows = await this.rows().all();
    const shown = rows.map(async (row) => {
      const address = await row.getByRole("link").getAttribute("href");
      return [address, (await row.locator("td").first().innerText()).trim()];
    });
    return Promise.all(shown);
  }

  async find() {
    await this.page.getByRole("button", { name: "Find the lines", exact: true }).click();
    await expect(this.page.getByRole("button", { name: "Find the lines again" })).toBeVisible();
  }

  /** The number and the units of a kind of lines. */
  async sums(kind: RegExp) {
    const row = this.page.getByRole("row", { name: kind });
    return (await row.locator("td").allInnerTexts()).map(Number);
  }
}

/** The rows that hold units, as the page must show them. */
function held({ products }: Truth) {
  const rows = products.map(({ product, stock_list, unsent, held }) => ({ product, stock_list, units: unsent + held }));
  const some = rows.filter(({ units }) => units > 0);
  some.sort((a, b) => b.units - a.units || a.product - b.product || a.stock_list - b.stock_list);
  return some;
}

const shownAs = (rows: ReturnType<typeof held>) =>
  rows.map(({ product, stock_list, units }) => [`/stock/${product}/${stock_list}`, String(units)]);

test("the products that hold the most come first, and every counter is the true one", async ({ app, page, omnitron }) => {
  const stock = new Stock(page);
  const rows = held(await omnitron.truth());
  const units = rows.reduce((sum, row) => sum + row.units, 0);
  await app.signIn("/stock");
  await stock.read();
  await expect(page.getByText(`Stock rows that hold units: ${rows.length}. Units held: ${units}.`)).toBeVisible();
  await stock.table().evaluate((frame) => frame.scrollTo(0, 0));
  const shown = await stock.shown();
  expect(shown).toEqual(shownAs(rows).slice(0, shown.length));
  expect(shown.length).toBeGreaterThan(10);
  // The products are named by their SKU, by which one is found.
  const first = (await stock.rows().first().getByRole("link").innerText()).trim();
  expect(first).not.toContain("Product");
  await expect(page.getByText(`${first} holds the most: ${rows[0].units} of ${units} units.`)).toBeVisible();
  await page.getByLabel("SKU, name or product ID").fill(first);
  await expect(stock.rows()).toHaveCount(rows.filter(({ product }) => product === rows[0].product).length);
  await page.getByLabel("Stock list").selectOption("2");
  await expect(stock.rows()).toHaveCount(
    rows.filter(({ product, stock_list }) => product === rows[0].product && stock_list === 2).length,
  );
  const { posts } = await omnitron.ledger();
  expect(posts.filter(({ path }) => !path.endsWith("/login/"))).toEqual([]);
});

test("where the list of all stock is absent, each channel is asked, and no row counts twice", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(404);
  await omnitron.switches({ no_product_stock: true });
  const stock = new Stock(page);
  const rows = held(await omnitron.truth());
  await app.signIn("/stock");
  await stock.read();
  await expect(page.getByText("Omnitron does not have this list: all stock.")).toBeVisible();
  await expect(page.getByText(`Stock rows that hold units: ${rows.length}.`)).toBeVisible();
  const shown = await stock.shown();
  expect(shown).toEqual(shownAs(rows).slice(0, shown.length));
});

test("a user who may not read stock is notified of it", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(403);
  await omnitron.switches({ no_stock: true });
  await app.signIn("/stock");
  await new Stock(page).read();
  await expect(page.getByText("This user may not read this list: all stock.")).toBeVisible();
  await expect(page.getByText("This user may not read this list: stock of channel 1.")).toBeVisible();
  await expect(page.getByText("No stock could be read")).toBeVisible();
});

test("lines that may hold units go into a file, and those that were not sent stand apart", async ({ app, page, omnitron }) => {
  const stock = new Stock(page);
  const truth = await omnitron.truth();
  const of = truth.products.find(({ held, unsent, released }) => held > 0 && unsent > 0 && released > 0)!;
  await app.signIn(`/stock/${of.product}/${of.stock_list}`);
  await stock.find();
  // Lines that were released elsewhere are candidates, too, unless their cancellation was requested since.
  const [lines, units] = await stock.sums(/^Candidates/);
  expect((await stock.sums(/^Not sent/))[1]).toBe(of.unsent);
  const [, cancelled] = await stock.sums(/^Cancelled/);
  const [, requested] = await stock.sums(/^Sent to the ERP, cancellation requested/);
  expect(units + cancelled + requested).toBe(of.held + of.released + of.cancelled);
  expect(cancelled + requested).toBeGreaterThanOrEqual(of.cancelled);
  await expect(page.getByText(`More lines than units: ${units - of.held} units too many`)).toBeVisible();

  const unsent = await stock.rows("Before the ERP has it").locator("td.code").allInnerTexts();
  expect(unsent.length).toBeGreaterThan(0);
  for (const id of unsent) expect(truth.lines.unsent).toContain(Number(id));

  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the candidates (CSV)" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^held-.+\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  const [head, ...rows] = text.replace(/^\uFEFF/, "").trimEnd().split("\r\n").map((row) => row.split(";"));
  expect(head.slice(0, 5)).toEqual(["order_number", "order_item_id", "sku", "quantity", "erp_code"]);
  expect(rows).toHaveLength(lines);
  const ids = rows.map((row) => Number(row[1]));
  for (const id of ids) expect([...truth.lines.held, ...truth.lines.released]).toContain(id);
  for (const row of rows) expect(row[4]).toBe("");
  for (const id of truth.lines.held) {
    const { stock } = await omnitron.item(id);
    if (stock.product === of.product && stock.stock_list === of.stock_list) expect(ids).toContain(id);
  }

  // The import takes the file as it is, and only the codes are missing.
  await new Bulk(page).choose({ name: "held.csv", body: text });
  await expect(page.getByText("order_item_id").first()).toBeVisible();
});

test("what a spreadsheet would run is guarded in the file of candidates, and comes back as it was", async ({ app, page, omnitron }) => {
  const stock = new Stock(page);
  const of = (await omnitron.truth()).products.find(({ held }) => held > 0)!;
  // An Omnitron in which somebody has called each product and order by a formula.
  await page.route(/\/api\/.*/, async (route) => {
    const response = await route.fetch();
    const text = (await response.text()).replace(/"(sku|number)":\s*"/g, '"$1":"=1+');
    await route.fulfill({ response, body: text });
  });
  await app.signIn(`/stock/${of.product}/${of.stock_list}`);
  await stock.find();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the candidates (CSV)" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe(`held-${of.product}.csv`);
  const body = await readFile(await file.path());
  const [, ...rows] = body.toString().trimEnd().split("\r\n").map((row) => row.split(";"));
  expect(rows.length).toBeGreaterThan(0);
  for (const [number, , sku] of rows) expect([number, sku]).toEqual([expect.stringMatching(/^'=1\+/), expect.stringMatching(/^'=1\+/)]);
  await new Bulk(page).choose({ name: "held.csv", body });
  await expect(page.getByRole("cell", { name: rows[0][0].slice(1), exact: true }).first()).toBeVisible();
});

test("codes that are pasted onto the candidates are checked as a file, and released to the right lines", async ({ app, page, omnitron }) => {
  const stock = new Stock(page);
  const truth = await omnitron.truth();
  const of = truth.products.find(({ held }) => held > 1)!;
  await app.signIn(`/stock/${of.product}/${of.stock_list}`);
  await stock.find();
  const ids = (await stock.rows("Candidates").locator("td.code").allInnerTexts()).map(Number);
  const leak = ids.find((id) => truth.lines.held.includes(id))!;
  await page.getByLabel("Or paste the ERP codes").fill(`${leak}\t=ERP 7\nelse\tERP-8`);
  await page.getByRole("button", { name: "Review the codes" }).click();
  const preview = page.getByRole("dialog", { name: "Continue with these codes?" });
  await expect(preview).toContainText("No candidate has the ID or order number “else”.");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await preview.getByRole("button", { name: "Continue with 1 line" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check the rows" })).toBeVisible();
  const bulk = new Bulk(page);
  await expect(page.getByRole("row", { name: String(leak) })).toContainText("=ERP 7");
  await bulk.goOn();
  await bulk.agree();
  await bulk.button().click();
  await bulk.ended();
  const sent = (await omnitron.mappings()).map(({ item, code, did }) => ({ item, code, did }));
  expect(sent).toEqual([{ item: leak, code: "=ERP 7", did: "released" }]);
});

test("a search leads from the one box to the products with held stock", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(404);
  const stock = new Stock(page);
  const [largest] = held(await omnitron.truth());
  await app.signIn("/stock");
  await stock.read();
  const first = stock.rows().first().getByRole("link");
  await expect(first).not.toContainText("Product");
  const sku = (await first.innerText()).trim();
  // What this tab has read is searched at once.
  await page.getByRole("link", { name: "Orders", exact: true }).click();
  await page.getByLabel("Order number").fill(sku);
  await app.button("Find").click();
  const found = page.locator(".notice").filter({ hasText: `Products with held stock and ${sku} in the SKU or name` });
  await expect(found.getByRole("link").first()).toHaveAttribute("href", `/stock/${largest.product}/${largest.stock_list}`);
  // Where nothing was read, the search goes on there.
  await page.reload();
  await page.getByRole("link", { name: `Search held stock for the SKU or name ${sku}` }).click();
  await page.getByRole("button", { name: `Read the stock and search for ${sku}` }).click();
  await expect(page.getByLabel("SKU, name or product ID")).toHaveValue(sku);
  await expect(stock.rows().first().getByRole("link")).toHaveText(sku);
});

test("one channel is read by itself", async ({ app, page, omnitron }) => {
  const stock = new Stock(page);
  await omnitron.switches({ extra_stocks: "own" });
  await app.signIn("/stock");
  await page.getByLabel("Channel").selectOption({ index: 2 });
  await stock.read();
  await expect(page.getByText("Only the stock of channel 2 was read.")).toBeVisible();
  const lists = await stock.rows().locator("td.held-second").allInnerTexts();
  expect(lists.length).toBeGreaterThan(0);
  expect(new Set(lists).size).toBe(1);
  const { requests } = await omnitron.ledger();
  expect(requests.filter((request) => request.includes("/product_stock/"))).toEqual([]);
});

test("a candidate leads to its order", async ({ app, page, omnitron }) => {
  const stock = new Stock(page);
  const [of] = held(await omnitron.truth());
  await app.signIn("/stock");
  await stock.read();
  await stock.rows().first().getByRole("link").click();
  await expect(page).toHaveURL(`/stock/${of.product}/${of.stock_list}`);
  await stock.find();
  const link = stock.rows("Candidates").first().getByRole("link");
  const number = await link.innerText();
  await link.click();
  await expect(page.getByRole("heading", { name: `Order ${number}` })).toBeVisible();
  await page.goBack();
  await expect(stock.rows("Candidates").first()).toBeVisible();
});

test("a search is stopped, and the end of the session offers to sign in", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(401);
  await omnitron.faults({ on: "stock", kind: "slow", millis: 60_000 });
  await app.signIn("/stock");
  await page.getByRole("button", { name: "Read the stock" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Reading was stopped, so rows are missing.")).toBeVisible();
  await omnitron.faults({ on: "stock", kind: "token_revoked" });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
});

test("in Turkish, and for everybody", async ({ app, page }) => {
  await app.signIn("/stock");
  await app.choose("Language", "tr");
  await page.getByRole("button", { name: "Stoku oku" }).click();
  await expect(page.getByRole("button", { name: "Yenile" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Hâlâ rezerve olan stok" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.locator(".stock .virtual tbody a").first().click();
  await page.getByRole("button", { name: "Satırları bul" }).click();
  await expect(page.getByText(/Satırlar adetten fazla/)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});

// Nothing was released in the shop of the demo, so its lines are all that can hold units.
base.describe("where nothing was released", () => {
  /** The first product on a stock list of which that is so. */
  async function stockOf(omnitron: MockOmnitron, is: (truth: Truth["products"][number]) => boolean) {
    const { products } = await omnitron.truth();
    return products.find(is)!;
  }

  base("the lines explain the counter", async ({ app, page, omnitron }) => {
    const of = await stockOf(omnitron, ({ held, cancelled }) => held > 1 && cancelled === 0);
    await app.signIn(`/stock/${of.product}/${of.stock_list}`);
    await new Stock(page).find();
    await expect(page.getByText("The lines explain the reserved units")).toBeVisible();
  });

  base("a line that was released from this browser is no candidate", async ({ app, page, omnitron }) => {
    const stock = new Stock(page);
    const [line] = SENT.lines;
    const { stock: row } = await omnitron.item(line.id);
    await app.signInTo(SENT);
    await app.release(line, "ERP-1");
    await expect(app.result(line)).toContainText("Released");
    await page.getByRole("link", { name: "Stock", exact: true }).click();
    await stock.read();
    await page.getByLabel("SKU, name or product ID").fill(line.sku);
    await page.locator(`a[href="/stock/${row.product}/${row.stock_list}"]`).click();
    await stock.find();
    expect((await stock.sums(/^Released from this browser/))[0]).toBe(1);
    await expect(stock.rows("Candidates").filter({ hasText: String(line.id) })).toHaveCount(0);
  });

  base("units without lines are those of cancelled lines that kept theirs", async ({ app, page, omnitron }) => {
    await omnitron.switches({ also_frees: [] });
    const of = await stockOf(omnitron, ({ cancelled }) => cancelled > 0);
    await app.signIn(`/stock/${of.product}/${of.stock_list}`);
    await new Stock(page).find();
    await expect(page.getByText(`Units without lines: ${of.cancelled}`)).toBeVisible();
  });
});
