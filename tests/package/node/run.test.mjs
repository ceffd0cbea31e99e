/** How a host steers a run, and what it learns of it; Omnitron is a function here. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { release, releaseAll, toHttpResponse } from "omnitron-release";

const connection = { baseUrl: "https://shop.example", token: "never used" };
const linesOf = (count) => Array.from({ length: count }, (_, at) => ({ orderItemId: at + 1, code: `ERP-${at + 1}` }));
const idOf = (url) => Number(/order_items\/(\d+)\//.exec(url)[1]);
const released = (url) => new Response(JSON.stringify({ pk: 1, object_id: idOf(url), code: `ERP-${idOf(url)}` }), { status: 201 });

/** A run with a `fetch` that counts, and what became of it. */
function begin(count, { answer = released, ...more } = {}) {
  const sent = [];
  const fetch = async (url, init) => {
    sent.push({ id: idOf(url), init });
    return answer(url, init, sent.length);
  };
  const run = releaseAll(linesOf(count), { connection, token: () => "abc", pool: 1, fetch, ...more });
  return { run, sent };
}

async function follow(run, each = () => {}) {
  const kinds = [];
  const progresses = [];
  for await (const update of run) {
    if (update.type === "outcome") kinds[update.result.index] = update.result.outcome.kind;
    else progresses.push(update.progress);
    await each(update);
  }
  return { kinds, progresses };
}

const journal = (kept = []) => ({ kept, read: () => kept, write: (entries) => void kept.push(...entries) });

test("a request carries the token of the moment, and nothing of the browser's", async () => {
  const tokens = ["one", "two"];
  const { run, sent } = begin(2, { token: async () => tokens.shift() });
  await follow(run);
  assert.deepEqual(sent.map(({ init }) => init.headers.authorization), ["Token one", "Token two"]);
  const { method, body, credentials, redirect, referrerPolicy, cache, duplex } = sent[0].init;
  assert.deepEqual({ method, credentials, redirect, referrerPolicy, cache, duplex }, {
    method: "POST",
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "no-referrer",
    cache: "cache" in Request.prototype ? "no-store" : undefined,
    duplex: undefined,
  });
  assert.equal(body, '{"code":"ERP-1","update_stock":true}');
});

test("a runtime whose requests know no cache is given none", async () => {
  const { Request } = globalThis;
  for (const [fake, cache] of [[class {}, undefined], [undefined, "no-store"], [class { get cache() { return ""; } }, "no-store"]]) {
    globalThis.Request = fake;
    const { run, sent } = begin(1);
    await follow(run);
    assert.equal(sent[0].init.cache, cache);
    assert.equal("cache" in sent[0].init, cache !== undefined);
  }
  globalThis.Request = Request;
});

test("the end is told, once, with all lines counted; a pause of the host's own asks nobody", async () => {
  const asked = [];
  const { run, sent } = begin(3, { onPause: (pause) => (asked.push(pause), "stop") });
  let isPaused = false;
  const { kinds, progresses } = await follow(run, async ({ type, progress }) => {
    if (type === "outcome" && !isPaused) {
      isPaused = true;
      run.pause();
    }
    if (progress?.phase === "paused") {
      assert.equal(progress.reason, "run.paused");
      assert.equal(sent.length, 2 - progress.counts.waiting + 1);
      run.goOn();
    }
  });
  assert.deepEqual(kinds, ["released", "released", "released"]);
  assert.deepEqual(asked, []);
  assert.ok(progresses.some(({ phase }) => phase === "paused"));
  assert.deepEqual(progresses.filter(({ phase }) => phase === "ended").map(({ counts }) => counts.released), [3]);
  assert.equal(progresses.at(-1).phase, "ended");
  assert.deepEqual(await run.next(), { done: true, value: undefined });
  // Nothing has an effect on a run that has ended.
  run.pause();
  run.goOn();
  run.stop();
  assert.equal(sent.length, 3);
});

test("progress is told at a new phase, and otherwise a few times a second", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1_800_000_000_000 });
  const answer = (url) => {
    context.mock.timers.tick(50);
    return released(url);
  };
  const { run } = begin(20, { answer });
  const { kinds, progresses } = await follow(run);
  assert.equal(kinds.length, 20);
  const running = progresses.filter(({ phase }) => phase === "running");
  // 20 answers in a second: one at the beginning, and one each 250 ms.
  assert.ok(running.length >= 4 && running.length <= 6, String(running.length));
});

