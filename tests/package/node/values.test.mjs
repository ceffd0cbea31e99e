/** Values that the package takes and gives: errors, tables, options. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { isOmnitronError, OmnitronError, readTable, resolveLines, validateLine, validateLines } from "omnitron-release";

import { part } from "./support.mjs";

test("an error of another copy of the package is known by its parts, and nothing else is", () => {
  const other = Object.assign(new Error("why"), { name: "OmnitronError", code: "line.empty", details: {} });
  assert.equal(isOmnitronError(other), true);
  assert.equal(isOmnitronError(new OmnitronError("package.not_ready", "why")), true);
  const { name, code, details } = other;
  for (const value of [
    undefined,
    null,
    "OmnitronError",
    { name, code, details },
    Object.assign(new Error(), { code, details }),
    Object.assign(new Error(), { name, details }),
    Object.assign(new Error(), { name, code }),
    Object.assign(new Error(), { name }),
  ]) {
    assert.equal(isOmnitronError(value), false);
  }
});

test("lines cross into the module as one text, and those that are not as declared one by one", async () => {
  const { packLines } = await part("lines.js");
  const good = { orderItemId: 1, code: "A" };
  assert.equal(packLines([good, { orderItemId: "2", code: "B", updateStock: false }]), "1\0A\0\x002\0B\x000");
  assert.equal(packLines([{ ...good, updateStock: true }, { ...good, updateStock: null }]), "1\0A\0\x001\0A\0");
  assert.equal(packLines([]), "");
  const wrong = [null, undefined, "line", { ...good, code: 1 }, { ...good, orderItemId: null }, { ...good, updateStock: 0 }];
  for (const line of wrong) assert.equal(packLines([good, line]), undefined);
  for (const lines of [undefined, "lines", { length: 0 }]) assert.equal(packLines(lines), undefined);
  assert.equal(validateLines([good]).ready, 1);
  assert.throws(() => validateLine(undefined), { code: "input.wrong_type" });
});

test("a table is viewed and checked part by part", () => {
  const text = "order_item_id;code\n70146;ERP-1\n70147;\n70148;ERP-3\n";
  const table = readTable(new TextEncoder().encode(text));
  assert.equal(table.summary.rows, 3);
  assert.deepEqual(table.rows(1, 2).map(({ cells }) => cells), [["70147", ""], ["70148", "ERP-3"]]);
  const check = table.check();
  assert.deepEqual([check.rows, check.ready, check.problemCount], [3, 2, check.problems(0, 10).length]);
  assert.deepEqual(check.lines(1, 1).map(({ orderItemId, code }) => [orderItemId, code]), [[70148, "ERP-3"]]);
  assert.deepEqual(check.problems(0, 1).map(({ code }) => code), ["code.empty"]);
  assert.throws(() => readTable(new Uint8Array([0, 1, 2])), { name: "OmnitronError" });
  const options = { delimiter: "comma" };
  assert.notDeepEqual(readTable(new TextEncoder().encode(text), options).summary, table.summary);
});

const rows = [{ orderNumber: "A-1", sku: "S" }];
const options = (fetch, more = {}) => ({ connection: { baseUrl: "https://shop.example" }, token: () => "abc", fetch, ...more });
const page = (results) => new Response(JSON.stringify({ count: results.length, next: null, results }), { headers: { "content-type": "application/json" } });

test("a signal ends a lookup that waits for an answer", async () => {
  const abort = new AbortController();
  const fetch = () => (setImmediate(() => abort.abort()), new Promise(() => {}));
  const { stopped, rows: [row] } = await resolveLines(rows, options(fetch, { signal: abort.signal, timeoutSeconds: 1 }));
  assert.equal(stopped, "stopped");
  assert.equal(row.code, "resolve.not_read");
});

test("an option that is undefined is as one that is not there, and bodies are sent whole", async () => {
  const sent = [];
  const fetch = async (url, init) => (sent.push({ url, init }), page([]));
  const none = { answers: undefined, readings: undefined, quantityKey: undefined, pool: undefined, onProgress: undefined };
  const { rows: [row] } = await resolveLines(rows, options(fetch, none));
  assert.notEqual(row.kind, "found");
  assert.ok(sent.length > 0);
  for (const { init } of sent) assert.deepEqual([init.method, init.headers.authorization, init.duplex], ["GET", "Token abc", undefined]);
});
