/** What a host chooses, and what it is told. */

import type {
  Connection,
  ErrorCode,
  JournalEntry,
  LineResult,
  Progress,
} from "../wasm/omnitron_release_bg.js";

/** How one line is sent. */
export interface ReleaseOptions {
  /** Which Omnitron. Its `token` is not used here. */
  connection: Connection;
  /**
   * Gives the token, without the word `Token`; asked before each request and never kept. One that
   * throws, or gives none, is like a session that has ended: nothing is sent.
   */
  token: () => string | Promise<string>;
  /** What sends. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** Stops: nothing more begins, and what is under way is waited for, so that its outcome is known. */
  signal?: AbortSignal;
  /** How long one request may take, in seconds: 1 to 300. Default: 30. Then its line is `unknown`. */
  timeoutSeconds?: number;
  /**
   * What follows when nobody can say what became of a line: `never` leaves it to a person, `once`
   * sends it once more. Whether a second request is harmless is not documented. Default: `never`.
   */
  repeat?: "never" | "once";
  /** Where the host keeps what happened. Without it, what is under way is lost with the page. */
  journal?: Journal;
}

/** How many lines are sent. */
export interface ReleaseAllOptions extends ReleaseOptions {
  /** How many requests may be under way at once: 1 to 16. Default: 4. */
  pool?: number;
  /** How many requests may begin in any second: 1 to 1,000. Default: no limit. */
  perSecond?: number;
  /** How many lines are sent before `onPause` is asked to look at them. Default: 0, none. */
  sample?: number;
  /** How long is waited before the first request, in seconds: 0 to 60. Default: 0. */
  graceSeconds?: number;
  /**
   * After which line the run stops by itself: `never`, or `doubt` for the first that ends as unknown
   * or not sent. The lines after it are `notSent`, and no line is sent again by itself. With a `pool`
   * of 1, nothing leaves after a line in doubt. Default: `never`.
   */
  stopAfter?: "never" | "doubt";
  /** Codes of problems of severity `confirm` that a person has confirmed. Default: none. */
  confirmed?: ErrorCode[];
  /**
   * Asked when the run waits for a person: the session has ended, a 403, five requests in a row
   * without an answer, or the sample is done. Without it, the run stops then.
   */
  onPause?: (pause: Pause) => "goOn" | "stop" | Promise<"goOn" | "stop">;
}

/** Why a run waits. */
export interface Pause {
  /** For example `run.sign_in`; `null` where the sample is done. */
  reason: ErrorCode | null;
  /** How it stands. */
  progress: Progress;
  /** What the `token` callback threw, if it did. */
  error?: unknown;
}

/**
 * Where a host keeps a run. Each run has a journal of its own. It holds no token, and nothing of a
 * customer; its entries are text, one line each.
 */
export interface Journal {
  /** Everything that was written, in its order; nothing for a new run. */
  read(): JournalEntry[] | Promise<JournalEntry[]>;
  /**
   * Writes entries behind those before, all or none; done when they would outlive a crash. Nothing is
   * sent before it is. If it throws, the run stops.
   */
  write(entries: JournalEntry[]): void | Promise<void>;
}

/** Something that happened in a run. */
export type RunUpdate =
  /** A line has ended. Each line does so once; in a run that is resumed, also those of before. */
  | { type: "outcome"; result: LineResult }
  /** How the run stands: with every new phase, and else a few times a second. */
  | { type: "progress"; progress: Progress };

/** A run, seen as it goes. It begins with the first step of the loop over it. */
export interface ReleaseRun extends AsyncIterableIterator<RunUpdate, undefined, undefined> {
  /** Nothing more is sent for now. */
  pause(): void;
  /** Ends a pause. */
  goOn(): void;
  /** Nothing more is sent at all; what is under way is waited for. So does leaving the loop. */
  stop(): void;
}