test("a run of no lines ends", async () => {
  const { kinds, progresses } = await follow(begin(0).run).catch((error) => ({ kinds: error.code }));
  assert.ok(kinds === "lines.not_ready" || progresses.at(-1).phase === "ended", String(kinds));
});

test("left before its first step, a run never begins", async () => {
  const { run, sent } = begin(2, { journal: { read: () => assert.fail("read"), write() {} } });
  assert.deepEqual(await run.return(), { done: true, value: undefined });
  assert.deepEqual(await run.next(), { done: true, value: undefined });
  assert.deepEqual(sent, []);
});

test("leaving the loop stops a run, after what is under way", async () => {
  const { run, sent } = begin(3);
  for await (const { type } of run) if (type === "outcome") break;
  const before = sent.length;
  assert.ok(before < 3);
  assert.deepEqual(await run.next(), { done: true, value: undefined });
  assert.equal(sent.length, before);
});

test("a signal stops a run, also one that was given before it began, and is let go of", async () => {
  const abort = new AbortController();
  const { run, sent } = begin(3, { signal: abort.signal });
  const { kinds, progresses } = await follow(run, ({ type }) => type === "outcome" && abort.abort());
  assert.equal(kinds[0], "released");
  assert.equal(kinds[2], "notSent");
  assert.equal(progresses.at(-1).reason, "run.stopped");
  assert.ok(sent.length < 3);

  const late = begin(2, { signal: abort.signal });
  assert.deepEqual((await follow(late.run)).kinds, ["notSent", "notSent"]);
  assert.deepEqual(late.sent, []);

  const early = begin(2);
  early.run.stop();
  assert.deepEqual((await follow(early.run)).kinds, ["notSent", "notSent"]);
  assert.deepEqual(early.sent, []);

  const kept = new AbortController();
  const counts = { add: 0, remove: 0 };
  const { signal } = kept;
  for (const what of ["add", "remove"]) {
    const real = signal[`${what}EventListener`].bind(signal);
    signal[`${what}EventListener`] = (type, ...rest) => ((counts[what] += type === "abort" ? 1 : 0), real(type, ...rest));
  }
  await follow(begin(1, { signal }).run);
  assert.deepEqual(counts, { add: 1, remove: 1 });
});

test("a token that does not come pauses the run; the host has its error once, and may go on", async () => {
  const pauses = [];
  const wrong = new Error("the vault is closed");
  let asked = 0;
  const token = () => {
    asked += 1;
    if (asked === 1) throw wrong;
    return "abc";
  };
  const answer = (url, _, count) => (count === 1 ? new Response("", { status: 401 }) : released(url));
  const onPause = (pause) => (pauses.push(pause), "goOn");
  const { run, sent } = begin(2, { token, answer, onPause });
  const { kinds } = await follow(run);
  assert.deepEqual(kinds, ["released", "released"]);
  assert.deepEqual(pauses.map(({ reason, error }) => [reason, error]), [["run.sign_in", wrong], ["run.sign_in", undefined]]);
  assert.ok(!("error" in pauses[1]));
  assert.equal(pauses[0].progress.phase, "paused");
  assert.equal(sent.length, 3);
});

test("without onPause, or where it says so or throws, the run stops and nothing is sent", async () => {
  const token = () => {
    throw new Error("none");
  };
  for (const onPause of [undefined, () => "stop", async () => "stop"]) {
    const { run, sent } = begin(2, { token, ...(onPause && { onPause }) });
    const { kinds, progresses } = await follow(run);
    assert.deepEqual(kinds, ["notSent", "notSent"]);
    assert.equal(progresses.at(-1).reason, "run.stopped");
    assert.deepEqual(sent, []);
  }
  const thrown = new Error("the host's own");
  const { run, sent } = begin(2, { token, onPause: () => { throw thrown; } });
  const seen = [];
  await assert.rejects(follow(run, ({ type, result }) => type === "outcome" && seen.push(result.outcome.kind)), thrown);
  assert.deepEqual(seen, ["notSent", "notSent"], "what became of each line is told before it");
  assert.deepEqual(sent, []);
});

test("a sample is shown before the rest is sent", async () => {
  const pauses = [];
  const { run, sent } = begin(3, { sample: 1, onPause: ({ reason, progress }) => (pauses.push([reason, progress.phase, sent.length]), "goOn") });
  assert.deepEqual((await follow(run)).kinds, ["released", "released", "released"]);
  assert.deepEqual(pauses, [[null, "sampleShown", 1]]);
});

