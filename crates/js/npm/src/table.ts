/** Files, which are read once, kept in the module and viewed page by page. */

import { CheckHandle, TableHandle } from "../wasm/omnitron_release_bg.js";
import type {
  CheckOptions,
  Line,
  RowProblem,
  TableOptions,
  TableRow,
  TableSummary,
} from "../wasm/omnitron_release_bg.js";

/** A file that was read. Its rows stay in WebAssembly until they are requested. */
export interface Table {
  /** Its format and its columns. */
  readonly summary: TableSummary;
  /** A range of its rows, by their index after the header, from 0. */
  rows(from: number, count: number): TableRow[];
  /** Checks all rows: finds every problem of each, and the lines that can be sent. */
  check(options?: CheckOptions): TableCheck;
}

/** The result of checking a table. */
export interface TableCheck {
  /** The number of rows. */
  readonly rows: number;
  /** The number of rows that can be sent. */
  readonly ready: number;
  /** The number of problems of all rows together. */
  readonly problemCount: number;
  /** A range of the problems, in the order of the file. */
  problems(from: number, count: number): RowProblem[];
  /** A range of the lines that can be sent, in the order of the file. */
  lines(from: number, count: number): Line[];
}

/**
 * Reads CSV, TSV or text pasted from a sheet. Encoding, delimiter and header are detected unless the
 * options give them. Every cell stays text, exactly as in the file.
 *
 * Throws if the bytes are not such text, or too many. The table is freed with the last reference to it.
 */
export function readTable(bytes: Uint8Array, options: TableOptions = {}): Table {
  const handle = new TableHandle(bytes, options);
  return {
    summary: handle.summary(),
    rows: (from, count) => handle.rows(from, count),
    check: (checkOptions = {}) => check(handle.check(checkOptions)),
  };
}

function check(handle: CheckHandle): TableCheck {
  const { rows, ready, problems } = handle.counts();
  return {
    rows,
    ready,
    problemCount: problems,
    problems: (from, count) => handle.problems(from, count),
    lines: (from, count) => handle.lines(from, count),
  };
}
