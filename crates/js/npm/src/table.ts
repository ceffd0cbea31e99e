/** Files: read once, kept in the module, seen page by page. */

import { CheckHandle, TableHandle } from "../wasm/omnitron_release_bg.js";
import type {
  CheckOptions,
  Line,
  RowProblem,
  TableOptions,
  TableRow,
  TableSummary,
} from "../wasm/omnitron_release_bg.js";

/** A file that was read. Its rows stay in WebAssembly until they are asked for. */
export interface Table {
  /** How it is written, and its columns. */
  readonly summary: TableSummary;
  /** Some of its rows, by their places after the header, from 0. */
  rows(from: number, count: number): TableRow[];
  /** Checks all rows: every problem of each, and which can be sent. */
  check(options?: CheckOptions): TableCheck;
}

/** What a check of a table has found. */
export interface TableCheck {
  /** How many rows there are. */
  readonly rows: number;
  /** How many of them can be sent. */
  readonly ready: number;
  /** How many problems all rows have together. */
  readonly problemCount: number;
  /** Some of the problems, in the order of the file. */
  problems(from: number, count: number): RowProblem[];
  /** Some of the lines that can be sent, in the order of the file. */
  lines(from: number, count: number): Line[];
}

/**
 * Reads CSV, TSV or text pasted from a sheet. Encoding, delimiter and header are detected where the
 * options do not say them. Every cell stays text, exactly as it stands in the file.
 *
 * Throws if the bytes are no such text, or too many. It is freed with the last reference to it.
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
