/** Node.js, Bun and Deno put each release on the wire once, where kept connections are cut. */

import { KEY } from "../../support/mock.ts";
import { expect, test } from "../../support/test.ts";
import { inProject, inTests, run } from "../support/environment.ts";

const RUNTIMES = [
  { name: "Node.js", program: process.execPath, args: [] },
  { name: "Bun", program: inTests("node_modules/bun/bin/bun.exe"), args: [] },
  { name: "Deno", program: inTests("node_modules/deno/deno"), args: ["run", "--allow-all"] },
];

for (const { name, program, args } of RUNTIMES) {
  for (const second of ["refuse406", "add"]) {
    test(`in ${name}, a second call would ${second}: each line arrives once`, async ({ omnitron }) => {
      const faults = [{ on: "create_mapping", kind: "cut", done: true, every: 6 }];
      await omnitron.switches({ keep_alive: true, second, faults });
      const printed = await inProject(["package/node", "package/runtimes"], (cwd) => {
        const env = { ...process.env, OMNITRON: omnitron.url, CONTROL_KEY: KEY };
        return run(program, [...args, "once.mjs"], { cwd, env });
      });
      const { delivery, outcomes } = JSON.parse(printed);
      expect(delivery).toEqual({ kind: "once", times: 1 });
      const kinds = outcomes.map(([, kind]: [number, string]) => kind);
      expect(kinds.filter((kind: string) => kind === "unknown")).toHaveLength(3);
      expect(kinds.filter((kind: string) => kind === "released")).toHaveLength(17);
      const items = (await omnitron.mappings()).map(({ item }) => item);
      expect(items).toHaveLength(20);
      expect(new Set(items).size, "none twice").toBe(20);
    });
  }
}
