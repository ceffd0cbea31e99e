import assert from "node:assert/strict";
import { test } from "node:test";

/** The memory is nobody's business, so it is caught where the wasm comes to life. */
const memories = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, given) {
    const instance = new Instance(...given);
    memories.push(instance.exports.memory);
    return instance;
  },
});
const { buildCreateMapping, isOmnitronError, readCreateMapping, validateLine } = await import("omnitron-release");

const connection = { baseUrl: "https://shop.example", token: "abc" };
const good = { orderItemId: 70146, code: "ERP-1" };
const body = JSON.stringify({ pk: 1, object_id: 70146, code: "ERP-1", content_type: 30 });
const answers = [
  { status: 201, headers: { "content-type": "application/json" }, body },
  { status: 400, headers: { "content-type": "application/json" }, body: '{"code":["Too long."]}' },
  { status: 504, headers: {}, body: "<html>".repeat(100) },
];

function calls(count) {
  for (let at = 0; at < count; at += 1) {
    validateLine(good);
    validateLine({ orderItemId: 0, code: " ".repeat(at % 100) });
    buildCreateMapping(good, connection);
    readCreateMapping(good, answers[at % answers.length]);
    try {
      validateLine({ orderItemId: [], code: at });
      assert.fail("no error was thrown");
    } catch (error) {
      assert.ok(isOmnitronError(error), error);
    }
  }
}

test("100,000 calls with good and bad input do not make the memory grow", () => {
  calls(1_000);
  const [memory] = memories;
  const before = memory.buffer.byteLength;
  calls(20_000);
  assert.equal(memory.buffer.byteLength, before);
});
