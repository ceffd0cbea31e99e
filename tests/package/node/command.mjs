/** The package's command, as a person or a script runs it. */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

import { partAt } from "./support.mjs";

export const SCRIPT = fileURLToPath(partAt("command/main.js"));

/** A folder for the files of a test file. */
export const folder = mkdtempSync(join(tmpdir(), "omnitron-release-"));
export const inFolder = (name) => join(folder, name);
process.once("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});

export const json = async (path) => JSON.parse(await readFile(path, "utf8"));
/** The lines of JSON of a journal. */
export const entries = async (path) => (await readFile(path, "utf8")).trim().split("\n").map((line) => JSON.parse(line));
export const isThere = (path) => access(path).then(() => true, () => false);

/** A running command. */
export class Command {
  /** All that it has printed, of both kinds. */
  output = "";
  /** What it has printed on the standard output. */
  results = "";
  /** What it has printed beside it; which of the two came first cannot be told. */
  complaints = "";
  #heard = 0;
  #listeners = new Set();
  #child;
  #ended;

  constructor(child, cwd = folder) {
    this.#child = child;
    this.cwd = cwd;
    child.stdout.on("data", (data) => (this.results += data));
    child.stderr.on("data", (data) => (this.complaints += data));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data) => {
        this.output += data;
        for (const listener of this.#listeners) listener();
      });
    }
    // A thread has ended when it says `exit`, a process when its output has.
    const end = child instanceof Worker ? "exit" : "close";
    this.#ended = once(child, end).then(([code]) => {
      for (const listener of this.#listeners) listener(code);
      return code;
    });
  }

  /** Starts it in a thread, which takes a third of the time of a process. Nobody can be asked, as through a pipe. */
  static inThread(args, env = {}) {
    const worker = new Worker(SCRIPT, { argv: args, env: { ...process.env, ...env }, stdout: true, stderr: true });
    return new Command(worker);
  }

  /** Starts it with pipes, so that nobody can be asked. */
  static piped(args, env = {}, { script = SCRIPT, cwd = folder } = {}) {
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...process.env, ...env } });
    child.stdin.on("error", () => {}).end("y\n");
    return new Command(child);
  }

  /** Starts it in a terminal of its own, without colours unless the environment says so. */
  static inTerminal(args, env = {}) {
    const words = [process.execPath, SCRIPT, ...args].map((word) => `'${word}'`);
    // A shell that stays beside the command gets the keys' signals too, and ends with a code of its own.
    const line = `exec ${words.join(" ")}`;
    // Two trials of the same second would give their journals the same name.
    const cwd = mkdtempSync(join(folder, "terminal-"));
    const options = { cwd, env: { ...process.env, TERM: "dumb", ...env } };
    return new Command(spawn("script", ["-qefc", line, "/dev/null"], options), cwd);
  }

  /** The exit code. */
  get ended() {
    return this.#ended;
  }

  /** Waits until it has printed something after what was waited for before. */
  says(words) {
    return new Promise((resolve, reject) => {
      const look = (code) => {
        const at = this.output.indexOf(words, this.#heard);
        if (at < 0 && code === undefined) return;
        this.#listeners.delete(look);
        if (at < 0) return reject(new Error(`it ended with ${code} and did not say ${words}:\n${this.output}`));
        this.#heard = at + words.length;
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
  }

  types(keys) {
    this.#child.stdin.write(keys);
  }

  interrupt() {
    this.#child.kill("SIGINT");
  }
}

const { stdout } = spawnSync("script", ["--version"], { encoding: "utf8" });
/** Why there is no terminal to test in, as an option of a test. */
export const skip = stdout?.includes("util-linux") ? false : "the program `script` of util-linux is not there";
