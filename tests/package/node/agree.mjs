/** A person who agrees to the steps of a trial. */

import { readFile } from "node:fs/promises";

import { Command } from "./command.mjs";
import { tokenOf, until } from "./support.mjs";

/** The lines of an order that the mock always has. */
export const [first, second, third] = ["70146", "70147", "70148"];
export const ORDER = "2811223344556677";
export const SKU = "00012345";
export const CODES = ["--code", "TRIAL-1", "--other-code", "TRIAL-2"];
export const ALL = ["--line", first, "--second-line", second, "--third-line", third, ...CODES];
export const QUESTION = "Anything else ends the trial: ";

/** A trial in a terminal. */
export async function trial(mock, args, env = {}) {
  return Command.inTerminal(["trial", mock.url, ...args], { OMNITRON_TOKEN: await tokenOf(mock), ...env });
}

/** Agrees to every step, or to some; returns the bodies that were shown. */
export async function agrees(command, most = Infinity) {
  for (let agreed = 0; agreed < most; agreed += 1) {
    const isAsked = await command.says(QUESTION).then(() => true, () => false);
    if (!isAsked) break;
    const [, line] = /Type (\d+) to send this, once/.exec(command.output.slice(command.output.lastIndexOf("Type ")));
    command.types(`${line}\r`);
  }
  return [...command.output.matchAll(/^ {2}(\{.*\})\r?$/gm)].map(([, body]) => body);
}

/** Answers the next question by no; the exit code. */
export async function declines(command) {
  await command.says(QUESTION);
  command.types("no\r");
  return command.ended;
}

/** Waits until the first step is noted, as it is before it is sent. */
export const underWay = (journal) => until(async () => (await readFile(journal, "utf8").catch(() => "")).endsWith("\n"));
