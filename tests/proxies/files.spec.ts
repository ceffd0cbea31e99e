/** The page's own files: what is served, as what, for how long, and with which headers. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

import { page } from "./support/archive.ts";
import { overHttp1, overHttp2 } from "./support/clients.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const FOREVER = "public, max-age=31536000, immutable";
const ASK_AGAIN = "no-cache";

const [, POLICY] = /^Content-Security-Policy: (.*)$/m.exec(
  readFileSync(new URL("../../docs/serving.md", import.meta.url), "utf8"),
)!;

/** On every answer beside /api/; the documents show the policy for an Omnitron of another origin. */
const ALWAYS = {
  "content-security-policy": POLICY.replace(" https://omnitron.shop.example", ""),
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=31536000",
};

const read = (path: string) => readFileSync(join(page("/"), path));
const FILES = readdirSync(page("/"), { recursive: true }).map(String);
const named = (pattern: RegExp) => `/${FILES.find((file) => pattern.test(file))!}`;

const WASM = named(/^app-.*\/main_bg\.wasm$/);
const SCRIPT = named(/^app-.*\/main\.js$/);
const START = named(/^start-.*\.js$/);
const STYLE = named(/^page-.*\.css$/);
const ICON = named(/^icon-.*\.svg$/);

const TYPES: [path: string, type: RegExp, caching: string][] = [
  ["/", /^text\/html/, ASK_AGAIN],
  ["/index.html", /^text\/html/, ASK_AGAIN],
  ["/config.json", /^application\/json/, ASK_AGAIN],
  [WASM, /^application\/wasm$/, FOREVER],
  [SCRIPT, /^(text|application)\/javascript/, FOREVER],
  [START, /^(text|application)\/javascript/, FOREVER],
  [STYLE, /^text\/css/, FOREVER],
  [ICON, /^image\/svg\+xml/, FOREVER],
];

forEachProxy((kind) => {
  for (const [path, type, caching] of TYPES) {
    test(`${path.replace(/-[0-9a-f]+/, "-…")} has its type and its time`, async ({ site }) => {
      for (const method of ["GET", "HEAD"]) {
        const { status, headers, body } = await overHttp2(site, { method, path });
        expect(status).toBe(200);
        expect(headers).toMatchObject({ ...ALWAYS, "cache-control": caching });
        expect(headers["content-type"]).toMatch(type);
        const content = path === "/" ? read("index.html") : read(path);
        expect(body.equals(method === "GET" ? content : Buffer.alloc(0))).toBe(true);
      }
    });
  }

  test("every view is the page", async ({ site }) => {
    for (const path of ["/", "/orders", "/orders/1", "/orders/12060?tab=lines", "/runs/a-b_c", "/orders/"]) {
      const { status, headers, body } = await overHttp1(site, { path });
      expect([path, status, headers["cache-control"]]).toEqual([path, 200, ASK_AGAIN]);
      expect(body.equals(read("index.html")), path).toBe(true);
    }
  });

  test("plain http leads to https, and no further", async ({ site, omnitron }) => {
    for (const path of ["/", "/orders/1?tab=lines", "/api/i1/orders/"]) {
      const { status, headers } = await fetch(`http://localhost:${site.plainPort}${path}`, { redirect: "manual" });
      expect([path, Math.floor(status / 100)]).toEqual([path, 3]);
      expect(headers.get("location")).toBe(`${site.url}${path}`);
    }
    expect((await omnitron.ledger()).requests).toEqual([]);
  });

  test("what is missing is a 404 that nobody keeps", async ({ site }) => {
    for (const path of ["/favicon.ico", "/app-0123456789abcdef/main.js", "/gone-0123456789abcdef.css", "/.env", "/x/y.php"]) {
      const { status, headers } = await overHttp2(site, { path });
      expect([path, status, headers["cache-control"]]).toEqual([path, 404, ASK_AGAIN]);
      expect(headers).toMatchObject(ALWAYS);
    }
  });

  test("nothing above the page's folder is served", async ({ site }) => {
    for (const path of ["/../trusted.pem", "/%2e%2e/trusted.pem", "/..%2ftrusted.pem", "/app-x/../../trusted.pem", "//../trusted.pem"]) {
      const { status, body } = await overHttp1(site, { path });
      expect([400, 404], path).toContain(status);
      expect(String(body)).not.toContain("CERTIFICATE");
    }
  });

  test("a page is only read", async ({ site, omnitron }) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      for (const path of ["/", "/orders/1", "/config.json", STYLE]) {
        const { status, headers, body } = await overHttp2(site, { method, path });
        expect([method, path, status]).toEqual([method, path, 405]);
        expect(headers).toMatchObject(ALWAYS);
        expect(headers["cache-control"]).not.toBe(FOREVER);
        expect(String(body)).not.toContain("Stock release");
      }
    }
    expect((await omnitron.ledger()).requests).toEqual([]);
  });

  test("what is compressed comes with its coding and the type of the file", async ({ site }) => {
    for (const [path, type] of TYPES.filter(([path]) => /\.(wasm|js|css)$/.test(path))) {
      const packed = await overHttp2(site, { path, headers: { "accept-encoding": "gzip" } });
      expect(packed.headers).toMatchObject({ "content-encoding": "gzip", vary: "Accept-Encoding", "cache-control": FOREVER });
      expect(packed.headers["content-type"]).toMatch(type);
      expect(gunzipSync(packed.body).equals(read(path))).toBe(true);
      // A cache between must not give it to those who cannot read it; what Caddy sends plainly is for all.
      const plain = await overHttp2(site, { path });
      expect(plain.headers).not.toHaveProperty("content-encoding");
      if (kind.name === "nginx") expect(plain.headers.vary).toBe("Accept-Encoding");
    }
  });

  test("brotli goes before gzip where there is brotli", async ({ site }) => {
    const { headers, body } = await overHttp2(site, { path: WASM, headers: { "accept-encoding": "gzip, deflate, br" } });
    // nginx has it in a module of its own.
    const coding = kind.name === "nginx" ? "gzip" : "br";
    expect(headers["content-encoding"]).toBe(coding);
    const content = coding === "br" ? brotliDecompressSync(body) : gunzipSync(body);
    expect(content.equals(read(WASM))).toBe(true);
  });

  test("what did not change is not sent again", async ({ site }) => {
    for (const [path, , caching] of TYPES) {
      const { etag } = (await overHttp2(site, { path })).headers;
      const { status, headers, body } = await overHttp2(site, { path, headers: { "if-none-match": etag } });
      expect([path, status, body.length]).toEqual([path, 304, 0]);
      expect(headers["cache-control"]).toBe(caching);
    }
  });
});
