/** The lines of rows that know no line ids. */

import { resolveRows } from "../wasm/omnitron_release_bg.js";
import type { Connection, HttpRequest, ResolvedLines, RowAnswers, RowInput } from "../wasm/omnitron_release_bg.js";
import { exchange } from "./exchange.js";

/** Options for looking up the lines of rows. */
export interface ResolveOptions {
  /** The connection to an Omnitron. Its `token` is not used here. */
  connection: Connection;
  /** Returns the token, without the word `Token`; called once, and the token is not kept. */
  token: () => string | Promise<string>;
  /** A person's answers to the questions of an earlier call with the same rows. Default: none. */
  answers?: RowAnswers;
  /** The `readings` of an earlier call: what they hold is not read again, but what failed is. Default: none. */
  readings?: string;
  /** The attribute of a line that holds its quantity. Default: `quantity`. */
  quantityKey?: string;
  /** The function that sends. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** Stops the reading; the result has what was read until then. */
  signal?: AbortSignal;
  /** The timeout of one request, in seconds. Default: 30. */
  timeoutSeconds?: number;
  /** The most requests under way at once: 1 to 16. Default: 4. */
  pool?: number;
  /** Called with the number of order numbers that were read, and of all of them. */
  onProgress?: (read: number, all: number) => void;
}

/** The longest time of a timer, in milliseconds. */
const LONGEST = 0x7fff_ffff;

/**
 * Looks up the order line of each row by the order's number and the SKU, and returns what is said of each: the
 * line, a question for a person, or why there is none. It only reads; a 429 is waited for. Nothing is guessed:
 * a row has one line and a line one row, and where lines cannot be told apart, a person is asked.
 *
 * Throws if the rows or the connection cannot be used. A failure of Omnitron is said of its rows
 * (`resolve.search_failed`), and the end of the session in `stopped`.
 */
export async function resolveLines(rows: Iterable<RowInput>, options: ResolveOptions): Promise<ResolvedLines> {
  const { connection, signal, timeoutSeconds: seconds = 30, fetch: send } = options;
  const { answers, readings, quantityKey, pool, onProgress } = options;
  const stopped = new Promise<void>((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
  const carry = (request: HttpRequest) => exchange(request, { send, seconds, isStreamed: false });
  const wait = (millis: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(millis, LONGEST));
      void stopped.then(() => clearTimeout(timer));
    });
  const tell = (read: number, all: number) => {
    if (signal?.aborted) return false;
    onProgress?.(read, all);
    return true;
  };
  const where = { ...connection, token: await options.token() };
  const settings = { answers, readings, quantityKey, pool };
  return resolveRows([...rows], where, withoutUndefined(settings), carry, wait, tell, stopped);
}

/** The members that have a value: a missing option and an undefined one are the same. */
function withoutUndefined<T extends object>(settings: T) {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
