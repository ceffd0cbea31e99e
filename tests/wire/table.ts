/** What was measured, as a Markdown table: a row for each kind of connection, a column for each client. */

import type { Seen } from "./measure.ts";

/** What each round has seen; a text where it could not be measured, and why. */
export type Cell = Seen[] | string;

export interface Column {
  /** The client's name and version. */
  head: string;
  cells: Cell[];
}

/** The most times that a line arrived in any round. */
export const worst = (seen: Seen[]) => Math.max(...seen.map(({ times }) => times));

/** The worst of the rounds, all of them where they differ, and whether no kept connection was met. */
function shown(cell: Cell): string {
  if (typeof cell === "string") return cell;
  const all = cell.map(({ times }) => times);
  const differ = new Set(all).size > 1 ? ` (${all.join(", ")})` : "";
  const fresh = cell.some(({ kept }) => kept) ? "" : ", new";
  return `${worst(cell)}${differ}${fresh}`;
}

export function table(names: string[], columns: Column[]): string {
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const rows = names.map((name, at) => line([name, ...columns.map(({ cells }) => shown(cells[at]!))]));
  const heads = ["connection", ...columns.map(({ head }) => head)];
  return [line(heads), line(heads.map(() => "---")), ...rows].join("\n");
}
