/** Lines of the mock's shop to be sent. */

import { expect } from "@playwright/test";

import type { Fault, MockOmnitron } from "../../support/mock.ts";

/** How many are sent where connections are cut. */
export const LINES = 40;
/** Cuts the 14th, the 21st, the 28th: far enough from each other that the run does not pause. Reads take their time. */
export const CUTS: Fault[] = [
  { on: "orders", kind: "slow", millis: 300 },
  { on: "create_mapping", kind: "cut", done: true, every: 14 },
  { on: "create_mapping", kind: "cut", done: false, every: 20 },
];

/** Expects that connections were cut both before and after the work. */
export async function cutsBoth(omnitron: MockOmnitron) {
  const cut = (await omnitron.mappings()).filter(({ status }) => status === null).map(({ did }) => did);
  expect(cut, "some are cut after the work and some before it").toEqual(expect.arrayContaining(["released", "nothing"]));
}

/** So many lines of which the check against Omnitron finds nothing, each with a code. */
export async function ready(omnitron: MockOmnitron, count: number): Promise<{ item: number; code: string }[]> {
  const { orders } = await omnitron.sample();
  const inErp = orders.filter(({ is_send, status }) => is_send && status === "400");
  const items = inErp.flatMap((order) => order.items).filter((item) => !item.cancel_status).slice(0, count);
  expect(items).toHaveLength(count);
  return items.map(({ pk }) => ({ item: pk, code: `00${pk}` }));
}
