/**
 * Mutants of the npm package's TypeScript: one small change after the other, each of which a test has to notice.
 *
 * Stryker runs in the package's folder. It compiles all mutants at once, in a copy of the folder that the tests
 * of the package in Node.js (`tests/package/node`) are put beside.
 */

import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Takes long, and is about the wasm. */
const LONG = "memory";

process.env.MOCK_OMNITRON ??= here("../../target/debug/mock-omnitron");

export default {
  // Texts of `--help`: a test that repeats them would find nothing.
  mutate: ["src/**/*.ts", "!src/command/help.ts"],
  ignorePatterns: ["dist"],
  tempDirName: here("../../target/mutants"),
  // Nothing in it leads out of the copy, so it need not be rewritten, for which TypeScript would be needed here.
  tsconfigFile: "none",
  buildCommand: `node ${here("build.mjs")}`,
  symlinkNodeModules: false,
  plugins: [here("node_modules/@stryker-mutator/tap-runner/dist/src/index.js")],
  testRunner: "tap",
  tap: {
    testFiles: [`test/!(${LONG}).test.mjs`],
    nodeArgs: ["-r", "{{hookFile}}", "-r", here("children.cjs"), "--test-reporter=tap", "{{testFile}}"],
  },
  coverageAnalysis: "perTest",
  concurrency: 1,
  // A slow machine must not pass for a mutant that hangs.
  timeoutMS: 8_000,
  reporters: ["clear-text", "progress-append-only", "json", "html"],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: here("../../target/mutants.json") },
  htmlReporter: { fileName: here("../../target/mutants.html") },
  thresholds: { high: 98, low: 95, break: 95 },
};
