/** The tests in `package/node`, which know nothing of Playwright, in each Node.js; and the command by its name. */

import { readdirSync } from "node:fs";

import { expect, test as base } from "@playwright/test";

import { BINARY } from "../../support/mock.ts";
import { inProject, inTests, run } from "../support/environment.ts";
import { NODES } from "../support/runtimes.ts";

const test = base.extend<object, { project: string }>({
  project: [({}, use) => inProject(["package/node"], use), { scope: "worker", timeout: 60_000 }],
});

/** They take long, and are not about the version: once is enough. */
const LONG = ["memory", "doctor-ends", "trial", "trial-ends", "usage"].map((name) => `${name}.test.mjs`);
const files = readdirSync(inTests("package/node")).filter((name) => name.endsWith(".test.mjs"));

for (const node of NODES) {
  for (const file of node === NODES.at(-1) ? files : files.filter((file) => !LONG.includes(file))) {
    test(`in ${node.name}: ${file}`, async ({ project }) => {
      if (LONG.includes(file)) test.slow();
      const env = { ...process.env, MOCK_OMNITRON: BINARY };
      await run(node.program, ["--test", "--test-reporter=spec", file], { cwd: project, env });
    });
  }
}

test("npx finds the command", async ({ project }) => {
  expect(await run("npx", ["--no-install", "omnitron-release", "--help"], { cwd: project })).toContain("doctor");
});
