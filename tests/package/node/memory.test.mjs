import assert from "node:assert/strict";
import { test } from "node:test";

/** The memory is private, so it is captured where the wasm is instantiated. */
const memories = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, given) {
    const instance = new Instance(...given);
    memories.push(instance.exports.memory);
    return instance;
  },
});
const omnitron = await import("omnitron-release");

const connection = { baseUrl: "https://shop.example", token: "abc" };
const good = { orderItemId: 70146, code: "ERP-1" };
const json = (status, body) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const answers = [
  json(201, { pk: 1, object_id: 70146, code: "ERP-1", content_type: 30 }),
  json(200, [{ pk: 1, id: 2, attributes: { quantity: [1] } }, { pk: {} }]),
  json(400, { code: ["Too long."], deep: { deep: { deep: ["No."] } } }),
  { status: 504, headers: {}, body: "<html>".repeat(100) },
  { status: 200, headers: {}, body: '[{"pk":' },
  { failed: "timedOut", seconds: 30 },
  { status: "200" },
];
/** Every pair of functions, each with a valid and an invalid query. */
const pairs = [
  ["CreateMapping", good, { orderItemId: [], code: 5 }],
  ["ListOrders", { page: 1, number: "A" }, { page: -1 }],
  ["GetOrder", { orderId: 7 }, { orderId: "x" }],
  ["ListOrderItems", { orderId: 7 }, { orderId: 7, address: "none" }],
  ["GetOrderItem", { orderItemId: 8 }, undefined],
  ["ListContentTypes", { model: "orderitem" }, { model: 1 }],
  ["ListProductStocks", { channelId: 1, productId: 2, stockListId: 3 }, { channelId: 1 }],
];

/** Calls a function. An error that it throws must be one of the package's own. */
function call(name, ...given) {
  try {
    return omnitron[name](...given);
  } catch (error) {
    assert.ok(omnitron.isOmnitronError(error), error);
    return undefined;
  }
}

let calls = 0;
const counted = (...given) => ((calls += 1), call(...given));

function everything(at) {
  counted("validateLine", good);
  counted("validateLine", { orderItemId: 0, code: " ".repeat(at % 100) });
  counted("validateLine", { orderItemId: [], code: at });
  counted("validateLines", [good, { ...good, code: "a\0b" }, { orderItemId: 1, code: "ERP-1" }]);
  counted("validateLines", [good, null]);
  const answer = answers[at % answers.length];
  for (const [name, query, bad] of pairs) {
    counted(`build${name}`, query, connection);
    counted(`build${name}`, bad, connection);
    counted(`build${name}`, query, { baseUrl: "http://shop.example" });
    counted(`read${name}`, query, answer);
  }
  counted("buildLogin", { username: "a", password: "b" }, connection);
  counted("readLogin", answer);
}

test("100,000 calls with good and bad input do not make the memory grow", () => {
  for (let at = 0; at < 100; at += 1) everything(at);
  const [memory] = memories;
  const before = memory.buffer.byteLength;
  calls = 0;
  for (let at = 0; calls < 100_000; at += 1) everything(at);
  assert.equal(memory.buffer.byteLength, before);
});

test("runs give their memory back", async () => {
  const lines = Array.from({ length: 2_000 }, (_, index) => ({ orderItemId: index + 1, code: `ERP-${index}` }));
  const fetch = async (url) => {
    const [, id] = /order_items\/(\d+)\//.exec(url);
    return new Response(JSON.stringify({ object_id: Number(id), code: `ERP-${id - 1}` }), { status: 201 });
  };
  const run = async () => {
    let done = 0;
    const options = { connection: { baseUrl: connection.baseUrl }, token: () => "abc", fetch, pool: 16 };
    for await (const update of omnitron.releaseAll(lines, options)) {
      if (update.type === "outcome" && update.result.outcome.kind === "released") done += 1;
    }
    assert.equal(done, lines.length);
  };
  await run();
  await run();
  const [memory] = memories;
  const before = memory.buffer.byteLength;
  for (let count = 0; count < 5; count += 1) await run();
  assert.equal(memory.buffer.byteLength, before);
});
