/** `cargo xtask bench import`: a file of 100,000 rows, read and checked. */

import * as papaparse from "./peers/papaparse-zod.mjs";
import * as udsv from "./peers/udsv-ajv.mjs";
import { measure, same, table } from "./support/measure.mjs";
import { ours } from "./support/ours.mjs";
import { csv, heldOf, rows } from "./support/rows.mjs";

const ROWS = 100_000;
const bytes = csv(rows(ROWS));
const held = heldOf(ROWS);

const core = (name, build) => {
  const File = ours(build);
  return {
    name,
    work: () => {
      const file = File.text(bytes);
      return { file, found: file.check() };
    },
    verify: ({ file, found }) => {
      same(`${name}: rows held`, found.held(), held);
      same(`${name}: rows ready`, found.ready(), ROWS - held);
      found.free();
      file.free();
    },
  };
};

const peer = (name, { check }) => ({
  name,
  work: () => check(bytes),
  verify: ({ lines, problems }) => {
    same(`${name}: rows held`, problems.size, held);
    same(`${name}: rows ready`, lines.length, ROWS - held);
  },
});

console.log(`    ${ROWS} rows, 5 columns, ${bytes.length} bytes, ${held} rows that may not be sent`);
table(
  "read and check",
  ROWS,
  await measure([
    core("ours, as in the page", "page"),
    core("ours, at opt-level 3", "fast"),
    peer("papaparse with zod", papaparse),
    peer("udsv with ajv", udsv),
  ]),
);
