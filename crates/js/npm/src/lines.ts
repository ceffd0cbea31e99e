/** Packing of lines for the WebAssembly module. */

import type { LineInput } from "../wasm/omnitron_release_bg.js";

/**
 * Lines as one text, which is passed at once instead of value by value. A line is its id, its code,
 * and `0` if it only records, separated by NULs. Used only by the WebAssembly module.
 *
 * `undefined` if a value is not of its declared type: then the module reads each line and reports
 * the error.
 */
export function packLines(lines: unknown): string | undefined {
  if (!Array.isArray(lines)) return undefined;
  const cells: string[] = [];
  for (const line of lines as (LineInput | null | undefined)[]) {
    if (typeof line !== "object" || line === null) return undefined;
    const { orderItemId, code, updateStock } = line;
    const id: unknown = typeof orderItemId === "number" ? String(orderItemId) : orderItemId;
    if (typeof id !== "string" || typeof code !== "string") return undefined;
    if (typeof (updateStock ?? true) !== "boolean") return undefined;
    cells.push(id, code, updateStock === false ? "0" : "");
  }
  return cells.join("\0");
}
