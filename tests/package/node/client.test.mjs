/** How often a request may arrive, by the client and its connections: each client is played. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { connectionDelivery, release, releaseAll, testConnection } from "omnitron-release";

const CHROMIUM = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const ONCE = { kind: "once", times: 1 };
const UNSEEN = { kind: "unseen", times: 7 };

const own = { process: globalThis.process, navigator: globalThis.navigator, PerformanceObserver: globalThis.PerformanceObserver };
const give = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** Plays a client; what it tells of its answers is told to `tellAll`. */
let observers = [];
function play(userAgent, { versions = {}, ...more } = {}) {
  give("process", Object.create(own.process, { versions: { value: versions } }));
  give("navigator", userAgent === undefined ? undefined : { userAgent });
  for (const [name, value] of Object.entries(more)) give(name, value);
}
give("PerformanceObserver", class {
  constructor(tell) {
    this.tell = tell;
  }
  observe(what) {
    observers.push({ ...what, tell: this.tell });
  }
});
const tellProtocol = (name, nextHopProtocol) => {
  const [{ tell }] = observers;
  tell({ getEntries: () => [{ name: `${name}/other`, nextHopProtocol: "" }, { name: `${name}/path`, nextHopProtocol }] });
};

afterEach(() => {
  for (const [name, value] of Object.entries(own)) if (name !== "PerformanceObserver") give(name, value);
  for (const name of ["Deno", "location"]) delete globalThis[name];
});

let count = 0;
/** A server that nothing is known of. */
const server = () => `https://shop-${(count += 1)}.example`;
const line = { orderItemId: 70146, code: "ERP-1" };

/** Answers a release as Omnitron does; `headers` are those of the answer. */
const released = (headers = {}) => async (url) => {
  const [, id] = /order_items\/(\d+)\//.exec(url) ?? [, 0];
  return new Response(JSON.stringify({ pk: 1, object_id: Number(id), code: `ERP-${id}` }), { status: 201, headers });
};
const send = (baseUrl, fetch, more = {}) => {
  const lines = [1, 2, 3, 4].map((orderItemId) => ({ orderItemId, code: `ERP-${orderItemId}` }));
  return releaseAll(lines, { connection: { baseUrl }, token: () => "abc", fetch, ...more });
};

test("Node.js, Bun and Deno send once, and so nothing is watched there", () => {
  assert.deepEqual(connectionDelivery(server()), ONCE);
  play(undefined, { Deno: { createHttpClient: () => ({}) } });
  assert.deepEqual(connectionDelivery(server()), ONCE);
  assert.deepEqual(observers, []);
});

test("nothing is known of a worker of Cloudflare's, of Deno without its client, and of another", () => {
  play("Cloudflare-Workers", { versions: { node: "22.0.0" } });
  assert.deepEqual(connectionDelivery(server()), UNSEEN);
  play(undefined, { Deno: {}, versions: { node: "20.0.0" } });
  assert.deepEqual(connectionDelivery(server()), UNSEEN);
  for (const agent of [undefined, "", "Mozilla/5.0 Safari/605.1.15"]) {
    play(agent);
    delete globalThis.Deno;
    const at = server();
    connectionDelivery(at);
    tellProtocol(at, "h2");
    assert.deepEqual(connectionDelivery(at), UNSEEN, agent);
  }
  give("process", undefined);
  assert.deepEqual(connectionDelivery(server()), UNSEEN);
});

test("a browser is watched from the first question on, once, with all that came before", () => {
  play(CHROMIUM);
  connectionDelivery(server());
  connectionDelivery(server());
  assert.deepEqual(observers.map(({ type, buffered }) => [type, buffered]), [["navigation", true], ["resource", true]]);
});

