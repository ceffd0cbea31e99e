/** `omnitron-release doctor`: an examination, which only reads. */

import { read } from "./arguments.js";
import { WrongUsage } from "./errors.js";
import { checked, checkWritable, readIfThere, write } from "./files.js";
import { offered } from "./offered.js";
import { bold, complain, faint, green, list, plain, print, red, say, yellow } from "./print.js";
import { Sender } from "./send.js";
import { signIn } from "./sign-in.js";
import { type ShownFinding, connect } from "./wasm.js";

const text = { type: "string" } as const;
const OPTIONS = {
  prefix: text,
  origin: text,
  requests: { type: "boolean" },
  report: text,
  profile: text,
  config: text,
} as const;

/** Examines an Omnitron; the exit code. */
export async function doctor(args: string[]): Promise<number> {
  const { address, values } = read(args, OPTIONS);
  const origin = values.origin === undefined ? undefined : anOrigin(values.origin);
  const stop = new AbortController();
  const sender = new Sender({ isKept: true, signal: stop.signal });
  const session = connect(address, values.prefix, sender);
  const earlier = values.profile === undefined ? undefined : await readIfThere(values.profile);
  if (earlier !== undefined) checked(values.profile!, () => session.checkProfile(earlier));
  await checkWritable(values.report, values.profile, values.config);
  process.stdout.once("error", () => process.exit(1));
  await signIn(session);
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", () => (resolve(), stop.abort()));
  });
  session.offers(await offered(session.baseUrl));
  say(`Examining ${session.baseUrl} by reads alone. Ctrl-C stops.\n`);
  const tell = (finding: ShownFinding, made: number, all: number) => {
    show(finding, made, all);
    if (values.requests) requests(finding);
  };
  const examination = await session.examine(origin, earlier, tell, stopped);
  sender.close();

  const ended = examination.ended();
  const { facts } = examination;
  const open = examination.notFoundOut();
  const count = `${facts} facts, ${open.length} not found out, ${examination.requests} requests, all of them GET or OPTIONS.`;
  print(`\n${bold(ended ? "Not all was examined." : "Examined.")} ${count}`);
  if (facts > 0) {
    print(`\n${bold("What to set, in config.json")}`);
    say(examination.config().replace(/^/gm, "  "));
    list("What to know", examination.notes());
    list("Not found out", open);
    list("What no read can tell", examination.untold());
    if (origin === undefined) say("\n--origin tells what a page of another origin may do.");
  }
  if (ended) complain(`\n${ended}${facts === 0 && sender.status === undefined ? ` (${sender.last})` : ""}`);
  if (facts === 0 || stop.signal.aborted) {
    if (values.report ?? values.profile ?? values.config) complain("No file was written.");
    return 1;
  }
  print("");
  await save("The report", values.report, examination.report());
  await save("The profile", values.profile, `${examination.profile()}\n`);
  await save("The proposal for config.json", values.config, `${examination.config()}\n`);
  return ended ? 1 : 0;
}

function show({ title, found, means }: ShownFinding, made: number, all: number): void {
  const at = faint(`${String(made).padStart(String(all).length)}/${all}`);
  const what = found === null ? yellow("not found out") : words(found);
  const sign = found === null ? yellow("?") : green("✓");
  print(`${at} ${sign} ${plain(title)}: ${what}. ${faint(plain(means))}`);
}

/** Words of Markdown. */
const words = (found: string) => plain(found).replace(/\*\*(.*?)\*\*/g, (_all, inner: string) => red(inner));

function requests({ id, asked }: ShownFinding): void {
  for (const { method, path, came, ms } of asked) print(faint(plain(`        ${id}: ${method} ${path} → ${came}, ${ms} ms`)));
}

async function save(what: string, path: string | undefined, content: string): Promise<void> {
  if (path === undefined) return;
  await write(path, content);
  say(`${what} is in ${path}`);
}

function anOrigin(value: string): string {
  const wrong = new WrongUsage("--origin must be an origin, such as https://release.example");
  if (!URL.canParse(value)) throw wrong;
  const { origin } = new URL(value);
  if (origin === "null" || origin !== value.replace(/\/$/, "")) throw wrong;
  return origin;
}
