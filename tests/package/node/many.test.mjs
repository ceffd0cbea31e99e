import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { OmnitronError, releaseAll } from "omnitron-release";

import { faults, releases, reset, signedIn } from "./support.mjs";

const lines = [70146, 70147, 70148].map((orderItemId) => ({ orderItemId, code: `ERP-${orderItemId}` }));

beforeEach(reset);

/** The outcome of each line, by its index, and the last progress of the run. */
async function follow(run) {
  const kinds = [];
  let last;
  for await (const update of run) {
    if (update.type === "outcome") kinds[update.result.index] = update.result.outcome.kind;
    else last = update.progress;
  }
  return { kinds, last };
}

/** Entries in memory, as a host would keep them on disk. */
function journal(kept = []) {
  return { kept, read: () => kept, write: (entries) => void kept.push(...entries) };
}

test("all lines are released, each once", async () => {
  const { kinds, last } = await follow(releaseAll(lines, await signedIn()));
  assert.deepEqual(kinds, ["released", "released", "released"]);
  assert.equal(last.phase, "ended");
  assert.equal(last.counts.released, 3);
  const sent = await releases();
  assert.deepEqual(sent.map(({ item }) => item).sort(), [70146, 70147, 70148]);
});

test("a run that stops after a doubt sends nothing after a line that is unknown", async () => {
  await faults({ on: "create_mapping", item: lines[1].orderItemId, kind: "504", done: true });
  const { kinds } = await follow(releaseAll(lines, { ...(await signedIn()), pool: 1, stopAfter: "doubt" }));
  assert.deepEqual(kinds, ["released", "unknown", "notSent"]);
  assert.equal((await releases()).length, 2);
});

test("a line that may not be sent keeps all from being sent", async () => {
  const wrong = [...lines, { orderItemId: 70149, code: "" }];
  const options = await signedIn();
  await assert.rejects(
    async () => follow(releaseAll(wrong, options)),
    (error) => {
      assert.ok(error instanceof OmnitronError);
      assert.equal(error.code, "lines.not_ready");
      assert.deepEqual(error.details.problems.map(({ index, code }) => [index, code]), [[3, "code.empty"]]);
      return true;
    },
  );
  assert.deepEqual(await releases(), []);
});

test("before a line is sent, the journal says so", async () => {
  const { kept, ...ours } = journal();
  const options = await signedIn();
  let before;
  const carry = (url, init) => {
    before ??= kept.length;
    return fetch(url, init);
  };
  await follow(releaseAll(lines, { ...options, fetch: carry, journal: ours }));
  assert.ok(before > 0, "the first request left before the first entry");
});

test("a run that is begun again sends nothing twice", async () => {
  const ours = journal();
  const options = { ...(await signedIn()), journal: ours };
  await follow(releaseAll(lines, options));
  const { kinds } = await follow(releaseAll(lines, options));
  assert.deepEqual(kinds.filter((kind) => kind !== "released"), []);
  assert.equal((await releases()).length, 3);
});

test("a line whose answer the program did not live to see is unknown, and is not sent again", async () => {
  const ours = journal();
  const options = { ...(await signedIn()), pool: 1 };
  let written;
  // The entries on disk when the request was sent, and none after it.
  const carry = (url, init) => {
    written ??= [...ours.kept];
    return fetch(url, init);
  };
  await follow(releaseAll(lines.slice(0, 1), { ...options, fetch: carry, journal: ours }));
  const { kinds } = await follow(releaseAll(lines.slice(0, 1), { ...options, journal: journal(written) }));
  assert.deepEqual(kinds.filter((kind) => kind !== "unknown"), []);
  assert.equal((await releases()).length, 1);
});

test("stopped, nothing more is sent, and what was not is told", async () => {
  const run = releaseAll(lines, { ...(await signedIn()), pool: 1 });
  const kinds = [];
  for await (const update of run) {
    if (update.type !== "outcome") continue;
    kinds.push(update.result.outcome.kind);
    run.stop();
  }
  const sent = kinds.filter((kind) => kind === "released");
  const left = kinds.filter((kind) => kind === "notSent");
  // The second may have been under way when the first was answered.
  assert.ok(sent.length <= 2 && left.length === lines.length - sent.length, kinds.join());
  assert.equal((await releases()).length, sent.length);
});

test("a session that ends pauses the run, and it goes on with the next token", async () => {
  const options = await signedIn();
  await faults({ on: "create_mapping", kind: "401_once", times: 1 });
  const reasons = [];
  let { token } = options;
  const onPause = async ({ reason }) => {
    reasons.push(reason);
    ({ token } = await signedIn());
    return "goOn";
  };
  const { kinds } = await follow(releaseAll(lines, { ...options, token: () => token(), pool: 1, onPause }));
  assert.deepEqual(kinds, ["released", "released", "released"]);
  assert.deepEqual(reasons, ["run.sign_in"]);
});
