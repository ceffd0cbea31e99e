/** The archive that is published, unpacked and set up by the commands that the documents give. */

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const inProject = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Where the page is, and how the documents say that it is put there. */
export type Path = "/" | "/stock-release/";

const PATTERN = /^stock-release-page-.*\.tar\.gz$/;
const ARCHIVE = process.env.ARCHIVE ?? archiveIn(inProject("target/dist"));

function archiveIn(folder: string): string {
  const name = readdirSync(folder).find((name) => PATTERN.test(name));
  if (!name) throw new Error(`no archive in ${folder}; \`cargo xtask dist\` makes it`);
  return join(folder, name);
}

/** The commands of the first block of a document's section. */
function commands(document: string, section: string): string {
  const text = readFileSync(inProject(document), "utf8");
  const after = text.slice(text.indexOf(`\n## ${section}\n`));
  return /^ *```sh\n([^]*?)^ *```$/m.exec(after)![1];
}

/** Unpacks it into a new folder, for this path. Returns the folder. */
function unpack(path: Path): string {
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const name = basename(ARCHIVE);
  const run = (script: string, cwd: string) => execFileSync("sh", ["-e"], { input: script, cwd, stdio: ["pipe", "pipe", "inherit"] });
  copyFileSync(ARCHIVE, join(folder, name));
  run(commands("README.md", "Use it with your Omnitron"), folder);
  const unpacked = join(folder, name.replace(".tar.gz", ""));
  if (path !== "/") {
    run(commands("docs/serving.md", "Below a path of another site"), unpacked);
    run(`sed -i 's|"base_url": "/"|"base_url": "${path.slice(0, -1)}"|' page/config.json`, unpacked);
  }
  return unpacked;
}

const unpacked = new Map<Path, string>();

/** The folder of what was in the archive. */
export function archive(path: Path): string {
  const folder = unpacked.get(path) ?? unpack(path);
  unpacked.set(path, folder);
  return folder;
}

/** The folder of the page in it. */
export const page = (path: Path) => join(archive(path), "page");
