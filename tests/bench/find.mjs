/**
 * `cargo xtask bench find`: rows that know no line ids, and stock that is still held.
 *
 * First 50 shops with planted leaks, whose rows are matched by the package: a wrong line fails the bench.
 * Then, in the page and against a shop of 50,000 orders that answers after 20 ms: 10,000 rows, and a planted
 * leak from the view of the stock to its release through a file.
 */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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

/** The memory of the browser's largest page process, in MB; where the system tells it. */
async function memory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  const sizes = pages.map(async ({ id }) => {
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.round(Math.max(...(await Promise.all(sizes))));
}

/** Does something in the page of a shop of 50,000 orders, signed in. */
async function inPage(work) {
  const folder = await mkdtemp(join(tmpdir(), "find-"));
  const mock = await MockOmnitron.leaks({ orders: ORDERS, millis: MILLIS });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const page = await browser.newPage({ locale: "en-GB" });
    const counted = { reads: 0 };
    page.on("request", (request) => (counted.reads += request.url().includes("/api/") ? 1 : 0));
    await app.signIn(page, mock.url);
    await work({ page, mock, folder, counted, memory: () => memory(browser) });
  } finally {
    await browser.close();
    mock.stop();
    await rm(folder, { recursive: true });
  }
}

/** 10,000 rows without ids are looked up. */
async function lookedUp({ page, mock, folder, counted, memory }) {
  const rows = rowsOf(await mock.orders(), 1).slice(0, ROWS);
  const file = join(folder, "erp.csv");
  const cells = rows.map(({ orderNumber, sku, quantity }, at) => `${orderNumber};${sku};${quantity};E-${at}`);
  await writeFile(file, ["order number;sku;quantity;erp code", ...cells, ""].join("\n"));
  const steps = new Map(app.rowSteps(page, file));
  await steps.get("choose the file")();
  const before = await memory();
  counted.reads = 0;
  const began = performance.now();
  await steps.get("to the rows")();
  const status = page.getByRole("region", { name: "Look up the lines" }).getByRole("status");
  await status.getByText(/^Rows: /).waitFor({ timeout: 1_200_000 });
  const seconds = (performance.now() - began) / 1_000;
  const { reads } = counted;
  const numbers = new Set(rows.map(({ orderNumber }) => orderNumber)).size;
  console.log(`    ${rows.length} rows of ${numbers} orders in the page, ${ORDERS} orders in the shop, ${MILLIS} ms an answer`);
  console.log(`    ${seconds.toFixed(0)} s, ${Math.round((reads / rows.length) * 1_000)} reads per 1,000 rows, ${Math.round(reads / seconds)} a second`);
  console.log(`    ${(await status.innerText()).trim()}`);
  console.log(`    the page's process: ${before} MB before, ${await memory()} MB after`);
}

/**
 * The lines of a product that hold units although the ERP was told of them, but for those whose cancellation is
 * asked for: the page lists these apart.
 */
async function leaksOf(mock, { lines }, { product, list, sku }) {
  const held = new Set(lines.held);
  const items = (await mock.orders()).flatMap(({ items }) => items);
  const leaks = items.filter((item) => held.has(item.pk) && item.sku === sku && item.cancel_status !== "waiting");
  const on = await Promise.all(leaks.map(({ pk }) => mock.control("GET", `item/${pk}`)));
  return leaks.filter((_, at) => on[at].stock.product === product && on[at].stock.stock_list === list).map(({ pk }) => pk);
}

/** A planted leak is found from the view of the stock, and released through the file that is made there. */
async function released({ page, mock, folder, counted, memory }) {
  const truth = await mock.control("GET", "truth");
  const before = await memory();
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const began = performance.now();
  const at = (what) => console.log(`    ${what.padEnd(40)} ${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s ${String(counted.reads).padStart(6)} reads`);
  counted.reads = 0;
  await page.getByRole("link", { name: "Stock", exact: true }).click();
  await press("Read the stock");
  await page.getByRole("button", { name: "Refresh" }).waitFor({ timeout: 300_000 });
  at("the stock is read");
  await page.getByRole("group", { name: "Stock rows that hold units", exact: true }).getByRole("link").first().click();
  const [, product, list] = /\/stock\/(\d+)\/(\d+)/.exec(page.url()).map(Number);
  await press("Find the lines");
  await page.getByRole("button", { name: "Find the lines again" }).waitFor({ timeout: 300_000 });
  at("its lines are read");
  const coming = page.waitForEvent("download");
  await press("Download the candidates (CSV)");
  const text = (await readFile(await (await coming).path(), "utf8")).replace(/^\uFEFF/, "");
  const [head, ...rows] = text.trimEnd().split("\r\n").map((row) => row.split(";"));
  const held = new Set(truth.lines.held);
  const leaks = rows.filter((row) => held.has(Number(row[1])));
  // The ERP fills in the codes of the lines that it has and did not report; those are the leaks.
  const filled = leaks.map((row) => [...row.slice(0, 4), `ERP-${row[1]}`]);
  const file = join(folder, "held.csv");
  await writeFile(file, [head.slice(0, 5), ...filled].map((row) => row.join(";")).join("\r\n") + "\r\n");
  const steps = new Map(app.rowSteps(page, file));
  await steps.get("choose the file")();
  await steps.get("to the rows")();
  await page.getByText(/\d+ of \d+ lines checked against Omnitron/).waitFor({ timeout: 300_000 });
  await steps.get("to the confirmation")();
  await app.send(page, { atOnce: 4 });
  at(`${leaks.length} lines are released`);
  const after = await mock.control("GET", "truth");
  const freed = leaks.filter((row) => after.lines.released.includes(Number(row[1]))).length;
  const planted = await leaksOf(mock, truth, { product, list, sku: rows[0]?.[2] });
  const found = leaks.filter((cells) => planted.includes(Number(cells[1]))).length;
  console.log(`    ${rows.length} candidates, ${found} of ${planted.length} planted leaks among them; released ${freed}`);
  console.log(`    the page's process: ${before} MB before, ${await memory()} MB after`);
  if (found !== planted.length || freed !== leaks.length) throw new Error("a leak was not found, or not released");
}

await matched();
await inPage(lookedUp);
await inPage(released);
