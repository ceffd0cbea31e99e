import { readdirSync } from "node:fs";

import { KEY } from "../../support/mock.ts";
import { test } from "../../support/test.ts";
import { inProject, inTests, run } from "../support/environment.ts";

const files = readdirSync(inTests("package/node")).filter((name) => name.endsWith(".test.mjs"));

for (const file of files) {
  test(`in Node.js: ${file}`, async ({ omnitron }) => {
    await inProject(["package/node"], async (cwd) => {
      const env = { ...process.env, OMNITRON: omnitron.url, CONTROL_KEY: KEY };
      await run(process.execPath, ["--test", "--test-reporter=spec", file], { cwd, env });
    });
  });
}
