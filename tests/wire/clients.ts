/** The clients that are measured: browsers, and programs with a `fetch` of their own. */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { type Browser, NotInstalled, startChromium, startFirefox, startWebKit } from "../support/browsers/index.ts";
import { send } from "./send.mjs";

/** One call, as `fetch` is given it. */
export interface Call {
  address: string;
  method: "GET" | "POST";
  token: string;
  credentials: "same-origin" | "omit";
  text?: string;
  streamed?: boolean;
}

/** The engines that crates/core/src/delivery/wire.rs tells apart. */
export type Engine = "chromium" | "firefox" | "never repeats" | "other";

/** Something with a `fetch`, started. */
export interface Client {
  readonly version: string;
  /** Begins anew, with nothing kept, as a page of this server or a new process. */
  begin(origin: string): Promise<void>;
  /** Makes calls all at once; the status of each, or null where `fetch` failed. */
  send(calls: Call[]): Promise<(number | null)[]>;
  close(): Promise<void>;
}

/** A client that may be here or not. */
export interface Candidate {
  name: string;
  engine: Engine;
  /** Whether it is a page: only there connections differ by credentials. */
  page: boolean;
  start(): Promise<Client>;
}

const inTests = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const BUN = inTests("node_modules/bun/bin/bun.exe");
const DENO = inTests("node_modules/deno/deno");
// Nobody has signed the mock's certificate but the mock itself.
const DENO_RUN = ["run", "--quiet", "--allow-all", "--unsafely-ignore-certificate-errors"];

export const CANDIDATES: Candidate[] = [
  { name: "Chromium", engine: "chromium", page: true, start: () => inPage(startChromium) },
  { name: "Firefox", engine: "firefox", page: true, start: () => inPage(startFirefox) },
  { name: "WebKitGTK", engine: "other", page: true, start: () => inPage(startWebKit) },
  { name: "Node.js", engine: "never repeats", page: false, start: () => program(process.execPath, []) },
  { name: "Bun", engine: "never repeats", page: false, start: () => program(BUN, ["run"]) },
  { name: "Deno", engine: "other", page: false, start: () => program(DENO, DENO_RUN) },
  {
    name: "Deno, `poolMaxIdlePerHost: 0`",
    engine: "never repeats",
    page: false,
    start: () => program(DENO, DENO_RUN, "--keep-none"),
  },
];

async function inPage(start: () => Promise<Browser>): Promise<Client> {
  const browser = await start();
  return {
    version: browser.version,
    // A small HTML page without scripts or a policy; each server has a port, and so a pool, of its own.
    begin: (origin) => browser.goto(`${origin}/api/i1/nowhere/`),
    send: (calls) => browser.run(`return (${send})(arguments[0])`, { calls }),
    close: () => browser.close(),
  };
}

async function program(path: string, before: string[], ...after: string[]): Promise<Client> {
  if (!existsSync(path)) throw new NotInstalled(`no ${path}; cargo xtask setup installs it`);
  const [version] = execFileSync(path, ["--version"], { encoding: "utf8" }).match(/\d+(\.\d+)+/)!;
  let child: ChildProcess | undefined;
  let answers: AsyncIterator<string>;
  let said = "";
  const end = () => child?.stdin!.end();
  return {
    version,
    async begin() {
      end();
      const args = [...before, fileURLToPath(new URL("runtime.mjs", import.meta.url)), ...after];
      child = spawn(path, args, { stdio: "pipe" });
      said = "";
      // Deno warns of each certificate that it was told to accept: shown only where it fails.
      child.stderr!.on("data", (text) => (said += text));
      answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    },
    async send(calls) {
      child!.stdin!.write(`${JSON.stringify({ calls })}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error(`${path} ended without an answer: ${said}`);
      return JSON.parse(value);
    },
    close: async () => end(),
  };
}
