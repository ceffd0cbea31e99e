import { readdirSync } from "node:fs";

import { KEY } from "../../support/mock.ts";
import { inTests, run } from "../support/environment.ts";
import { withProject } from "../support/project.ts";
import { NODES } from "../support/runtimes.ts";

const test = withProject("package/node");

/** Takes long, and is about the wasm: once is enough. */
const LONG = "memory.test.mjs";
const files = readdirSync(inTests("package/node")).filter((name) => name.endsWith(".test.mjs"));

for (const node of NODES) {
  for (const file of node === NODES.at(-1) ? files : files.filter((file) => file !== LONG)) {
    test(`in ${node.name}: ${file}`, async ({ omnitron, project }) => {
      if (file === LONG) test.slow();
      const env = { ...process.env, OMNITRON: omnitron.url, CONTROL_KEY: KEY };
      await run(node.program, ["--test", "--test-reporter=spec", file], { cwd: project, env });
    });
  }
}