test("a run of a journal goes on by itself, with what never left, and asks nobody", async () => {
  const ours = journal();
  const first = begin(3, { journal: ours });
  await follow(first.run, ({ type }) => type === "outcome" && first.run.stop());
  const sent = first.sent.map(({ id }) => id);
  const asked = [];
  const again = begin(3, { journal: ours, onPause: ({ reason }) => (asked.push(reason), "stop") });
  const { progresses } = await follow(again.run);
  assert.deepEqual(asked, []);
  assert.equal(progresses.at(-1).phase, "ended");
  assert.deepEqual([...sent, ...again.sent.map(({ id }) => id)].length <= 3, true);

  // The entries of a run that died before it had sent anything.
  const begun = journal();
  const died = begin(2, { journal: { read: () => [], write: (entries) => { begun.kept.push(...entries); throw new Error("died"); } } });
  await follow(died.run).catch(() => {});
  const resumed = begin(2, { journal: begun });
  assert.equal((await follow(resumed.run)).progresses.at(-1).phase, "ended");
});

test("a journal that cannot be written stops the run before anything is sent", async () => {
  const { run, sent } = begin(2, { journal: { read: () => [], write: async () => { throw new Error("the disk is full"); } } });
  const { kinds, progresses } = await follow(run);
  assert.deepEqual(kinds, ["notSent", "notSent"]);
  assert.match(progresses.at(-1).reason, /^run\.journal_/);
  assert.deepEqual(sent, []);
});

test("a journal that cannot be read, or is another run's, ends it at the first step", async () => {
  const closed = new Error("closed");
  const { run, sent } = begin(1, { journal: { read: async () => { throw closed; }, write() {} } });
  await assert.rejects(run.next(), closed);
  const other = journal();
  await follow(begin(2, { journal: other }).run);
  const wrong = begin(1, { journal: other });
  await assert.rejects(wrong.run.next(), { name: "OmnitronError" });
  assert.deepEqual([...sent, ...wrong.sent], []);
});

test("no answer in time leaves a line unknown, also where fetch ignores the signal", async (context) => {
  for (const heeds of [true, false]) {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    let signal;
    const answer = (_, init) => new Promise((_, reject) => {
      signal = init.signal;
      if (heeds) signal.addEventListener("abort", () => reject(signal.reason));
      setImmediate(() => {
        context.mock.timers.tick(1_999);
        assert.equal(signal.aborted, false);
        setImmediate(() => context.mock.timers.tick(1));
      });
    });
    const { run } = begin(1, { answer, timeoutSeconds: 2 });
    let outcome;
    await follow(run, (update) => (outcome = update.result?.outcome ?? outcome));
    assert.deepEqual([outcome.kind, outcome.code], ["unknown", "unknown.timed_out"]);
    assert.equal(signal.aborted, true);
    context.mock.timers.reset();
  }
});

test("a fetch that fails leaves a line unknown, and its words are kept; a redirect is not followed", async () => {
  const ours = journal();
  const one = async (answer) => {
    const [line] = linesOf(1);
    ours.kept = [];
    const kept = { read: () => [], write: (entries) => void ours.kept.push(...entries) };
    return (await release(line, { connection, token: () => "abc", fetch: answer, journal: kept })).outcome;
  };
  const broken = await one(async () => { throw new TypeError("the cable is cut"); });
  assert.deepEqual([broken.kind, broken.code], ["unknown", "unknown.network"]);
  assert.match(ours.kept.at(-1), /"network":\{"message":"TypeError: the cable is cut"\}/);
  const redirect = Object.defineProperty(new Response(), "type", { value: "opaqueredirect" });
  const led = await one(async () => redirect);
  const code = led.code;
  assert.match(code, /redirect/);
  assert.deepEqual(await toHttpResponse(redirect), { failed: "redirected" });
  const headers = { "x-one": "1", "content-type": "text/plain" };
  assert.deepEqual(await toHttpResponse(new Response("ü", { status: 207, headers })), { status: 207, headers, body: "ü" });
});

test("a 429 is waited for as long as it asks, and the line is sent again", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });
  const answer = (url, _, count) => {
    if (count > 1) return released(url);
    return new Response("", { status: 429, headers: { "retry-after": "5" } });
  };
  const { run, sent } = begin(1, { answer });
  const ended = follow(run);
  const turns = async () => { for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate); };
  await turns();
  context.mock.timers.tick(4_900);
  await turns();
  assert.equal(sent.length, 1, "not earlier");
  for (let second = 0; second < 60 && sent.length < 2; second += 1) {
    context.mock.timers.tick(1_000);
    await turns();
  }
  assert.equal(sent.length, 2);
  assert.deepEqual((await ended).kinds, ["released"]);
});
