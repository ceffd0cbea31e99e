/** Lines of the mock's shop to be sent. */

import { expect } from "@playwright/test";

import type { MockOmnitron } from "../../support/mock.ts";

/** How many are sent where connections are cut: few enough that the run does not pause. */
export const LINES = 40;

/** So many lines of which the check against Omnitron finds nothing, each with a code. */
export async function ready(omnitron: MockOmnitron, count: number): Promise<{ item: number; code: string }[]> {
  const { orders } = await omnitron.sample();
  const inErp = orders.filter(({ is_send, status }) => is_send && status === "400");
  const items = inErp.flatMap((order) => order.items).filter((item) => !item.cancel_status).slice(0, count);
  expect(items).toHaveLength(count);
  return items.map(({ pk }) => ({ item: pk, code: `00${pk}` }));
}
