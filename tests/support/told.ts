/** What an export of the page says of each line, held against what has arrived at the mock. */

import { expect } from "@playwright/test";

import type { MockOmnitron } from "./mock.ts";

/** A row of the export for machines. */
export interface Row {
  order_item_id: string;
  code: string;
  result: { done: boolean; outcome: string; evidence: Record<string, string> };
}

export type Told = Map<number, Row>;

/** Reads the export for machines: each row by its line. */
export function told(exported: string): Told {
  const { rows } = JSON.parse(exported) as { rows: Row[] };
  return new Map(rows.map((row) => [Number(row.order_item_id), row]));
}

/** How often lines arrived, the most of one and all together; fails where an outcome is called wrongly. */
export async function arrivals(omnitron: MockOmnitron, outcomes: Map<number, string>) {
  const posts = await omnitron.mappings();
  const times = new Map<number, number>();
  for (const { item } of posts) times.set(item!, (times.get(item!) ?? 0) + 1);
  const released = new Set(posts.filter(({ did }) => did === "released").map(({ item }) => item));
  const wrongly = (what: string, isWrong: (item: number) => boolean) =>
    [...outcomes].filter(([item, outcome]) => outcome === what && isWrong(item)).map(([item]) => item);
  expect(wrongly("released", (item) => !released.has(item)), "wrongly called released").toEqual([]);
  expect(wrongly("refused", (item) => released.has(item)), "wrongly called refused").toEqual([]);
  expect(wrongly("not_sent", (item) => released.has(item)), "wrongly called not sent").toEqual([]);
  expect([...times.keys()].filter((item) => !outcomes.has(item)), "lost").toEqual([]);
  return { most: Math.max(...times.values()), posts: posts.length };
}
