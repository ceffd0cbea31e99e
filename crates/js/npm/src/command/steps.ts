/** The steps of a trial: each is shown, agreed to by a person, noted, and sent once. */

import { ask } from "./ask.js";
import { message } from "./errors.js";
import type { Journal } from "./journal.js";
import { bold, complain, green, plain, print, red, say, yellow } from "./print.js";
import type { Sender } from "./send.js";
import type { ShownLine, ShownStep, Trial } from "./wasm.js";

/** The most characters of an answer that are shown. */
const ANSWER = 300;

interface With {
  sender: Sender;
  journal: Journal;
  lines: ShownLine[];
}

export class Steps {
  /** How many were handed over to be sent. */
  sent = 0;
  readonly #state: Trial;
  readonly #with: With;
  #isStopped = false;

  constructor(state: Trial, used: With) {
    this.#state = state;
    this.#with = used;
  }

  /** Takes one step after the other; whether the trial has come to its end. */
  async all(): Promise<boolean> {
    const stop = () => this.#stop();
    process.on("SIGINT", stop);
    try {
      for (let step = this.#state.next(); step && !this.#isStopped; step = this.#state.next()) {
        if (!(await this.#agreed(step))) break;
        if (!(await this.#take(step))) break;
      }
    } finally {
      process.off("SIGINT", stop);
    }
    return this.#state.isDone();
  }

  /** Ctrl-C while a step is under way: its outcome is waited for, unless it is pressed again. */
  #stop(): void {
    if (this.#isStopped) {
      complain("\nThe step may have been sent. The journal names it: look in Omnitron what became of it.");
      process.exit(1);
    }
    this.#isStopped = true;
    complain("\nThe step that you agreed to is under way: its outcome is waited for, and nothing more is sent.");
  }

  /** Shows a step, and has a person type the line's id. */
  async #agreed({ name, method, url, body, line, effect }: ShownStep): Promise<boolean> {
    print(`\n${bold(plain(name))}`);
    say(`  ${method} ${url}\n  ${body}\n  ${effect}`);
    const answer = await ask(`Type ${line} to send this, once. Anything else ends the trial: `);
    if (answer === line) return true;
    say("The trial ends here. This step was not sent.");
    return false;
  }

  /** Notes and sends a step; whether there may be another. */
  async #take(step: ShownStep): Promise<boolean> {
    const { journal, sender } = this.#with;
    const { name, method, url, body } = step;
    try {
      await journal.write({ step: name, sends: { method, url, body } });
    } catch (error) {
      complain(`${message(error)}. Nothing is sent.`);
      return false;
    }
    this.sent += 1;
    const came = await this.#state.carryOut(url, body);
    const { result, status, before, after } = came;
    const mark = { done: green, not_sent: yellow, unknown: red, refused: yellow, code_refused: yellow }[result];
    print(`  ${mark(plain(came.says))}`);
    if (result.endsWith("refused")) say(`  Omnitron's answer: ${sender.posted.slice(0, ANSWER)}`);
    if (before !== null || after !== null) say(`  Reserved units: ${before ?? "?"} before, ${after ?? "?"} after.`);
    if (result === "unknown") this.#check(step, before);
    if (result === "not_sent") say(`  The last answer: ${sender.last}.`);
    try {
      await journal.write({ step: name, result, status, units: { before, after } });
    } catch (error) {
      complain(`${message(error)}. Nothing more is sent.`);
      return false;
    }
    return result !== "unknown" && !(result === "not_sent" && sender.status === 401);
  }

  /** What a person has to look up. */
  #check({ line, code }: ShownStep, before: string | null): void {
    const order = this.#with.lines.find(({ id }) => id === line)?.order;
    const units = before === null ? "" : ` Before, ${before} units of its product were reserved.`;
    complain(
      `  The trial ends. Look in Omnitron at line ${line}${order ? ` of order ${order}` : ""}: whether it has the code ` +
        `${code}, and whether its stock is still reserved.${units}`,
    );
  }
}
