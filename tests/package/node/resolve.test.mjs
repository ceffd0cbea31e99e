/** Looks up the lines of rows that know no line ids. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { releaseAll, resolveLines } from "omnitron-release";

import { control, faults, releases, reset, signedIn, until } from "./support.mjs";

const ORDER = "2811223344556677";
const rows = [
  { orderNumber: ORDER, sku: "00012345", quantity: "2" },
  { orderNumber: ORDER, sku: "BAG-2201", quantity: "3" },
  { orderNumber: ORDER, sku: "bag-2201" },
];
/** An order with two equal lines, and a number that two orders have. */
const equal = ["FRM-3", "FRM-3"].map((sku) => ({ orderNumber: "1798305056347597", sku, quantity: "1" }));
const shared = { orderNumber: "1634093827182779", sku: "LIN-KING", quantity: "2" };

beforeEach(reset);

const requests = async () => (await control("GET", "ledger")).requests.filter((it) => it.startsWith("GET /api"));

test("lines are found by order number and SKU, and then released", async () => {
  const options = await signedIn();
  const told = [];
  const { rows: found, stopped } = await resolveLines(rows, { ...options, onProgress: (...it) => told.push(it) });
  assert.equal(stopped, null);
  assert.deepEqual(found.map(({ kind, orderItemId, code }) => [kind, orderItemId, code]), [
    ["found", 70146, null],
    ["found", 70147, null],
    ["blocked", null, "resolve.no_line"],
  ]);
  assert.deepEqual(told, [[0, 1], [1, 1]]);
  const lines = found.filter(({ kind }) => kind === "found").map(({ orderItemId }) => ({ orderItemId, code: `E-${orderItemId}` }));
  for await (const _ of releaseAll(lines, options));
  // Several are sent at once, in any order.
  const sent = (await releases()).map(({ item, code }) => [item, code]);
  assert.deepEqual(sent.sort(), [[70146, "E-70146"], [70147, "E-70147"]]);
});

test("equal lines are asked about, and given in the order of their ids by consent", async () => {
  const options = await signedIn();
  const asked = await resolveLines(equal, options);
  assert.deepEqual(asked.rows.map(({ code }) => code), ["resolve.exchange", "resolve.exchange"]);
  const count = (await requests()).length;
  const answers = { exchanges: [asked.rows[0].exchange] };
  const agreed = await resolveLines(equal, { ...options, readings: asked.readings, answers });
  assert.deepEqual(agreed.rows.map(({ orderItemId }) => orderItemId), [70081, 70083]);
  assert.equal((await requests()).length, count, "nothing is read twice");

  const chosen = await resolveLines(equal, { ...options, readings: asked.readings, answers: { lines: { 0: 70083, 1: 70081 } } });
  assert.deepEqual(chosen.rows.map(({ orderItemId }) => orderItemId), [70083, 70081]);
});

test("a number that two orders have is asked about", async () => {
  const options = await signedIn();
  const { rows: [row], readings } = await resolveLines([shared], options);
  assert.equal(row.code, "resolve.several_orders");
  assert.equal(row.orders.length, 2);
  const answers = { orders: { 0: 12050 } };
  const { rows: [answered] } = await resolveLines([shared], { ...options, readings, answers });
  assert.deepEqual([answered.kind, answered.orderItemId], ["found", 70126]);
});

test("what fails is said of its rows, and read again the next time", async () => {
  const options = await signedIn();
  await faults({ on: "lines", kind: "504" });
  const failed = await resolveLines(rows, options);
  assert.deepEqual(failed.rows.map(({ code }) => code), Array(3).fill("resolve.lines_failed"));
  await faults();
  const { rows: [row] } = await resolveLines(rows, { ...options, readings: failed.readings });
  assert.equal(row.kind, "found");
});

test("the end of the session, and a signal, stop the reading and lose nothing", async () => {
  const options = await signedIn();
  const ended = await resolveLines(rows, { ...options, token: () => "0123456789012345678901234567890123456789" });
  assert.equal(ended.stopped, "sessionEnded");
  const abort = new AbortController();
  const onProgress = () => abort.abort();
  const stopped = await resolveLines(rows, { ...options, signal: abort.signal, onProgress });
  assert.equal(stopped.stopped, "stopped");
  assert.equal(stopped.rows[0].code, "resolve.not_read");
  assert.deepEqual(await releases(), []);
});

test("a signal ends a wait that Omnitron asked for", { timeout: 20_000 }, async () => {
  const options = await signedIn();
  await faults({ on: "orders", kind: "429", retry_after: 600 });
  const abort = new AbortController();
  let answers = 0;
  const counted = async (...request) => {
    const answer = await fetch(...request);
    answers += 1;
    return answer;
  };
  const waits = resolveLines(rows, { ...options, fetch: counted, signal: abort.signal });
  await until(() => answers > 0);
  abort.abort();
  const { stopped, rows: [row] } = await waits;
  assert.deepEqual([stopped, row.code], ["stopped", "resolve.not_read"]);
});

test("wrong input is refused by its place", async () => {
  const options = await signedIn();
  await assert.rejects(resolveLines([{ orderNumber: 42, sku: "A" }], options), /rows\[0\]\.orderNumber/);
  await assert.rejects(resolveLines(rows, { ...options, readings: "{" }), /options\.readings/);
});
