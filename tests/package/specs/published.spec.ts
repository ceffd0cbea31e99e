/** The published package: its types, and the ways of importing it. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { expect, test } from "@playwright/test";

import { inProject, inTests, run, TARBALL, tool } from "../support/environment.ts";

for (const [module, moduleResolution] of [
  ["ESNext", "bundler"],
  ["NodeNext", "NodeNext"],
] as const) {
  test(`right uses compile and wrong ones do not, with moduleResolution ${moduleResolution}`, async () => {
    await inProject(["package/types"], async (folder) => {
      const settings = ["--module", module, "--moduleResolution", moduleResolution];
      await run(process.execPath, [tool("typescript/bin/tsc"), "-p", folder, ...settings]);
    });
  });
}

test("CommonJS finds the types of what it requires", async () => {
  await inProject([], async (folder) => {
    const code = 'import omnitron = require("omnitron-release");\n';
    const right = "export const { ok }: { ok: boolean } = omnitron.validateLine({ orderItemId: 1, code: \"A\" });\n";
    const wrong = "// @ts-expect-error: no such function\nomnitron.release_line();\n";
    await writeFile(join(folder, "required.cts"), code + right + wrong);
    const settings = ["--noEmit", "--strict", "--target", "ES2022", "--module", "NodeNext", "required.cts"];
    await run(process.execPath, [tool("typescript/bin/tsc"), ...settings], { cwd: folder });
  });
});

test("the examples of the README compile", async () => {
  const readme = await readFile(inTests("../crates/js/npm/README.md"), "utf8");
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, example]) => example!);
  expect(examples.length).toBeGreaterThan(0);
  await inProject(["package/types"], async (folder) => {
    await Promise.all(examples.map((text, at) => writeFile(join(folder, `example-${at}.ts`), text)));
    const settings = ["--module", "ESNext", "--moduleResolution", "bundler"];
    const node = ["--typeRoots", tool("@types"), "--types", "node"];
    await run(process.execPath, [tool("typescript/bin/tsc"), "-p", folder, ...settings, ...node]);
  });
});

test("publint reports nothing", async () => {
  const tarball = (await readFile(TARBALL)).buffer as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test("every importer that knows ES modules finds code and types", async () => {
  const attw = tool("@arethetypeswrong/cli/dist/index.js");
  // The wasm is not code, and has no types.
  const rules = ["--profile", "esm-only", "--exclude-entrypoints", "wasm", "omnitron-release.wasm"];
  await run(process.execPath, [attw, TARBALL, ...rules, "--format", "ascii", "--no-color"]);
});

test("nothing is packed but what is used, and the licences", async () => {
  const files = (await run("tar", ["-tzf", TARBALL])).trim().split("\n").map((name) => name.replace("package/", ""));
  for (const file of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE", "package.json"]) {
    expect(files).toContain(file);
  }
  const rest = files.filter((name) => !/^(dist|dist\/command|wasm)\/[\w.-]+\.(js|d\.ts|wasm)$|^[\w-]+\.(md|json)$|^LICENSE-/.test(name));
  expect(rest).toEqual([]);
});
