/** The files that a command reads and writes. */

import { constants } from "node:fs";
import { access, open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

import { CannotGoOn, message } from "./errors.js";

/** The text of a file; `undefined` if there is none. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new CannotGoOn(`${path} cannot be read: ${message(error)}`);
  }
}

/** Checks what stands in a file, and names the file where it is wrong. */
export function checked(path: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new CannotGoOn(`${path}: ${message(error)}`);
  }
}

/** Sees that the files can be written, before there is something to be lost. */
export async function checkWritable(...paths: (string | undefined)[]): Promise<void> {
  for (const path of paths) {
    if (path === undefined) continue;
    const written = access(dirname(path), constants.W_OK);
    await written.catch(() => {
      throw new CannotGoOn(`${path} cannot be written: its folder is not there, or closed`);
    });
  }
}

/** Writes a file whole, or not at all. */
export async function write(path: string, text: string): Promise<void> {
  const begun = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(begun, "w");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(begun, path);
  } catch (error) {
    await rm(begun, { force: true }).catch(() => {});
    throw new CannotGoOn(`${path} cannot be written: ${message(error)}`);
  }
}
