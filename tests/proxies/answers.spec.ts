/** What comes back from Omnitron. */

import { gunzipSync, gzipSync } from "node:zlib";

import { overHttp2 } from "./support/clients.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const ORDERS = { path: "/api/i1/orders/" };
const RELEASE = { method: "POST", path: "/api/i1/order_items/70146/create_mapping/", body: "{}" };

/** On every answer under /api/. */
const ALWAYS = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=31536000",
  "cache-control": "no-store",
};

forEachProxy(() => {
  test("a redirect is handed back as it is, and not followed", async ({ shown, upstream }) => {
    const targets = ["/login/", "https://omnitron/login/", "https://omnitron.shop.example/", `${upstream.url}/api/i1/users/`];
    for (const to of targets) {
      for (const status of [301, 302, 307, 308]) {
        upstream.came = [];
        upstream.answers = (_, response) => void response.writeHead(status, { Location: to }).end();
        const answer = await overHttp2(shown, RELEASE);
        expect([answer.status, answer.headers.location]).toEqual([status, to]);
        expect(upstream.came).toHaveLength(1);
      }
    }
  });

  test("an answer sets nothing for the page's origin, and none is kept", async ({ shown, upstream }) => {
    upstream.answers = (_, response) => {
      response.setHeader("Set-Cookie", ["sessionid=1", "csrftoken=2"]);
      response.setHeader("Cache-Control", "public, max-age=600");
      response.setHeader("Expires", "Thu, 01 Jan 2099 00:00:00 GMT");
      response.setHeader("Alt-Svc", 'h3="omnitron.shop.example:443"');
      response.setHeader("Content-Security-Policy", "default-src *");
      response.setHeader("Referrer-Policy", "unsafe-url");
      response.setHeader("X-Content-Type-Options", "other");
      response.setHeader("Strict-Transport-Security", "max-age=0");
      response.setHeader("Content-Type", "text/html");
      response.end("<script>alert(1)</script>");
    };
    const { headers } = await overHttp2(shown, ORDERS);
    expect(headers).toMatchObject({ ...ALWAYS, "content-type": "text/html" });
    expect(headers).not.toHaveProperty("set-cookie");
    expect(headers).not.toHaveProperty("expires");
    expect(headers["alt-svc"] ?? "").not.toContain("omnitron");
  });

  test("an answer leads to no file of the proxy's", async ({ shown, upstream }) => {
    upstream.answers = (_, response) => void response.setHeader("X-Accel-Redirect", "/config.json").end("{}");
    expect(String((await overHttp2(shown, ORDERS)).body)).toBe("{}");
  });

  test("an answer keeps its coding, what it varies by, and when to come back", async ({ shown, upstream }) => {
    const body = gzipSync('{"results": []}');
    upstream.answers = (_, response) => {
      response.writeHead(429, { "Content-Encoding": "gzip", Vary: "Accept-Language, Authorization", "Retry-After": "7" });
      response.end(body);
    };
    const answer = await overHttp2(shown, { ...ORDERS, headers: { "accept-encoding": "gzip" } });
    expect(answer.status).toBe(429);
    expect(answer.headers["x-upstream-status"]).toMatch(/^(429|yes)$/);
    expect(answer.headers).toMatchObject({ ...ALWAYS, "content-encoding": "gzip", vary: "Accept-Language, Authorization", "retry-after": "7" });
    expect(answer.body.equals(body)).toBe(true);
    await overHttp2(shown, ORDERS);
    expect(upstream.came.map(({ headers }) => headers["accept-encoding"])).toEqual(["gzip", undefined]);
  });

  test("a long answer is packed for those who can unpack it, and comes whole", async ({ shown, upstream }) => {
    const body = JSON.stringify({ results: Array.from({ length: 100 }, (_, pk) => ({ pk, number: "SC-2024-99" })) });
    upstream.answers = (_, response) => void response.setHeader("Content-Type", "application/json").end(body);
    const packed = await overHttp2(shown, { ...ORDERS, headers: { "accept-encoding": "gzip" } });
    expect(packed.headers).toMatchObject({ ...ALWAYS, "content-encoding": "gzip" });
    expect(String(gunzipSync(packed.body))).toBe(body);
    expect(packed.body.length).toBeLessThan(body.length / 4);
    const plain = await overHttp2(shown, ORDERS);
    expect(plain.headers).not.toHaveProperty("content-encoding");
    expect(String(plain.body)).toBe(body);
  });

  test("what the proxy itself answers under /api/ has the same headers", async ({ shown, upstream }) => {
    upstream.answers = (request) => request.socket.destroy();
    for (const [status, call] of [
      [404, { path: "/api/i1/users/" }],
      [404, { method: "DELETE", path: ORDERS.path }],
      [413, { ...RELEASE, body: "x".repeat(70_000) }],
      [502, ORDERS],
    ] as const) {
      const answer = await overHttp2(shown, call);
      expect(answer.status).toBe(status);
      expect(answer.headers, String(status)).toMatchObject(ALWAYS);
      // A 404 of the proxy's own is not taken for one of Omnitron's.
      if (status === 404) expect(answer.headers).not.toHaveProperty("x-upstream-status");
    }
  });
});
