/** Bodies: whole, with their length where that can be had, and none that is too large. */

import { type Call, bytes, overHttp1, overHttp2 } from "./support/clients.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const LOGIN = "/api/i1/auth/login/";
const RELEASE = "/api/i1/order_items/70146/create_mapping/";

/** A body of so many bytes, in characters of several bytes each: a limit in characters would not hold. */
function body(size: number): string {
  const text = `{"username":"demo","password":"${"ş€".repeat(size / 5)}`.slice(0, size);
  const spare = size - Buffer.byteLength(`${text.slice(0, 30)}"}`);
  return `${text.slice(0, 30)}${"€".repeat(Math.floor(spare / 3))}${"x".repeat(spare % 3)}"}`;
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
      const sent = body(60_000);
      const { status } = await send(shown, { method: "POST", path: RELEASE, body: sent, ...more });
      expect(status).toBe(200);
      expect(upstream.came.map(({ body }) => body === sent)).toEqual([true]);
      // Caddy 2.6 passes a stream on as one.
      const length = kind.name === "Caddy" && more.streamed ? undefined : "60000";
      expect(upstream.came[0].headers["content-length"]).toBe(length);
    });

    test(`nothing of one that is too large does ${way}`, async ({ site, omnitron }) => {
      for (const path of [LOGIN, RELEASE]) {
        const { status } = await send(site, { method: "POST", path, body: body(70_000), ...more });
        expect(status).toBe(413);
      }
      expect((await omnitron.ledger()).requests).toEqual([]);
    });
  }

  test("a body with two lengths is no request", async ({ site, omnitron }) => {
    const answer = await bytes(site, `${head("Content-Length: 2", "Content-Length: 40")}{}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect((await omnitron.ledger()).requests).toEqual([]);
  });

  test("a length beside chunks hides no second request", async ({ shown, upstream }) => {
    const hidden = `GET /api/i1/users/ HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    const both = head(`Content-Length: ${5 + hidden.length}`, "Transfer-Encoding: chunked", "Connection: close");
    const answer = await bytes(shown, `${both}0\r\n\r\n${hidden}`);
    expect(answer).toMatch(/^HTTP\/1\.1 (400|413) /);
    expect(upstream.came).toEqual([]);
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
