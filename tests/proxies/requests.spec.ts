/** What goes on to Omnitron, how often, and over what. */

import { bytes, overHttp1, overHttp2 } from "./support/clients.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const RELEASE = "/api/i1/order_items/70146/create_mapping/";
const ORDERS = "/api/i1/orders/";
const POST = { method: "POST", path: RELEASE, body: '{"code":"P-1","update_stock":true}' };

/** What the page sets. */
const OWN = {
  accept: "application/json",
  "accept-encoding": "gzip",
  "accept-language": "tr",
  authorization: "Token f00dcafe",
  "user-agent": "a browser",
};

/** What nobody needs, and some servers obey. */
const OTHERS = {
  cookie: "sessionid=1",
  forwarded: "for=127.0.0.1",
  "x-forwarded-for": "127.0.0.1",
  "x-forwarded-host": "evil.example",
  "x-http-method-override": "DELETE",
  "x-original-url": "/admin/",
  x_http_method_override: "DELETE",
  remote_user: "root",
};

forEachProxy(() => {
  for (const send of [overHttp1, overHttp2]) {
    test(`Omnitron sees what the page sets, and its own name, by ${send === overHttp1 ? "HTTP/1.1" : "HTTP/2"}`, async ({ shown, upstream }) => {
      const body = "{}";
      await send(shown, { ...POST, body, headers: { ...OWN, ...OTHERS, "content-type": "application/json" } });
      const [{ headers, version }] = upstream.came;
      const { host, connection, ...rest } = headers;
      expect(host).toBe("omnitron.shop.example");
      expect(connection).toBe("close");
      expect(version).toBe("1.1");
      expect(rest).toEqual({ ...OWN, "content-type": "application/json", "content-length": "2" });
    });
  }

  test("another name for the server changes nothing", async ({ shown, upstream }) => {
    await overHttp1(shown, { path: ORDERS, headers: { Host: "evil.example" } });
    await bytes(shown, `GET ${ORDERS} HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    await bytes(shown, `GET ${ORDERS} HTTP/1.0\r\n\r\n`);
    expect(upstream.came.filter(({ headers }) => headers.host !== "omnitron.shop.example")).toEqual([]);
  });

  test("no header is hidden as one of the connection, and no other protocol is agreed on", async ({ shown, upstream }) => {
    const headers = { authorization: "Token f00dcafe", connection: "upgrade, authorization", upgrade: "websocket" };
    const { status } = await overHttp1(shown, { path: ORDERS, headers });
    expect(status).toBe(200);
    const [{ headers: came }] = upstream.came;
    expect(came).not.toHaveProperty("upgrade");
    expect(came.connection).toBe("close");
  });

  test("headers of 40 KB are refused", async ({ site, omnitron }) => {
    const headers = { "accept-language": "t".repeat(40_000) };
    const { status } = await overHttp1(site, { path: ORDERS, headers });
    expect([400, 431]).toContain(status);
    await overHttp2(site, { path: ORDERS, headers }).catch(() => {});
    expect((await omnitron.ledger()).requests).toEqual([]);
  });

  test("each request has a connection of its own, though Omnitron would keep one", async ({ shown, upstream }) => {
    for (const call of [POST, { path: ORDERS }, POST, { path: ORDERS }]) await overHttp2(shown, call);
    expect(upstream.came).toHaveLength(4);
    expect(new Set(upstream.came.map(({ connection }) => connection)).size).toBe(4);
  });

  for (const [what, call] of [
    ["a release", POST],
    ["a release that calls itself repeatable", { ...POST, headers: { "idempotency-key": "1", "x-idempotency-key": "1" } }],
    ["a reading call", { path: ORDERS }],
  ] as const) {
    test(`${what} that is cut arrived once, and the client learns of it`, async ({ shown, upstream }) => {
      await overHttp2(shown, { path: ORDERS });
      upstream.came = [];
      upstream.answers = (request) => request.socket.destroy();
      for (const send of [overHttp1, overHttp2]) expect((await send(shown, call)).status).toBe(502);
      expect(upstream.came).toHaveLength(2);
    });
  }

  test("a line whose answer is cut was released once", async ({ site, omnitron }) => {
    const login = { method: "POST", path: "/api/i1/auth/login/", body: '{"username":"demo","password":"demo"}' };
    const json = { "content-type": "application/json" };
    const { key } = JSON.parse(String((await overHttp2(site, { ...login, headers: json })).body)) as { key: string };
    await omnitron.faults({ on: "create_mapping", kind: "cut", done: true });
    const { status } = await overHttp2(site, { ...POST, headers: { ...json, authorization: `Token ${key}` } });
    expect(status).toBe(502);
    const posts = await omnitron.mappings();
    expect(posts.map(({ did, protocol }) => [did, protocol])).toEqual([["released", "http/1.1"]]);
  });

  test("a server with a certificate of its own making is told nothing", async ({ place, kind }) => {
    place.stranger.reset();
    const site = await place.proxy(kind, "/", place.stranger.url);
    expect((await overHttp2(site, { ...POST, headers: OWN })).status).toBe(502);
    expect(place.stranger.came).toEqual([]);
  });
});
