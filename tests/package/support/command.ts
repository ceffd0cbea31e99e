/** The package's command, as a person or a script runs it. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { expect, test as base } from "@playwright/test";

import { MockOmnitron } from "../../support/mock.ts";
import { inProject } from "./environment.ts";
import { NODES, type Runtime } from "./runtimes.ts";

/** A test without a page, which would take longer than the command: the mock, reset, and a project. */
export const test = base.extend<{ omnitron: MockOmnitron }, { mock: MockOmnitron; project: string }>({
  mock: [
    async ({}, use) => {
      const mock = await MockOmnitron.start("--keep-alive", "false");
      await use(mock);
      mock.stop();
    },
    { scope: "worker" },
  ],
  project: [({}, use) => inProject([], use), { scope: "worker", timeout: 60_000 }],
  omnitron: async ({ mock }, use) => {
    await mock.reset();
    await use(mock);
  },
});

/** How long an output is waited for, in milliseconds. */
const WAIT = 10_000;
const NEWEST = NODES.at(-1)!;

const script = (project: string) => join(project, "node_modules/omnitron-release/dist/command/main.js");

/** A token of `demo`. */
export async function tokenOf({ url }: MockOmnitron, prefix = "i1"): Promise<string> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ username: "demo", password: "demo" });
  const answer = await fetch(`${url}/api/${prefix}/auth/login/`, { method: "POST", headers, body });
  return ((await answer.json()) as { key: string }).key;
}

/** A running command. */
export class Command {
  /** All that it has printed, of both kinds. */
  output = "";
  readonly #ended: Promise<number>;

  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (data) => (this.output += data));
    this.#ended = once(child, "close").then(([code]) => code as number);
  }

  /** Starts it with pipes, so that nobody can be asked. */
  static piped(project: string, args: string[], env: NodeJS.ProcessEnv = {}, node: Runtime = NEWEST): Command {
    const child = spawn(node.program, [script(project), ...args], { cwd: project, env: { ...process.env, ...env } });
    child.stdin.end("y\n");
    return new Command(child);
  }

  /** Starts it in a terminal of its own. */
  static inTerminal(project: string, args: string[], env: NodeJS.ProcessEnv = {}): Command {
    const words = [NEWEST.program, script(project), ...args].map((word) => `'${word}'`);
    // A shell that stays beside the command gets the keys' signals too, and ends with a code of its own.
    const line = `exec ${words.join(" ")}`;
    const options = { cwd: project, env: { ...process.env, TERM: "dumb", ...env } };
    return new Command(spawn("script", ["-qefc", line, "/dev/null"], options));
  }

  /** The exit code. */
  async ended(): Promise<number> {
    return this.#ended;
  }

  /** Waits until it has printed something after what was waited for before. */
  async says(words: string): Promise<void> {
    await expect.poll(() => this.output.indexOf(words, this.#heard), { timeout: WAIT }).toBeGreaterThanOrEqual(0);
    this.#heard = this.output.indexOf(words, this.#heard) + words.length;
  }
  #heard = 0;

  types(keys: string): void {
    this.child.stdin!.write(keys);
  }

  interrupt(): void {
    this.child.kill("SIGINT");
  }
}

/** Why there is no terminal to test in; empty if there is one. */
export const noTerminal = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux")
  ? ""
  : "the program `script` of util-linux is not there";
