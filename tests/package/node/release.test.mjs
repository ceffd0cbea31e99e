/** Releases without a call of init, which is not needed in Node.js. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { buildCreateMapping, readCreateMapping, release, toHttpResponse } from "omnitron-release";

import { connection, control, faults, releases, reset, signedIn } from "./support.mjs";

const line = { orderItemId: 70146, code: "ERP-1" };

beforeEach(reset);

test("a line is released, once", async () => {
  const { line: sent, outcome, sends, status } = await release(line, await signedIn());
  assert.equal(outcome.kind, "released");
  assert.equal(outcome.mapping.objectId, 70146);
  assert.deepEqual(sent, { ...line, updateStock: true });
  assert.equal(sends, 1);
  assert.equal(status, 201);
  assert.deepEqual(await releases(), [{ item: 70146, code: "ERP-1", did: "released" }]);
});

test("without its stock, the code is recorded", async () => {
  const { outcome } = await release({ ...line, updateStock: false }, await signedIn());
  assert.equal(outcome.kind, "recorded");
  assert.deepEqual(await releases(), [{ item: 70146, code: "ERP-1", did: "recorded" }]);
});

test("a host can build the request, carry it itself, and have the answer read", async () => {
  const { token } = await signedIn();
  const request = buildCreateMapping(line, { ...connection, token: token() });
  const outcome = readCreateMapping(line, await toHttpResponse(await fetch(request.url, request)));
  assert.equal(outcome.kind, "released");
});

test("a refusal carries the words of Omnitron", async () => {
  await control("PUT", "switches", { code_max_length: 3 });
  const { outcome } = await release(line, await signedIn());
  assert.equal(outcome.kind, "refused");
  assert.equal(outcome.refusal.status, 400);
  assert.equal(outcome.refusal.fields[0].field, "code");
});

test("a lost answer is unknown, and is not repeated", async () => {
  const options = await signedIn();
  await faults({ on: "create_mapping", kind: "504", done: true });
  const { outcome } = await release(line, options);
  assert.equal(outcome.kind, "unknown");
  assert.equal((await releases()).length, 1);
});

test("an answer of another line is unknown", async () => {
  const options = await signedIn();
  await faults({ on: "create_mapping", kind: "wrong_object_id" });
  const { outcome } = await release(line, options);
  assert.deepEqual([outcome.kind, outcome.code], ["unknown", "unknown.other_line"]);
});

test("the host's fetch carries the request", async () => {
  const asked = [];
  const carry = (url, init) => {
    asked.push(String(url.url ?? url));
    return fetch(url, init);
  };
  await release(line, { ...(await signedIn()), fetch: carry });
  assert.equal(asked.length, 1);
  assert.match(asked[0], /order_items\/70146\/create_mapping\/$/);
});

test("a token that comes later is waited for", async () => {
  const { token } = await signedIn();
  const later = async () => token();
  assert.equal((await release(line, { connection, token: later })).outcome.kind, "released");
});
