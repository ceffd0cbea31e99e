/** Uses that compile. */

import init, {
  isOmnitronError,
  release,
  releaseAll,
  validateLine,
  type ErrorCode,
  type Journal,
  type JournalEntry,
  type LineInput,
  type OrderItemId,
  type Outcome,
  type ReleaseOptions,
} from "omnitron-release";

await init();
await init(new URL("https://cdn.example/omnitron_release_bg.wasm"));
await init(fetch("/omnitron_release_bg.wasm"));

const options: ReleaseOptions = { connection: { baseUrl: "https://shop.example" }, token: async () => "abc" };

export const fromText: LineInput = { orderItemId: "70146", code: "ERP-1" };

const checked = validateLine({ orderItemId: 70146, code: "ERP-1" });
if (checked.ok) {
  const id: OrderItemId = checked.line.orderItemId;
  // A checked line is a line, and its id is a number.
  await release(checked.line, { ...options, signal: new AbortController().signal });
  console.log(id + 1);
} else {
  const codes: ErrorCode[] = checked.problems.map((problem) => problem.code);
  console.log(codes);
}

/** No case is left over. */
export function words(outcome: Outcome): string {
  switch (outcome.kind) {
    case "released":
    case "recorded":
      return `${outcome.mapping.code} ${outcome.mapping.objectId}`;
    case "refused":
      return outcome.refusal.detail ?? outcome.refusal.raw;
    case "notSent":
    case "unknown":
      return outcome.refusal?.raw ?? outcome.message;
    default:
      return outcome satisfies never;
  }
}

const entries: JournalEntry[] = [];
const journal: Journal = { read: () => entries, write: async (more) => void entries.push(...more) };
const run = releaseAll(new Set([fromText]), { ...options, journal, pool: 2, onPause: ({ reason }) => (reason === "run.sign_in" ? "goOn" : "stop") });
for await (const update of run) {
  if (update.type === "outcome") console.log(update.result.line.orderItemId, words(update.result.outcome));
  else console.log(update.progress.counts.released);
}
run.stop();

try {
  validateLine(fromText);
} catch (error: unknown) {
  if (isOmnitronError(error)) console.log(error.code, error.details.problems?.length, error.stack);
}
