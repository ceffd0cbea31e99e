/** Options of a host, and the updates that it receives. */

import type {
  Connection,
  Delivery,
  ErrorCode,
  JournalEntry,
  LineResult,
  Progress,
} from "../wasm/omnitron_release_bg.js";

/** Options for sending one line. */
export interface ReleaseOptions {
  /** The connection to an Omnitron. Its `token` is not used here. */
  connection: Connection;
  /**
   * Returns the token, without the word `Token`; called before each request, and the token is not kept.
   * If it throws or returns none, the session counts as ended: nothing is sent.
   */
  token: () => string | Promise<string>;
  /** The function that sends. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /**
   * How often a request may reach Omnitron, where you know it better than the package can see: for example
   * `{ kind: "once", times: 1 }` behind a `fetch` of your own. Default: by the client and its connections,
   * see `connectionDelivery` and `testConnection`. Unless it is `once`, lines are sent one at a time, and a
   * refusal for uniqueness is `unknown`, as it may answer a repeat of the client's own.
   */
  delivery?: Delivery;
  /** Stops the run: no request begins any more, and those under way are waited for, for their outcome. */
  signal?: AbortSignal;
  /** The timeout of one request, in seconds: 1 to 300. Default: 30. After it the line is `unknown`. */
  timeoutSeconds?: number;
  /**
   * Whether an unknown line is repeated: `never` leaves it to a person, `once` sends it once more.
   * Whether a second request is harmless is not documented. Default: `never`.
   */
  repeat?: "never" | "once";
  /** The journal of the run. Without it, requests under way are lost with the page. */
  journal?: Journal;
}

/** Options for sending many lines. */
export interface ReleaseAllOptions extends ReleaseOptions {
  /** The most requests under way at once: 1 to 16. Default: 4. */
  pool?: number;
  /**
   * The most requests under way at once while one may reach Omnitron more than once: 1 to `pool`. More at
   * once let a browser repeat one request more often. Default: 1.
   */
  poolUnlessOnce?: number;
  /** The most requests that may begin in any second: 1 to 1,000. Default: no limit. */
  perSecond?: number;
  /** The number of lines that are sent before `onPause` is called to look at them. Default: 0, none. */
  sample?: number;
  /** The wait before the first request, in seconds: 0 to 60. Default: 0. */
  graceSeconds?: number;
  /**
   * The line after which the run stops by itself: `never`, or `doubt` for the first that ends as
   * unknown or not sent. The lines after it are `notSent`, and no line is sent again automatically.
   * With a `pool` of 1, nothing is sent after a line in doubt. Default: `never`.
   */
  stopAfter?: "never" | "doubt";
  /** Codes of problems of severity `confirm` that a person has confirmed. Default: none. */
  confirmed?: ErrorCode[];
  /**
   * Called when the run waits for a person: the session has ended, a 403, five requests in a row
   * without an answer, or the sample is done. Without it, the run stops then.
   */
  onPause?: (pause: Pause) => "goOn" | "stop" | Promise<"goOn" | "stop">;
}

/** A pause of a run that waits for a person. */
export interface Pause {
  /** The reason, for example `run.sign_in`; `null` if the sample is done. */
  reason: ErrorCode | null;
  /** The progress of the run. */
  progress: Progress;
  /** The error that the `token` callback threw, if it did. */
  error?: unknown;
}

/**
 * The journal of a run, kept by the host. Each run has one of its own. It contains no token and no
 * customer data; its entries are text, one line each.
 */
export interface Journal {
  /** All entries that were written, in order; none for a new run. */
  read(): JournalEntry[] | Promise<JournalEntry[]>;
  /**
   * Appends entries, all or none; resolves when they would survive a crash. Nothing is sent before
   * that. If it throws, the run stops.
   */
  write(entries: JournalEntry[]): void | Promise<void>;
}

/** An update of a run. */
export type RunUpdate =
  /** A line has ended. Each line does so once; in a run that is resumed, also those that had ended before. */
  | { type: "outcome"; result: LineResult }
  /** The progress of the run: at every new phase, and otherwise a few times a second. */
  | { type: "progress"; progress: Progress };

/** A run, as an iterator of its updates. It begins with the first step of the iteration. */
export interface ReleaseRun extends AsyncIterableIterator<RunUpdate, undefined, undefined> {
  /** Pauses the run: nothing more is sent for now. */
  pause(): void;
  /** Resumes a paused run. */
  goOn(): void;
  /** Stops the run: nothing more is sent; requests under way are waited for. Leaving the loop stops it too. */
  stop(): void;
}
