/** A reverse proxy with a file of the folder `deploy`, in a process and a temporary folder of its own. */

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open } from "node:fs/promises";
import net from "node:net";
import { delimiter, join } from "node:path";

import type { Path } from "./archive.ts";
import type { Certificate } from "./certificate.ts";

/** What a file of the archive's folder `deploy` is filled in with. */
export interface Values {
  /** The folder for all that the proxy writes. */
  folder: string;
  /** Where the page is. */
  path: Path;
  port: number;
  /** The port for HTTP without TLS. */
  plainPort: number;
  certificate: Certificate;
  /** Omnitron's origin. */
  omnitron: string;
  /** The file of the certificates that Omnitron may have. */
  trusted: string;
}

/** A program that can be the proxy. */
export interface Kind {
  name: "nginx" | "Caddy";
  /** The program, and Debian's package of it. */
  package: string;
  /** Writes its files, and says how it is started. */
  prepare(values: Values): Promise<{ command: string; args: string[]; env?: Record<string, string> }>;
}

/** A program on the search path, or where Debian puts servers. */
export function find(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** The text of a site below `/stock-release/`: what stands after PATH takes the place of its line. */
export const belowPath = (text: string) => text.replace(/^(\s*).*# PATH: (.*)$/gm, "$1$2");

/** The text with each of these parts replaced; all must be there. */
export function fill(text: string, changes: [string, string][]): string {
  return changes.reduce((filled, [from, to]) => {
    if (!filled.includes(from)) throw new Error(`the file lacks ${JSON.stringify(from)}`);
    return filled.replaceAll(from, () => to);
  }, text);
}

export class Proxy {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
    readonly plainPort: number,
    readonly folder: string,
  ) {}

  /** Starts one, and waits until it listens. */
  static async start(kind: Kind, values: Values): Promise<Proxy> {
    const { command, args, env } = await kind.prepare(values);
    const output = await open(join(values.folder, "output.log"), "a");
    const child = spawn(command, args, { stdio: ["ignore", output.fd, output.fd], env: { ...process.env, ...env } });
    const ended = new Promise<never>((_, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${kind.name} ended with ${code}; see ${values.folder}`)));
    });
    ended.catch(() => {});
    await Promise.race([listening(values.port), ended]);
    await output.close();
    return new Proxy(child, values.port, values.plainPort, values.folder);
  }

  /** Its origin. */
  get url(): string {
    return `https://localhost:${this.port}`;
  }

  async stop() {
    if (this.process.exitCode !== null) return;
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    this.process.kill();
    await ended;
  }
}

async function listening(port: number): Promise<void> {
  const connects = () =>
    new Promise<boolean>((resolve) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
  const until = Date.now() + 20_000;
  while (!(await connects())) {
    if (Date.now() > until) throw new Error(`nothing listens on ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
