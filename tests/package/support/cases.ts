/** What a caller sees of the package, wherever it runs. */

import { expect } from "@playwright/test";

import type { MockOmnitron } from "../../support/mock.ts";
import { SENT } from "../../support/shop.ts";

interface Line {
  orderItemId: number;
  code: string;
}

/** What `perform` in shared/perform.mjs takes. */
export type Task = { baseUrl: string } & ({ line: Line } | { lines: Line[] });

/** What it returns: of one line an outcome or the error, of many what each came to. */
export interface Result {
  outcome?: object;
  error?: object;
  kinds?: string[];
  delivery: { kind: string; times: number };
}

/** Has a task performed in the runtime. */
export type Perform = (task: Task) => Promise<Result>;

interface Case {
  name: string;
  check(omnitron: MockOmnitron, perform: Perform): Promise<void>;
}

const item = SENT.lines[0]!.id;
const task = ({ url }: MockOmnitron, code: string): Task => ({ baseUrl: url, line: { orderItemId: item, code } });

export const CASES: Case[] = [
  {
    name: "a line is released, once",
    async check(omnitron, perform) {
      const result = await perform(task(omnitron, "ERP-1"));
      expect(result).toMatchObject({ outcome: { kind: "released", mapping: { objectId: item, code: "ERP-1" } } });
      expect(await omnitron.mappings()).toMatchObject([{ did: "released", item, code: "ERP-1" }]);
    },
  },
  {
    name: "a wrong code is a typed error, and nothing is sent",
    async check(omnitron, perform) {
      const problems = [{ index: 0, field: "code", code: "code.empty" }];
      const result = await perform(task(omnitron, ""));
      expect(result).toMatchObject({ error: { name: "OmnitronError", code: "lines.not_ready", problems } });
      expect(await omnitron.mappings()).toEqual([]);
    },
  },
  {
    name: "a refusal has the words of Omnitron",
    async check(omnitron, perform) {
      await omnitron.switches({ code_max_length: 3 });
      const refusal = { status: 400, fields: [{ field: "code", messages: [expect.stringMatching(/3/)] }] };
      expect(await perform(task(omnitron, "TOO-LONG"))).toMatchObject({ outcome: { kind: "refused", refusal } });
      expect(await omnitron.mappings()).toMatchObject([{ did: "refused", item }]);
    },
  },
  {
    name: "a lost answer is unknown, and is not repeated",
    async check(omnitron, perform) {
      await omnitron.faults({ on: "create_mapping", kind: "cut", done: true });
      expect(await perform(task(omnitron, "ERP-1"))).toMatchObject({ outcome: { kind: "unknown" } });
      expect(await omnitron.mappings()).toMatchObject([{ did: "released", item, code: "ERP-1" }]);
    },
  },
];

/** Twenty lines are released while connections are cut after the work, and a second call would have an effect of its own. */
export async function checkOnce(omnitron: MockOmnitron, second: "refuse406" | "add", perform: Perform) {
  const faults = [{ on: "create_mapping", kind: "cut", done: true, every: 6 }];
  await omnitron.switches({ keep_alive: true, second, faults });
  const { orders } = await omnitron.sample();
  const items = orders.flatMap(({ items }) => items).slice(0, 20);
  const lines = items.map(({ pk }) => ({ orderItemId: pk, code: `ONCE-${pk}` }));
  const { kinds, delivery } = await perform({ baseUrl: omnitron.url, lines });
  expect(kinds!.filter((kind) => kind === "unknown")).toHaveLength(3);
  expect(kinds!.filter((kind) => kind === "released")).toHaveLength(17);
  const arrived = (await omnitron.mappings()).map(({ item }) => item);
  expect(arrived).toHaveLength(20);
  expect(new Set(arrived).size, "none twice").toBe(20);
  return delivery;
}
