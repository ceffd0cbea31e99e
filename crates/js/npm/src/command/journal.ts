/** The journal of a trial: a crash leaves a trace of what may have been sent. */

import { type FileHandle, open } from "node:fs/promises";

import { CannotGoOn, message } from "./errors.js";

/** Lines of JSON in a file, made at the first of them. */
export class Journal {
  readonly path: string;
  readonly #flags: string;
  #file: FileHandle | undefined;

  /** Without a path, a new file that is named by the time. */
  constructor(path: string | undefined) {
    const time = new Date().toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
    this.path = path ?? `omnitron-trial-${time}.jsonl`;
    this.#flags = path === undefined ? "ax" : "a";
  }

  /** Returns once the entry would outlive a crash. */
  async write(entry: object): Promise<void> {
    try {
      this.#file ??= await open(this.path, this.#flags, 0o600);
      await this.#file.appendFile(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);
      await this.#file.sync();
    } catch (error) {
      throw new CannotGoOn(`the journal ${this.path} cannot be written: ${message(error)}`);
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