test("over HTTP/2 Firefox sends once, and Chromium as often as requests are under way at once", () => {
  for (const [agent, alone, four] of [
    [FIREFOX, ONCE, ONCE],
    [CHROMIUM, { kind: "atMost", times: 2 }, { kind: "atMost", times: 5 }],
  ]) {
    play(agent);
    const at = server();
    assert.deepEqual(connectionDelivery(at), UNSEEN, "nothing was answered yet");
    tellProtocol(at, "h2");
    assert.deepEqual(connectionDelivery(at), alone);
    assert.deepEqual(connectionDelivery(`${at}/path`, 4), four);
    // What a later answer hides does not undo it.
    tellProtocol(at, "");
    assert.deepEqual(connectionDelivery(at), alone);
    assert.deepEqual(connectionDelivery(server()), UNSEEN, "another server");
  }
});

test("over HTTP/1.1 what counts is whether an answer left its connection open", async () => {
  for (const [headers, kind, times] of [
    [{ connection: "close" }, "once", 1],
    [{ connection: "Close" }, "once", 1],
    [{ connection: "keep-alive" }, "atMost", 7],
    [{}, "atMost", 7],
  ]) {
    play(CHROMIUM);
    const at = server();
    connectionDelivery(at);
    tellProtocol(at, "http/1.1");
    assert.deepEqual(connectionDelivery(at), { kind: "atMost", times: 7 }, "before the first answer");
    await release({ orderItemId: 1, code: "ERP-1" }, { connection: { baseUrl: at }, token: () => "abc", fetch: released(headers) });
    assert.deepEqual(connectionDelivery(at), { kind, times }, JSON.stringify(headers));
  }
  // One that was left open once may still be there.
  play(CHROMIUM);
  const at = server();
  tellProtocol(at, "http/1.1");
  for (const connection of ["keep-alive", "close"]) {
    await release({ orderItemId: 1, code: "ERP-1" }, { connection: { baseUrl: at }, token: () => "abc", fetch: released({ connection }) });
  }
  assert.equal(connectionDelivery(at).kind, "atMost");
});

test("on a page's own origin only connections of other POSTs are met, of as many as were under way at once", async () => {
  const at = server();
  play(CHROMIUM, { location: { origin: at } });
  connectionDelivery(at);
  tellProtocol(at, "http/1.1");
  assert.deepEqual(connectionDelivery(at), { kind: "atMost", times: 2 });
  assert.deepEqual(connectionDelivery(at, 3), { kind: "atMost", times: 4 });
  for await (const _ of send(at, released(), { pool: 3, poolUnlessOnce: 3 }));
  assert.deepEqual(connectionDelivery(at), { kind: "atMost", times: 4 });
  for await (const _ of send(at, released(), { pool: 2, poolUnlessOnce: 2 }));
  assert.deepEqual(connectionDelivery(at), { kind: "atMost", times: 4 });
  const elsewhere = server();
  tellProtocol(elsewhere, "http/1.1");
  assert.deepEqual(connectionDelivery(elsewhere), { kind: "atMost", times: 7 });
});

test("where requests may arrive twice, lines are sent one at a time, unless the host knows better", async () => {
  for (const [more, most] of [[{}, 1], [{ poolUnlessOnce: 2 }, 2], [{ delivery: ONCE }, 4]]) {
    play(CHROMIUM);
    const at = server();
    let now = 0;
    let seen = 0;
    const carry = async (url) => {
      seen = Math.max(seen, (now += 1));
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      return released()(url);
    };
    for await (const _ of send(at, carry, more));
    assert.equal(seen, most, JSON.stringify(more));
  }
});

/** What the test of a connection sends, by the function that answers it. */
async function tested(at, ...answers) {
  const sent = [];
  const fetch = async (url, init) => {
    sent.push({ url, init });
    const answer = answers.shift();
    if (answer?.protocol) tellProtocol(at, answer.protocol);
    if (answer?.throws) throw new Error("broken");
    return new Response(answer?.body ?? "", { status: answer?.status ?? 200, headers: { "content-type": "application/json" } });
  };
  const delivery = await testConnection({ baseUrl: at, token: "abc", prefix: "v1" }, { fetch });
  return { sent, delivery };
}
/** The answer to a sign-in that was read. */
const READ = { status: 400, body: '{"non_field_errors":["no"]}' };

