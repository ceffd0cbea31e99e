/** The use of the package: release one line, or all lines of an order. */

import { isOmnitronError, release, releaseAll, type ReleaseRun } from "omnitron-release";

import type { Row } from "./row.js";
import { connection, token } from "./shop.js";

export async function releaseOne(row: Row) {
  row.show("", "Sending…", false);
  try {
    row.outcome((await release(row.input, { connection, token })).outcome);
  } catch (error) {
    const problems = isOmnitronError(error) ? (error.details.problems ?? []) : [];
    row.show("wrong", problems.map(({ message }) => message).join(" ") || String(error), true);
  }
}

export const start = (rows: Row[]) => releaseAll(rows.map(({ input }) => input), { connection, token });

/** Shows what becomes of each row; returns in words how all ended. */
export async function follow(run: ReleaseRun, rows: Row[], sent: (share: number) => void): Promise<string> {
  let words = "";
  for (const row of rows) row.show("waiting", "Waiting…", false);
  try {
    for await (const update of run) {
      if (update.type === "outcome") {
        rows[update.result.index]?.outcome(update.result.outcome);
      } else {
        const { waiting, underWay, released, refused, unknown, notSent } = update.progress.counts;
        sent(1 - (waiting + underWay) / rows.length);
        words = `${released} released, ${refused} refused, ${unknown} unknown, ${notSent} not sent`;
      }
    }
  } catch (error) {
    words = isOmnitronError(error) ? error.message : String(error);
    const problems = isOmnitronError(error) ? (error.details.problems ?? []) : [];
    for (const { index, message } of problems) rows[index]?.show("wrong", message, true);
  }
  for (const row of rows) if (row.waits) row.show("", "Not sent.", true);
  return words;
}
