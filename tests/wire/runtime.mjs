/** A client without a page: reads a plan a line, sends it, and prints what became of it. */

import { createInterface } from "node:readline";

import { send } from "./send.mjs";

// Deno alone can be told to keep no connections.
const keepsNone = process.argv.includes("--keep-none");
const options = keepsNone ? { client: Deno.createHttpClient({ poolMaxIdlePerHost: 0 }) } : {};

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await send(JSON.parse(line), options)));
}
