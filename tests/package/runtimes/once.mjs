/** Releases lines while connections are cut, in any JavaScript runtime; prints the outcome of each. */

import { connectionDelivery, releaseAll } from "omnitron-release";

import { baseUrl, control, signedIn } from "./support.mjs";

const { orders } = await control("GET", "sample");
const lines = orders.flatMap(({ items }) => items).slice(0, 20);
const options = await signedIn();
// Six connections that stay open.
await Promise.all(Array.from({ length: 6 }, () => fetch(`${baseUrl}/api/i1/orders/`).then((answer) => answer.text())));

const outcomes = [];
for await (const update of releaseAll(
  lines.map(({ pk }) => ({ orderItemId: pk, code: `ONCE-${pk}` })),
  { ...options, pool: 4 },
)) {
  if (update.type === "outcome") outcomes.push([update.result.line.orderItemId, update.result.outcome.kind]);
}
console.log(JSON.stringify({ delivery: connectionDelivery(baseUrl), outcomes }));
