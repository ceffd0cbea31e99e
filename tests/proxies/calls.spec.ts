/** The calls that reach Omnitron, and those that do not. */

import { bytes, overHttp1, overHttp2 } from "./support/clients.ts";
import { CALLS } from "./support/list.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const CLIENTS = [
  { version: "HTTP/1.1", send: overHttp1 },
  { version: "HTTP/2", send: overHttp2 },
];

const LINES = "/api/i1/order_items/70146/";

/** Addresses that a server may tidy into a call of the page, or that go beyond one. */
const ADDRESSES = [
  "//api/i1/orders/",
  "/api//i1/orders/",
  "/api/i1//orders/",
  "/api/i1/orders//",
  "/./api/i1/orders/",
  "/x/../api/i1/orders/",
  "/api/i1/users/../orders/",
  "/api/i1/orders/../users/",
  "/api/i1/orders/%2e%2e/users/",
  "/api/i1/orders/..%2fusers/",
  "/api/i1/order%73/",
  "/%61pi/i1/orders/",
  "/api/i1/order_items/7014%36/",
  "/api/i1/order_items/70146%2f/",
  "/api/i1/orders/a.b/",
  "/api/i1/orders/a;b/",
  "/api/i1/orders/;/",
  "/api/i1/orders",
  "/api/i1/orders/?a=b?c",
  "/api/i1/orders/?a=b/../c",
  "/api/i1/orders/?a=<b>",
  `${LINES}?x=y`,
  "/api/i1/order_items/-1/",
  "/api/i1/order_items/70146/delete/",
  "/api/i2/orders/",
  "/api/I1/orders/",
  "/api/i1/channel/1/",
  "/api/i1/users/",
  "/api/",
];

const METHODS = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND"];

forEachProxy(() => {
  for (const { version, send } of CLIENTS) {
    test(`every call of the page reaches Omnitron over ${version}`, async ({ site, omnitron }) => {
      for (const { method, path } of CALLS) {
        const body = method === "POST" ? "{}" : undefined;
        const { status } = await send(site, { method, path, body });
        expect(status, `${method} ${path}`).not.toBe(502);
      }
      const { requests } = await omnitron.ledger();
      expect(requests).toEqual(CALLS.map(({ method, path }) => `${method} ${path}`));
    });

    test(`no other address does over ${version}`, async ({ site, omnitron }) => {
      const answers = ADDRESSES.map(async (path) => {
        const { status } = await send(site, { path });
        expect(status, path).toBe(404);
      });
      await Promise.all(answers);
      expect((await omnitron.ledger()).requests).toEqual([]);
    });

    test(`no other method does over ${version}`, async ({ site, omnitron }) => {
      for (const { method, path } of CALLS) {
        const listed = CALLS.filter((call) => call.path === path).map((call) => call.method);
        const others = [...METHODS, method === "GET" ? "POST" : "GET"].filter((other) => !listed.includes(other));
        const answers = others.map(async (other) => {
          const { status } = await send(site, { method: other, path });
          expect([404, 405], `${other} ${path}: ${status}`).toContain(status);
        });
        await Promise.all(answers);
      }
      expect((await omnitron.ledger()).requests).toEqual([]);
    });
  }

  test("an address with a host, and methods of the protocol itself, are none of Omnitron's", async ({ site, omnitron }) => {
    for (const first of [
      "GET https://omnitron.shop.example/api/i1/users/ HTTP/1.1",
      "GET https://localhost/api/i1/users/ HTTP/1.1",
      "TRACE /api/i1/orders/ HTTP/1.1",
      "get /api/i1/orders/ HTTP/1.1",
      "CONNECT 127.0.0.1:443 HTTP/1.1",
      "GET /api/i1/orders/ x HTTP/1.1",
      "GET /api/i1/orders/#x HTTP/1.1",
      "GET /api/i1/orders/?a=b\tc HTTP/1.1",
      "GET /api/i1/orders/?a=\u00e9 HTTP/1.1",
      "GET api/i1/orders/ HTTP/1.1",
    ]) {
      const answer = await bytes(site, `${first}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      // Caddy answers with nothing where it has no site of that name.
      expect(answer, first).toMatch(/^HTTP\/1\.1 (40[045] |200 OK[^]*\r\nContent-Length: 0\r\n)|^<html>/);
    }
    expect((await omnitron.ledger()).requests).toEqual([]);
  });
});
