/** `cargo xtask bench xlsx`: a workbook of 50,000 rows, read into rows of cells. */

import { readSheet } from "read-excel-file/node";
import XLSX from "xlsx";

import { measure, same, table } from "./support/measure.mjs";
import { ours } from "./support/ours.mjs";
import { HEADER, rows } from "./support/rows.mjs";

const ROWS = 50_000;
const RUNS = 7;
const made = rows(ROWS, { faults: false });
const bytes = workbook(made);
const cellBytes = (rows) => rows.flat().reduce((sum, cell) => sum + Buffer.byteLength(String(cell)), 0);
const wanted = cellBytes(made);

/** As Excel writes one: texts in the shared table, ids and quantities as numbers. */
function workbook(rows) {
  const cells = rows.map(([item, code, order, sku, quantity]) => [Number(item), code, order, sku, Number(quantity)]);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADER, ...cells]), "ERP");
  return XLSX.write(book, { type: "buffer", bookSST: true, compression: true });
}

const core = (name, build) => {
  const File = ours(build);
  return {
    name,
    work: () => File.workbook(bytes),
    verify: (file) => {
      same(`${name}: rows`, file.rows(), ROWS);
      same(`${name}: bytes of all cells`, file.cell_bytes(), wanted);
      file.free();
    },
  };
};

/** What a peer gives includes the header. */
const peer = (name, work) => ({
  name,
  work,
  verify: ([, ...rows]) => {
    same(`${name}: rows`, rows.length, ROWS);
    same(`${name}: bytes of all cells`, cellBytes(rows), wanted);
  },
});

const sheetjs = () => {
  const { SheetNames, Sheets } = XLSX.read(bytes, { dense: true });
  return XLSX.utils.sheet_to_json(Sheets[SheetNames[0]], { header: 1, raw: true });
};

console.log(`    ${ROWS} rows, 5 columns, ${bytes.length} bytes`);
table(
  "read",
  ROWS,
  await measure(
    [
      core("ours, as in the page", "page"),
      core("ours, at opt-level 3", "fast"),
      peer("read-excel-file", () => readSheet(bytes)),
      peer("SheetJS", sheetjs),
    ],
    RUNS,
  ),
);
