/** zod and ajv with the core's rules, for lines as the package takes them. */

import Ajv from "ajv";
import { z } from "zod";

import { compare } from "./groups.mjs";

const DIGITS = /^[1-9][0-9]*$/;
const isSafe = (id) => Number(id) <= Number.MAX_SAFE_INTEGER;

const Line = z.object({
  orderItemId: z.union([z.int().positive(), z.string().regex(DIGITS).refine(isSafe)]),
  code: z
    .string()
    .min(1)
    .refine((text) => text.trim() === text)
    .regex(/^\P{Cc}*$/u),
  updateStock: z.boolean().optional(),
});

// `allErrors`: the package names every problem of a line, too.
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
ajv.addFormat("id", isSafe);
ajv.addFormat("outer", (text) => text.trim() === text);
const schema = ajv.compile({
  type: "object",
  required: ["orderItemId", "code"],
  properties: {
    orderItemId: {
      type: ["integer", "string"],
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      pattern: DIGITS.source,
      format: "id",
    },
    code: { type: "string", minLength: 1, pattern: "^\\P{Cc}*$", format: "outer" },
    updateStock: { type: "boolean" },
  },
});

/** Each gives the problems of a line as `{ field }`; none for a good one. */
export const validators = {
  zod: (line) => {
    const { success, error } = Line.safeParse(line);
    return success ? [] : error.issues.map(({ path }) => ({ field: path[0] }));
  },
  ajv: (line) => (schema(line) ? [] : schema.errors.map(({ instancePath }) => ({ field: instancePath.slice(1) }))),
};

/** The same for many, with what they say of each other; problems by the line's place. */
export function checkAll(validate, lines) {
  const problems = new Map();
  const rows = lines.map((line, at) => {
    const found = validate(line);
    if (found.length > 0) problems.set(at, found);
    const bad = found.some(({ field }) => field === "orderItemId");
    return { at, item: bad ? "" : line.orderItemId, code: line.code };
  });
  compare(rows, problems);
  return problems;
}
