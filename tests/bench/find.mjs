/**
 * `cargo xtask bench find`: rows that know no line ids.
 *
 * First 50 shops with planted leaks, whose rows are matched by the package: a wrong line fails the bench.
 * Then 10,000 rows in the page, against a shop of 50,000 orders that answers after 20 ms.
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import * as app from "./support/page.mjs";
import { installed, load } from "./support/package.mjs";
import { MockOmnitron } from "./support/mock.mjs";

const SEEDS = 50;
const ROWS = 10_000;
const ORDERS = 50_000;
const MILLIS = 20;

/** Numbers from 0 to below 1, the same for the same seed. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

/**
 * The rows of an ERP that knows no line ids, each with the line that it truly is. Some lines have no row, some
 * rows no quantity, and some come twice; only the first of those is true.
 */
function rowsOf(orders, seed) {
  const next = random(seed);
  const rows = [];
  for (const { number, items } of orders) {
    for (const { pk, sku, quantity } of items) {
      if (next() < 0.1) continue;
      const row = { orderNumber: number, sku, quantity: next() < 0.7 ? String(quantity) : "", line: pk };
      rows.push(row);
      if (next() < 0.02) rows.push({ ...row, line: null });
    }
  }
  return rows.sort(() => next() - 0.5);
}

async function matched() {
  const { resolveLines } = await load(installed());
  const sum = { rows: 0, found: 0, wrong: 0, questions: 0, blocked: 0, requests: 0 };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const mock = await MockOmnitron.leaks({ seed, orders: 200 });
    try {
      const rows = rowsOf(await mock.orders(), seed);
      const { token } = await mock.begin();
      const counted = (...call) => ((sum.requests += 1), fetch(...call));
      const options = { connection: { baseUrl: mock.url }, token: () => token.replace("Token ", ""), fetch: counted };
      const { rows: found } = await resolveLines(rows, options);
      const twice = new Set(rows.filter(({ line }) => line === null).map(({ orderNumber, sku }) => `${orderNumber} ${sku}`));
      for (const [at, { kind, orderItemId }] of found.entries()) {
        const { line, orderNumber, sku } = rows[at];
        sum.rows += 1;
        if (kind !== "found") sum[kind === "question" ? "questions" : "blocked"] += 1;
        else if (orderItemId === line && !twice.has(`${orderNumber} ${sku}`)) sum.found += 1;
        else sum.wrong += 1;
      }
    } finally {
      mock.stop();
    }
  }
  const share = (count) => `${((count / sum.rows) * 100).toFixed(1)} %`;
  console.log(`    ${SEEDS} shops, ${sum.rows} rows: found ${share(sum.found)}, asked about ${share(sum.questions)}, blocked ${share(sum.blocked)}, wrong ${sum.wrong}`);
  console.log(`    ${Math.round((sum.requests / sum.rows) * 1_000)} reads per 1,000 rows`);
  if (sum.wrong > 0) throw new Error("a row was given the line of another");
}

async function inPage() {
  const folder = await mkdtemp(join(tmpdir(), "find-"));
  const mock = await MockOmnitron.leaks({ orders: ORDERS, millis: MILLIS });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--enable-precise-memory-info"],
  });
  try {
    const rows = rowsOf(await mock.orders(), 1).slice(0, ROWS);
    const file = join(folder, "erp.csv");
    const cells = rows.map(({ orderNumber, sku, quantity }, at) => `${orderNumber};${sku};${quantity};E-${at}`);
    await writeFile(file, ["order number;sku;quantity;erp code", ...cells, ""].join("\n"));
    const page = await browser.newPage({ locale: "en-GB" });
    let reads = 0;
    page.on("request", (request) => (reads += request.url().includes("/api/") ? 1 : 0));
    await app.signIn(page, mock.url);
    const [, ...steps] = app.rowSteps(page, file);
    await app.rowSteps(page, file)[0][1]();
    const heap = () => page.evaluate(() => performance.memory.usedJSHeapSize / 2 ** 20);
    const before = await heap();
    reads = 0;
    const began = performance.now();
    await steps.find(([name]) => name === "to the rows")[1]();
    const status = page.getByRole("region", { name: "Look up the lines" }).getByRole("status");
    await status.getByText(/^Rows: /).waitFor({ timeout: 1_200_000 });
    const seconds = (performance.now() - began) / 1_000;
    const numbers = new Set(rows.map(({ orderNumber }) => orderNumber)).size;
    console.log(`    ${rows.length} rows of ${numbers} orders in the page, ${ORDERS} orders in the shop, ${MILLIS} ms an answer`);
    console.log(`    ${seconds.toFixed(0)} s, ${Math.round((reads / rows.length) * 1_000)} reads per 1,000 rows, ${Math.round(reads / seconds)} a second`);
    console.log(`    ${(await status.innerText()).trim()}`);
    console.log(`    JavaScript heap ${before.toFixed(0)} MB before, ${(await heap()).toFixed(0)} MB after`);
  } finally {
    await browser.close();
    mock.stop();
    await rm(folder, { recursive: true });
  }
}

await matched();
await inPage();
