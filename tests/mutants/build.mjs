/** Compiles the package with all its mutants, in Stryker's copy of its folder, and puts the tests beside it. */

import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// Stryker would link it too, but only after this.
symlinkSync(here("../../crates/js/npm/node_modules"), "node_modules");
for (const project of [".", "src/command"]) {
  execFileSync("node_modules/.bin/tsc", ["-p", project], { stdio: "inherit" });
}
cpSync(here("../package/node"), "test", { recursive: true });
