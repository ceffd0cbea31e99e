/** uDSV with an ajv schema of the core's rules. */

import Ajv from "ajv";
import { inferSchema, initParser } from "udsv";

import { HEADER } from "../support/rows.mjs";
import { compare } from "./groups.mjs";

const [ITEM, CODE, ORDER, SKU, QUANTITY] = HEADER;

// `allErrors`: the core names every problem of a row, too.
const ajv = new Ajv({ allErrors: true });
ajv.addFormat("id", (text) => Number(text) <= Number.MAX_SAFE_INTEGER);
ajv.addFormat("outer", (text) => text.trim() === text);
const text = { type: "string" };
const validate = ajv.compile({
  type: "object",
  required: HEADER,
  properties: {
    [ITEM]: { type: "string", pattern: "^[1-9][0-9]*$", format: "id" },
    [CODE]: { type: "string", minLength: 1, pattern: "^\\P{Cc}*$", format: "outer" },
    [ORDER]: text,
    [SKU]: text,
    [QUANTITY]: text,
  },
});

/** Bytes in; what may be sent, and the problems by the row's place, out. */
export function check(bytes) {
  const csv = new TextDecoder().decode(bytes);
  const data = initParser(inferSchema(csv)).stringObjs(csv);
  const problems = new Map();
  const rows = data.map((row, at) => {
    if (validate(row)) return { at, item: row[ITEM], code: row[CODE] };
    problems.set(at, validate.errors);
    const bad = validate.errors.some(({ instancePath }) => instancePath.slice(1) === ITEM);
    return { at, item: bad ? "" : row[ITEM], code: row[CODE] };
  });
  compare(rows, problems);
  return { lines: data.filter((_, at) => !problems.has(at)), problems };
}
