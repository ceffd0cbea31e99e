/** A user's project: a folder outside of this one, with the packed package installed. */

import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const start = promisify(execFile);

/** Runs a program to its end. If it fails, throws everything that it has printed. */
export async function run(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
  try {
    return (await start(program, args, options)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(" ")}\n${stdout}${stderr}`, { cause: error });
  }
}

/** A file of this project; `path` begins in `tests`. */
export const inTests = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** A program that `tests/package` has from npm. */
export const tool = (path: string) => inTests(`package/node_modules/${path}`);
export const TARBALL = process.env.PACKAGE ?? inTests("../target/package/omnitron-release.tgz");

/** Builds the project from folders, whose paths begin in `tests`, in a new folder of `parent`, and calls `use` in it. */
export async function inProject<Result>(
  sources: string[],
  use: (folder: string) => Promise<Result>,
  parent = tmpdir(),
): Promise<Result> {
  const folder = await mkdtemp(join(parent, "omnitron-release-"));
  try {
    for (const source of sources) await cp(inTests(source), folder, { recursive: true, filter: isSource });
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
    // The package has no dependencies, so nothing is fetched.
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", TARBALL], { cwd: folder });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isSource = (path: string) => !path.includes("node_modules");
