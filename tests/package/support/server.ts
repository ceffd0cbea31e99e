/** Sites that are served by a program of their own. */

import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { createInterface } from "node:readline";

import type { Site } from "./sites.ts";

/** Starts a program that serves, until `address` finds the address in a line that it prints. */
export async function started(
  program: string,
  args: string[],
  options: SpawnOptions,
  address: (line: string) => string | undefined,
): Promise<Site> {
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  const stop = () => child.kill();
  process.once("exit", stop);
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const url = await firstAddress(child, address);
  return {
    url,
    async close() {
      process.off("exit", stop);
      stop();
      await ended;
    },
  };
}

function firstAddress(child: ChildProcess, address: (line: string) => string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const printed: string[] = [];
    createInterface(child.stdout!).on("line", (line) => {
      printed.push(line);
      const url = address(line);
      if (url) resolve(url);
    });
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`${child.spawnfile} ended with ${code}\n${printed.join("\n")}`)));
  });
}