test("the test of a connection sends nothing where none is needed", async () => {
  const { sent, delivery } = await tested(server());
  assert.deepEqual([sent, delivery], [[], ONCE]);
  play(FIREFOX);
  const at = server();
  connectionDelivery(at);
  tellProtocol(at, "h2");
  assert.deepEqual(await tested(at), { sent: [], delivery: ONCE });
});

test("in Chromium over HTTP/2 a sign-in that arrives whole as a stream shows that requests arrive once", async () => {
  play(CHROMIUM);
  const at = server();
  const { sent, delivery } = await tested(at, { protocol: "h2" }, READ);
  assert.deepEqual(delivery, ONCE);
  assert.deepEqual(sent.map(({ init }) => init.method), ["GET", "POST"]);
  assert.deepEqual(sent.map(({ url }) => url), Array(2).fill(`${at}/api/v1/auth/login/`));
  assert.equal(sent[0].init.body, null);
  const { body, duplex, headers } = sent[1].init;
  assert.equal(duplex, "half");
  assert.equal(headers.authorization, undefined);
  assert.equal(JSON.parse(await new Response(body).text()).username, "connection-test@invalid");
  assert.equal(sent[0].init.headers.authorization, undefined);

  // From then on releases are sent as streams, too; and nothing is tested again.
  let carried;
  const fetch = (url, init) => ((carried = init), released()(url));
  await release({ orderItemId: 1, code: "ERP-1" }, { connection: { baseUrl: at }, token: () => "abc", fetch });
  assert.equal(carried.duplex, "half");
  assert.deepEqual(JSON.parse(await new Response(carried.body).text()), { code: "ERP-1", update_stock: true });
  assert.deepEqual((await tested(at)).sent, []);
});

test("a body that does not arrive whole, or an answer that shows nothing, leaves it as it was", async () => {
  const twice = { kind: "atMost", times: 2 };
  for (const answer of [{ status: 400, body: '{"username":["required"]}' }, { throws: true }, { status: 429 }]) {
    play(CHROMIUM);
    const at = server();
    connectionDelivery(at);
    tellProtocol(at, "h2");
    const { sent, delivery } = await tested(at, answer);
    assert.deepEqual(sent.map(({ init }) => init.method), ["POST"], "the protocol was known");
    assert.deepEqual(delivery, twice);
    assert.equal((await tested(at, READ)).delivery.kind, "once", "it can be tried again");
  }
  // A test that shows nothing does not undo one that did.
});

test("where streams cannot be tested, one reading call is all", async () => {
  for (const [agent, protocol] of [[CHROMIUM, "http/1.1"], [undefined, "h2"]]) {
    play(agent);
    const { sent, delivery } = await tested(server(), { protocol });
    assert.deepEqual(sent.map(({ init }) => init.method), ["GET"]);
    assert.notEqual(delivery.kind, "once");
  }
});

test("Deno sends by a client that keeps no connection, and without one it is refused before anything is sent", async () => {
  const made = [];
  const Deno = { createHttpClient: (options) => (made.push(options), { made: made.length }) };
  const before = globalThis.fetch;
  const clients = [];
  globalThis.fetch = (url, init) => (clients.push(init.client), released()(url));
  const options = () => ({ connection: { baseUrl: server() }, token: () => "abc" });
  play(undefined, { Deno: {} });
  await assert.rejects(release({ orderItemId: 1, code: "ERP-1" }, options()), {
    code: "package.may_repeat",
    message: /Deno\.createHttpClient.*: give a fetch that sends once, or say with the option delivery/,
  });
  assert.deepEqual(clients, []);
  for (const more of [{ fetch: released() }, { delivery: ONCE }]) {
    const { outcome } = await release({ orderItemId: 1, code: "ERP-1" }, { ...options(), ...more });
    assert.equal(outcome.kind, "released");
  }
  play(undefined, { Deno });
  for (let sent = 0; sent < 2; sent += 1) await release({ orderItemId: 1, code: "ERP-1" }, options());
  assert.deepEqual(made, [{ poolMaxIdlePerHost: 0 }], "one client for all");
  assert.deepEqual(clients, [undefined, { made: 1 }, { made: 1 }]);
  globalThis.fetch = before;
});
