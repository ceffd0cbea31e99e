/** Asking a person in the terminal. */

import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";

/** How long keys that were pressed before a question are waited for, in milliseconds. */
const EARLIER_KEYS = 50;

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Asks; `undefined` at the end of input and after Ctrl-C. */
export async function ask(question: string, { isHidden = false } = {}): Promise<string | undefined> {
  await dropEarlierKeys();
  const output = isHidden ? nowhere() : process.stderr;
  const lines = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 });
  if (isHidden) process.stderr.write(question);
  const answer = await new Promise<string | undefined>((resolve) => {
    lines.once("close", () => resolve(undefined));
    lines.question(isHidden ? "" : question, resolve);
  });
  lines.close();
  if (isHidden || answer === undefined) process.stderr.write("\n");
  return answer;
}

/** What was typed before the question is no answer to it. */
async function dropEarlierKeys(): Promise<void> {
  const { stdin } = process;
  const drop = () => {};
  // Raw, as the terminal else holds back what has no end of line yet. Since an earlier question the input is paused,
  // and a listener alone does not resume it.
  stdin.setRawMode(true).on("data", drop).resume();
  await wait(EARLIER_KEYS);
  // On a slow computer the time may be over before anything was read.
  await turn();
  stdin.off("data", drop).pause();
}
