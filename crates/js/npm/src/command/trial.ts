/** `omnitron-release trial`: what only releases show, on lines that a person names. */

import { needed, read } from "./arguments.js";
import { CannotGoOn, WrongUsage, message, or } from "./errors.js";
import { checked, checkWritable, readIfThere, write } from "./files.js";
import { Journal } from "./journal.js";
import { bold, complain, list, print, red, say } from "./print.js";
import { Sender } from "./send.js";
import { signIn } from "./sign-in.js";
import { Steps } from "./steps.js";
import { type Session, type ShownLine, Trial, connect } from "./wasm.js";

const text = { type: "string" } as const;
const OPTIONS = {
  line: text,
  "second-line": text,
  "third-line": text,
  code: text,
  "other-code": text,
  prefix: text,
  profile: text,
  journal: text,
} as const;

const NO_TERMINAL =
  "a trial needs a terminal, for input and output: each request is sent only after a person has read it and typed " +
  "the line's id, and a pipe or a file cannot read";

/** Carries a trial out; the exit code. */
export async function trial(args: string[]): Promise<number> {
  const { address, values } = read(args, OPTIONS);
  const lines = [needed(values, "line"), values["second-line"], values["third-line"]] as const;
  const codes = [needed(values, "code"), needed(values, "other-code")] as const;
  const sender = new Sender({ isKept: false });
  const session = connect(address, values.prefix, sender);
  // Lines and codes are looked at before anybody signs in.
  or(WrongUsage, () => new Trial(session, ...lines, ...codes)).free();
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new CannotGoOn(NO_TERMINAL);
  const { profile } = values;
  const earlier = profile === undefined ? undefined : await readIfThere(profile);
  if (earlier !== undefined) checked(profile!, () => session.checkProfile(earlier));
  await checkWritable(profile, values.journal ?? ".");
  // An output that is gone must not end a request that is under way.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  print(red(bold("This changes stock, and cannot be undone.")));
  say(
    `It releases lines at ${session.baseUrl}. Take lines of test orders, in a sandbox (Akinon's test address). Each ` +
      "request is shown, and sent only after you have typed the line's id; anything else ends the trial.\n",
  );
  await signIn(session);
  const state = new Trial(session, ...lines, ...codes);
  const known = await linesOf(state);
  list(`The lines, as ${new URL(session.baseUrl).host} has them`, known.map(described));

  const journal = new Journal(values.journal);
  const steps = new Steps(state, { sender, journal, lines: known });
  const isDone = await steps.all();
  await journal.close();

  list("What the trial has shown", state.shows());
  await keep(state, session, profile, earlier);
  if (steps.sent > 0) say(`\nThe journal is in ${journal.path}`);
  else say("\nNothing was sent.");
  return isDone ? 0 : 1;
}

async function linesOf(state: Trial): Promise<ShownLine[]> {
  try {
    return (await state.lines()).lines;
  } catch (error) {
    throw new CannotGoOn(message(error));
  }
}

const described = ({ id, order, product, quantity, status }: ShownLine) =>
  `line ${id}: order ${order ?? "not read"}, ${product || "no product"}, quantity ${quantity}, ${status || "no status"}`;

/** Adds what was shown to the profile. */
async function keep(state: Trial, session: Session, path: string | undefined, earlier: string | undefined): Promise<void> {
  if (path === undefined) return;
  const profile = state.addTo(session, earlier);
  if (profile === undefined) return complain(`\nNothing was shown, so ${path} is as it was.`);
  await write(path, `${profile}\n`);
  say(`\nThe profile is in ${path}`);
}
