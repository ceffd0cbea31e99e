/** What the commands send, against servers that break off. */

import assert from "node:assert/strict";
import { once } from "node:events";
import http from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, test } from "node:test";

import { part } from "./support.mjs";

const { Sender } = await part("command/send.js");

/** Requests that arrived: the method, the headers, the body, and the port that each came from. */
let came = [];
let server;

/** A server that answers by `answer`, or not at all. */
async function serve(answer) {
  came = [];
  server = http.createServer(async (request, response) => {
    const { method, headers, socket } = request;
    const seen = came.filter(({ port }) => port === socket.remotePort).length;
    came.push({ method, headers, port: socket.remotePort, body: await text(request) });
    answer(response, { socket, method, seen });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}/`;
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const get = (url) => ({ method: "GET", url, headers: { accept: "application/json" }, body: null });
const post = (url) => ({ ...get(url), method: "POST", body: '{"code":"A"}' });
const ports = () => new Set(came.map(({ port }) => port)).size;

// The first, as the timer of an earlier request could not be cleared while this one has timers of its own.
test("after 30 seconds an answer is not waited for any more, and its connection is closed", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let closed;
  const url = await serve((_, { socket }) => {
    closed = once(socket, "close");
    context.mock.timers.tick(29_999);
    setImmediate(() => context.mock.timers.tick(1));
  });
  const sender = new Sender({ isKept: false });
  const answer = await sender.send(post(url));
  assert.deepEqual(answer, { failed: "timedOut", message: "none within 30 s", seconds: 30 });
  assert.equal(sender.last, "POST: none within 30 s");
  await closed;
});

test("a read comes back as it was answered, and a header that comes twice is left out", async () => {
  const url = await serve((response) => {
    response.writeHead(418, { "X-One": "1", "Set-Cookie": ["a=1", "b=2"] }).end("çay");
  });
  const sender = new Sender({ isKept: false });
  const { status, headers, body } = await sender.send(get(url));
  assert.deepEqual([status, headers["x-one"], body, "set-cookie" in headers], [418, "1", "çay", false]);
  assert.equal(came[0].headers.accept, "application/json");
  assert.equal(came[0].headers["user-agent"], "omnitron-release");
  assert.deepEqual([sender.status, sender.last, sender.posted], [418, "GET: status 418", ""]);
});

test("reads share connections where they may, and a POST never does", async () => {
  const url = await serve((response, { method }) => response.end(method === "POST" ? "posted" : "read"));
  const kept = new Sender({ isKept: true });
  for (const request of [get(url), get(url), post(url), post(url)]) await kept.send(request);
  assert.equal(ports(), 3);
  assert.deepEqual(came.map(({ body }) => body), ["", "", '{"code":"A"}', '{"code":"A"}']);
  assert.equal(came[2].headers.connection, "close");
  await kept.send(get(url));
  assert.equal(kept.posted, "posted", "the last answer to a POST, not to a read");
  kept.close();

  came = [];
  const single = new Sender({ isKept: false });
  for (const request of [get(url), get(url)]) await single.send(request);
  assert.equal(ports(), 2);
});

test("what is kept is closed at the end", async () => {
  const url = await serve((response) => response.end());
  const [closed] = [new Promise((resolve) => server.once("connection", (socket) => socket.once("close", resolve)))];
  const sender = new Sender({ isKept: true });
  await sender.send(get(url));
  sender.close();
  await closed;
});

test("a read on a kept connection that was closed meanwhile is asked again, once", async () => {
  const url = await serve((response, { socket, seen }) => (seen > 0 ? socket.resetAndDestroy() : response.end("read")));
  const sender = new Sender({ isKept: true });
  await sender.send(get(url));
  assert.equal((await sender.send(get(url))).body, "read");
  assert.equal(came.length, 3);
  sender.close();

  // Two that are kept, and both are closed.
  came = [];
  const twice = new Sender({ isKept: true });
  await Promise.all([twice.send(get(url)), twice.send(get(url))]);
  assert.deepEqual(await twice.send(get(url)), { failed: "network", message: "the connection was closed" });
  assert.equal(came.length, 4);
  assert.deepEqual([twice.status, twice.last], [undefined, "GET: the connection was closed"]);
  twice.close();
});

test("a POST, and a read on a new connection, are never sent again", async () => {
  const url = await serve((_, { socket }) => socket.resetAndDestroy());
  for (const request of [post(url), get(url)]) {
    came = [];
    const { failed, message } = await new Sender({ isKept: true }).send(request);
    assert.deepEqual([failed, came.length], ["network", 1]);
    assert.match(message, /socket hang up|ECONNRESET/);
  }
});

test("an answer that breaks off is none", async () => {
  const url = await serve((response, { socket }) => {
    response.writeHead(200, { "Content-Length": 100 }).write("half", () => socket.resetAndDestroy());
  });
  const sender = new Sender({ isKept: false });
  assert.equal((await sender.send(post(url))).failed, "network");
  assert.deepEqual([sender.posted, sender.status], ["", undefined]);
});

test("where nobody listens the reason has words", async () => {
  const url = await serve(() => {});
  server.close();
  await once(server, "close");
  const sender = new Sender({ isKept: false });
  // A name with several addresses has an error for each, and no message of its own.
  for (const host of ["127.0.0.1", "localhost"]) {
    const { failed, message } = await sender.send(get(url.replace("127.0.0.1", host)));
    assert.equal(failed, "network");
    assert.match(message, /ECONNREFUSED/);
  }
});

test("a signal gives a request up", async () => {
  const stop = new AbortController();
  const url = await serve(() => stop.abort());
  const answer = await new Sender({ isKept: true, signal: stop.signal }).send(get(url));
  assert.deepEqual(answer, { failed: "aborted", message: "given up" });
});
