/** The functions that send lines and return their outcomes. */

import type { LineInput, LineResult } from "../wasm/omnitron_release_bg.js";
import type { ReleaseAllOptions, ReleaseOptions, ReleaseRun } from "./options.js";
import { Run } from "./run.js";

export type { Journal, Pause, ReleaseAllOptions, ReleaseOptions, ReleaseRun, RunUpdate } from "./options.js";

/**
 * Sends one line once, and returns its outcome. No call is known that undoes a release.
 *
 * Throws if the line or the connection cannot be used: then nothing was sent. Whatever happens after
 * that is an outcome, and `unknown` is one: do not send such a line again before a person has looked.
 */
export async function release(line: LineInput, options: ReleaseOptions): Promise<LineResult> {
  let ended: LineResult | undefined;
  for await (const update of releaseAll([line], { ...options, pool: 1 })) {
    if (update.type === "outcome") ended = update.result;
  }
  // Every line ends before its run does.
  return ended as LineResult;
}

/**
 * Sends many lines, each once, and yields their outcomes as they end.
 *
 * The first step throws if a line or the connection cannot be used, with every problem in
 * `details.problems`: then nothing was sent. With a journal that is not empty the run is
 * resumed: a line that was under way is `unknown` and is not sent again.
 */
export function releaseAll(lines: Iterable<LineInput>, options: ReleaseAllOptions): ReleaseRun {
  return new Run([...lines], options);
}
