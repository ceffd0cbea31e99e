/** Lets Stryker see what runs in the processes and workers that a test starts, and a test file that cannot start. */

const { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { threadId } = require("node:worker_threads");

const NAMESPACE = process.env.STRYKER_NAMESPACE;
const FOLDER = "STRYKER_OF_CHILDREN";

const covered = () => (global[NAMESPACE] ??= {}).mutantCoverage?.static ?? {};

if (process.env[FOLDER]) {
  const own = join(process.env[FOLDER], `${process.pid}-${threadId}.json`);
  process.on("exit", () => writeFileSync(own, JSON.stringify(covered())));
} else {
  const folder = mkdtempSync(join(tmpdir(), "mutants-"));
  process.env[FOLDER] = folder;
  process.env.NODE_OPTIONS = `--require ${__filename}`;
  // Stryker's own handler comes first, and writes before this one has added anything.
  process.prependListener("exit", () => {
    const all = { ...covered() };
    for (const file of readdirSync(folder)) {
      for (const [mutant, times] of Object.entries(JSON.parse(readFileSync(join(folder, file), "utf8")))) {
        all[mutant] = (all[mutant] ?? 0) + times;
      }
    }
    global[NAMESPACE].mutantCoverage = { static: all, perTest: {} };
    rmSync(folder, { recursive: true });
  });
  // What fails before the first test is no TAP; without this Stryker would leave the mutant out of its score.
  process.on("uncaughtExceptionMonitor", ({ message }) => console.log(`not ok - ${message}`));
}
