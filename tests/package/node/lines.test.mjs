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

test("codes with NULs of their own stay with their lines", () => {
  const codes = ["A", "B\0C\0D\0E", "F\0", "G"];
  const { ready, problems } = validateLines(codes.map((code, index) => ({ orderItemId: index + 1, code })));
  assert.equal(ready, 2);
  assert.deepEqual(problems.map(({ index, code }) => [index, code]), [[1, "code.nul"], [2, "code.nul"]]);
});

test("half of a character is refused, and a whole replacement character is a code", () => {
  const lines = (code) => [{ orderItemId: 1, code: "A" }, { orderItemId: 2, code }];
  assert.throws(() => validateLines(lines("x\ud83d")), { code: "input.wrong_type", message: /lines\[1\]\.code/ });
  assert.equal(validateLines(lines("x\ufffd")).ready, 2);
  assert.equal(validateLine({ orderItemId: 1, code: "x\ufffd😀" }).line.code, "x\ufffd😀");
});

test("nothing that is not as declared becomes a line", () => {
  const good = { orderItemId: 1, code: "A" };
  const bad = [
    { code: new Date(0) },
    { code: new String("A") },
    { code: 5 },
    { code: undefined },
    { orderItemId: [1] },
    { orderItemId: true },
    { orderItemId: null },
    { updateStock: "false" },
    { updateStock: 0 },
    { updateStock: NaN },
  ];
  for (const part of bad) {
    const [name] = Object.keys(part);
    const lines = [good, { ...good, orderItemId: 2, ...part }];
    const wrong = { code: "input.wrong_type", details: { path: `lines[1].${name}` } };
    assert.throws(() => validateLines(lines), wrong, JSON.stringify(part));
  }
  assert.throws(() => validateLines("lines"), { code: "input.wrong_type", message: /array/ });
  assert.deepEqual(validateLines([]), { ready: 0, problems: [] });
});

test("an id is a whole number, however it is given", () => {
  const { problems } = validateLines(
    [1.5, NaN, -1, 2 ** 53, "007", " 1", 1e21].map((orderItemId) => ({ orderItemId, code: "A" })),
  );
  const ids = problems.filter(({ field }) => field === "orderItemId");
  assert.deepEqual(ids.map(({ index }) => index), [0, 1, 2, 3, 4, 5, 6]);
  assert.equal(validateLine({ orderItemId: 2 ** 53 - 1, code: "A" }).line.orderItemId, 2 ** 53 - 1);
});

test("what only records is not released", () => {
  for (const [updateStock, wanted] of [[undefined, true], [null, true], [true, true], [false, false]]) {
    const line = { orderItemId: 1, code: "A", updateStock };
    assert.equal(validateLine(line).line.updateStock, wanted);
    assert.equal(JSON.parse(buildCreateMapping(line, connection).body).update_stock, wanted);
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
