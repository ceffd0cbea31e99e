/** `cargo xtask bench wire`: how often one `fetch` arrives where the server takes a POST and cuts the connection. */

import { expect, test } from "@playwright/test";

import { NotInstalled } from "../support/browsers/index.ts";
import { type Candidate, CANDIDATES, type Client } from "./clients.ts";
import { type Kind, KINDS } from "./kinds.ts";
import { measure, type Seen } from "./measure.ts";
import { type Cell, type Column, table, worst } from "./table.ts";

const ROUNDS = 3;

/** Figures above what the tool promises, and measurements that failed. */
const wrong: string[] = [];
/** What is not on this machine. */
const missing: string[] = [];

test("what one fetch puts on the wire", async () => {
  const columns: Column[] = [];
  for (const candidate of CANDIDATES) columns.push(await column(candidate));
  console.log(`\n${table(KINDS.map(({ name }) => name), columns)}\n`);
  for (const what of missing) console.log(`NOT MEASURED: ${what}`);
  expect(wrong, "above what the tool promises, or failed").toEqual([]);
});

async function column(candidate: Candidate): Promise<Column> {
  const { name } = candidate;
  let client: Client;
  try {
    client = await candidate.start();
  } catch (error) {
    if (!(error instanceof NotInstalled)) throw error;
    missing.push(`${name}: ${error.message}`);
    return { head: name, cells: KINDS.map(() => "NOT MEASURED") };
  }
  const cells: Cell[] = [];
  try {
    for (const kind of KINDS) cells.push(kind.who(candidate) ? await cell(client, candidate, kind) : "–");
  } finally {
    await client.close();
  }
  return { head: `${name} ${client.version}`, cells };
}

async function cell(client: Client, { name, engine }: Candidate, kind: Kind): Promise<Cell> {
  const seen: Seen[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) seen.push(await measure(client, kind));
  } catch (error) {
    wrong.push(`${name}, ${kind.name}: FAILED: ${(error as Error).message}`);
    return "FAILED";
  }
  const most = kind.most(engine);
  if (worst(seen) > most) wrong.push(`${name}, ${kind.name}: ${worst(seen)} times, and the tool promises ${most}`);
  return seen;
}
