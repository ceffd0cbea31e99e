import assert from "node:assert/strict";
import { test } from "node:test";

import { buildCreateMapping, isOmnitronError, OmnitronError, readLogin, validateLine, validateLines } from "omnitron-release";

const connection = { baseUrl: "https://shop.example", token: "abc" };

test("a good line comes back with a number for its id", () => {
  const { ok, line } = validateLine({ orderItemId: "70146", code: "ERP-1" });
  assert.equal(ok, true);
  assert.deepEqual(line, { orderItemId: 70146, code: "ERP-1", updateStock: true });
});

test("a code is kept byte for byte", () => {
  const { line } = validateLine({ orderItemId: 1, code: "00ğ 1" });
  assert.equal(line.code, "00ğ 1");
});

test("every problem is named by its code", () => {
  const problem = (input) => validateLine(input).problems.map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(problem({ orderItemId: 1, code: "" }), ["code code.empty"]);
  assert.deepEqual(problem({ orderItemId: 1, code: "a\u0007" }), ["code code.control"]);
  assert.deepEqual(problem({ orderItemId: 0, code: "A" }), ["orderItemId id.zero"]);
});

test("a line that is there twice is found among many", () => {
  const lines = [1, 2, 1].map((orderItemId) => ({ orderItemId, code: `ERP-${orderItemId}` }));
  const { ready, problems } = validateLines(lines);
  assert.ok(ready < 3);
  assert.ok(problems.some(({ index, other }) => index === 2 && other === 0));
});

test("what has the wrong type is an OmnitronError that names the place", () => {
  const wrong = () => validateLine({ orderItemId: 1, code: 12345 });
  assert.throws(wrong, (error) => {
    assert.ok(error instanceof OmnitronError && error instanceof Error && isOmnitronError(error));
    assert.equal(error.name, "OmnitronError");
    assert.equal(error.code, "input.wrong_type");
    assert.match(error.message, /code/);
    assert.match(error.stack, /lines\.test\.mjs/);
    return true;
  });
  for (const value of [undefined, null, 1, "line", []]) {
    assert.throws(() => validateLine(value), { name: "OmnitronError", code: "input.wrong_type" });
  }
});

test("an address that is not safe is refused", () => {
  const line = { orderItemId: 1, code: "A" };
  assert.throws(() => buildCreateMapping(line, { ...connection, baseUrl: "http://shop.example" }), { code: "url.not_secure" });
  assert.throws(() => buildCreateMapping(line, { baseUrl: connection.baseUrl }), { code: "build.no_token" });
});

test("a refused login carries the refusal, and never the password", () => {
  const body = JSON.stringify({ non_field_errors: ["Unable to log in"] });
  assert.throws(
    () => readLogin({ status: 400, headers: { "content-type": "application/json" }, body }),
    ({ code, details }) => code === "refused.login" && details.refusal.status === 400,
  );
});
