/** The JavaScript runtimes that have no page, from npm. */

import { inTests, tool } from "./environment.ts";

export interface Runtime {
  name: string;
  program: string;
  args: string[];
}

/** The oldest Node.js that the package supports, and each later line that is maintained. */
export const NODES: Runtime[] = [20, 22, 24].map((version) => ({
  name: `Node.js ${version}`,
  program: tool(`node${version}-${process.platform}-${process.arch}/bin/node`),
  args: [],
}));

export const RUNTIMES: Runtime[] = [
  ...NODES,
  { name: "Bun", program: inTests("node_modules/bun/bin/bun.exe"), args: [] },
  { name: "Deno", program: inTests("node_modules/deno/deno"), args: ["run", "--allow-all"] },
];
