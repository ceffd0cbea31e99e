/** Uses that a compiler must refuse: each line marked as an error has to be one. */

import init, {
  release,
  releaseAll,
  validateLine,
  type Connection,
  type ErrorCode,
  type JournalEntry,
  type OrderItemId,
  type Outcome,
  type ReleaseOptions,
} from "omnitron-release";

const connection: Connection = { baseUrl: "https://shop.example" };
const options: ReleaseOptions = { connection, token: () => "abc" };
const line = { orderItemId: 1, code: "A" };

// @ts-expect-error a code is text: 007 is not 7
validateLine({ orderItemId: 1, code: 7 });
// @ts-expect-error a code is never left out
validateLine({ orderItemId: 1 });
// @ts-expect-error left out is one thing, null another
validateLine({ ...line, updateStock: null });
// @ts-expect-error nor may it be undefined by name
validateLine({ ...line, updateStock: undefined });
// @ts-expect-error no such field
validateLine({ ...line, update_stock: true });
// @ts-expect-error many lines have a function of their own
validateLine([line]);

// @ts-expect-error the token comes from a callback
release(line, { connection });
// @ts-expect-error and not as a text, which would be kept
release(line, { connection, token: "abc" });
// @ts-expect-error nothing is sent without an address
release(line, { token: () => "abc" });
// @ts-expect-error a run stops after none or after a line in doubt
releaseAll([line], { ...options, stopAfter: "refused" });
// @ts-expect-error a line is repeated never or once
release(line, { ...options, repeat: "twice" });
// @ts-expect-error one line is not many
releaseAll(line, options);
// @ts-expect-error a pause is answered by goOn or stop
releaseAll([line], { ...options, onPause: () => true });
// @ts-expect-error a journal both reads and writes
releaseAll([line], { ...options, journal: { read: () => [] } });
// @ts-expect-error there are two prefixes
export const prefix: Connection = { ...connection, prefix: "v2" };
// @ts-expect-error left out, it finds its own file; null is no source
init(null);

// @ts-expect-error any number is not a checked id
export const id: OrderItemId = 70146;
// @ts-expect-error nor is any text an entry of a journal
export const entry: JournalEntry = "{}";
// @ts-expect-error a code that does not exist
export const code: ErrorCode = "code.too_green";

export function read(outcome: Outcome): string | number {
  // @ts-expect-error only what worked has a mapping
  console.log(outcome.mapping);
  // @ts-expect-error a refusal may be null where nothing was answered
  if (outcome.kind === "unknown") console.log(outcome.refusal.status);
  // @ts-expect-error there is no such outcome
  if (outcome.kind === "failed") console.log();
  switch (outcome.kind) {
    case "released":
    case "recorded":
    case "refused":
    case "notSent":
      return 1;
    default:
      // @ts-expect-error unknown is left over
      return outcome satisfies never;
  }
}
