/** Bodies: whole, with their length where that can be had, and none that is too large. */

import http2 from "node:http2";

import { type Call, bytes, overHttp1, overHttp2 } from "./support/clients.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const LOGIN = "/api/i1/auth/login/";
const RELEASE = "/api/i1/order_items/70146/create_mapping/";

/** The most that is handed on. */
const MOST = 65_536;

/** A body of so many bytes, in characters of three bytes: a limit in characters would not hold it. */
function body(size: number): string {
  const [begin, end] = ['{"username":"demo","password":"', '"}'];
  const free = size - begin.length - end.length;
  return `${begin}${"€".repeat(Math.floor(free / 3))}${"x".repeat(free % 3)}${end}`;
}

const WAYS: { way: string; send: typeof overHttp1; more: Partial<Call> }[] = [
  { way: "over HTTP/1.1", send: overHttp1, more: {} },
  { way: "over HTTP/1.1 in chunks", send: overHttp1, more: { streamed: true } },
  { way: "over HTTP/2", send: overHttp2, more: {} },
  { way: "over HTTP/2 as a stream", send: overHttp2, more: { streamed: true } },
];

/** The head of a request with a body, to be written by hand. */
const head = (...lines: string[]) =>
  [`POST ${RELEASE} HTTP/1.1`, "Host: localhost", "Content-Type: application/json", ...lines, "", ""].join("\r\n");

forEachProxy((kind) => {
  for (const { way, send, more } of WAYS) {
    test(`a body arrives as it is ${way}`, async ({ shown, upstream }) => {
      const sent = body(MOST);
      const { status } = await send(shown, { method: "POST", path: RELEASE, body: sent, ...more });
      expect(status).toBe(200);
      expect(upstream.came.map(({ body }) => body === sent)).toEqual([true]);
      // Caddy 2.6 passes a stream on as one.
      const length = kind.name === "Caddy" && more.streamed ? undefined : String(MOST);
      expect(upstream.came[0].headers["content-length"]).toBe(length);
    });

    test(`nothing of one that is too large does ${way}`, async ({ site, omnitron }) => {
      for (const path of [LOGIN, RELEASE]) {
        for (const size of [MOST + 1, 70_000]) {
          const { status } = await send(site, { method: "POST", path, body: body(size), ...more });
          expect([path, size, status]).toEqual([path, size, 413]);
        }
      }
      expect((await omnitron.ledger()).requests).toEqual([]);
    });
  }

  for (const length of ["1", "40"]) {
    test(`a body of two bytes that says ${length} is not handed on over HTTP/2`, async ({ shown, upstream }) => {
      const call = { method: "POST", path: RELEASE, body: "{}", streamed: true, headers: { "content-length": length } };
      const answer = await overHttp2(shown, call).catch(() => undefined);
      expect(answer?.status).not.toBe(200);
      expect(upstream.came.map(({ body }) => body)).not.toContain("{}");
      expect(upstream.came.map(({ body }) => body)).not.toContain("{");
    });
  }

  test("a stream that breaks off is not taken for a whole body", async ({ shown, upstream }) => {
    const session = http2.connect(shown.url, { rejectUnauthorized: false });
    const stream = session.request({ ":method": "POST", ":path": RELEASE });
    await new Promise((resolve) => stream.write('{"code":"P-1",', resolve));
    stream.on("error", () => {}).close(http2.constants.NGHTTP2_CANCEL);
    await new Promise((resolve) => stream.once("close", resolve));
    session.destroy();
    await overHttp2(shown, { path: "/api/i1/orders/" });
    expect(upstream.came.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("a body with two lengths is no request", async ({ site, omnitron }) => {
    const answer = await bytes(site, `${head("Content-Length: 2", "Content-Length: 40")}{}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await omnitron.ledger()).requests).toEqual([]);
  });

  test("a length beside chunks hides no second request", async ({ shown, upstream }) => {
    const chunks = "2\r\n{}\r\n0\r\n\r\n";
    const hidden = "GET /api/i1/users/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    for (const length of [2, chunks.length, chunks.length + hidden.length]) {
      upstream.came = [];
      const both = head(`Content-Length: ${length}`, "Transfer-Encoding: chunked");
      const answer = await bytes(shown, `${both}${chunks}${hidden}`);
      // nginx refuses both together; Caddy goes by the chunks alone, and drops the length.
      const expected = kind.name === "nginx" ? [] : [["POST", "{}", undefined]];
      expect(answer).toMatch(kind.name === "nginx" ? /^HTTP\/1\.1 400 / : /^HTTP\/1\.1 200 /);
      expect(upstream.came.map(({ method, body, headers }) => [method, body, headers["content-length"]])).toEqual(expected);
    }
  });

  for (const name of ["Transfer-Encoding : chunked", "Transfer-Encoding: xchunked", "Transfer_Encoding: chunked"]) {
    test(`${name} hides no second request`, async ({ shown, upstream }) => {
      const answer = await bytes(shown, `${head("Content-Length: 7", name, "Connection: close")}0\r\n\r\n{}`);
      const well = answer.startsWith("HTTP/1.1 200 ");
      expect(well || /^HTTP\/1\.1 (400|501) /.test(answer), answer).toBe(true);
      expect(upstream.came.map(({ method, url, body }) => [method, url, body])).toEqual(
        well ? [["POST", RELEASE, "0\r\n\r\n{}"]] : [],
      );
      expect(upstream.came.every(({ headers }) => !("transfer_encoding" in headers))).toBe(true);
    });
  }
});
