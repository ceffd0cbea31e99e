/** Papa Parse with a zod schema of the core's rules. */

import Papa from "papaparse";
import { z } from "zod";

import { HEADER } from "../support/rows.mjs";
import { compare } from "./groups.mjs";

const [ITEM, CODE, ORDER, SKU, QUANTITY] = HEADER;

const Row = z.object({
  [ITEM]: z
    .string()
    .regex(/^[1-9][0-9]*$/)
    .refine((text) => Number(text) <= Number.MAX_SAFE_INTEGER),
  [CODE]: z
    .string()
    .min(1)
    .refine((text) => text.trim() === text)
    .regex(/^\P{Cc}*$/u),
  [ORDER]: z.string(),
  [SKU]: z.string(),
  [QUANTITY]: z.string(),
});

/** Bytes in; what may be sent, and the problems by the row's place, out. */
export function check(bytes) {
  const { data } = Papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true });
  const problems = new Map();
  const rows = data.map((row, at) => {
    const { success, error } = Row.safeParse(row);
    if (success) return { at, item: row[ITEM], code: row[CODE] };
    problems.set(at, error.issues);
    const bad = error.issues.some(({ path }) => path[0] === ITEM);
    return { at, item: bad ? "" : row[ITEM], code: row[CODE] };
  });
  compare(rows, problems);
  return { lines: data.filter((_, at) => !problems.has(at)), problems };
}
