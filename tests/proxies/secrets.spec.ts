/** What a proxy writes down: neither the token nor the password. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { overHttp1, overHttp2 } from "./support/clients.ts";
import type { Proxy } from "./support/proxy.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const PASSWORD = "correct-horse-battery";
const TOKEN = "5ec2e75ec2e75ec2e75ec2e7";

/** All that stands in the files of the proxy's folder. */
async function written(proxy: Proxy): Promise<string> {
  const entries = await readdir(proxy.folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), "latin1")));
  return texts.join("\n");
}

forEachProxy(() => {
  test("no log holds a token or a password, whatever happens to a call", async ({ shown, upstream }) => {
    const login = (filling: number) => JSON.stringify({ username: "demo", password: PASSWORD + "x".repeat(filling) });
    const headers = { authorization: `Token ${TOKEN}`, cookie: `token=${TOKEN}`, "content-type": "application/json" };
    const calls = [
      ...[0, 50_000, 70_000].map((filling) => ({ method: "POST", path: "/api/i1/auth/login/", body: login(filling), headers })),
      { path: "/api/i1/orders/", headers },
      { path: "/api/i1/users/", headers },
      { method: "DELETE", path: "/", headers },
    ];
    const cut: typeof upstream.answers = (request) => request.socket.destroy();
    const reset: typeof upstream.answers = (_, response) => {
      response.writeHead(200, { "Content-Length": "100", "Set-Cookie": `token=${TOKEN}` });
      response.write(JSON.stringify({ key: TOKEN }), () => response.destroy());
    };
    for (const answers of [upstream.answers, cut, reset]) {
      upstream.answers = answers;
      for (const call of calls) {
        for (const send of [overHttp1, overHttp2]) await send(shown, call).catch(() => {});
      }
    }
    upstream.reset();
    await overHttp2(shown, { path: "/api/i1/orders/?number=answered", headers });
    const text = await written(shown);
    // The log of calls that went well is there, too.
    expect(text).toContain("/api/i1/orders/?number=answered");
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(TOKEN);
  });

  test("no body is put on the disk", async ({ shown, upstream }) => {
    const large = "x".repeat(63_000);
    upstream.answers = (_, response) => void response.end(large.repeat(20));
    const call = { method: "POST", path: "/api/i1/auth/login/", body: large };
    for (const streamed of [false, true]) {
      for (const send of [overHttp1, overHttp2]) expect((await send(shown, { ...call, streamed })).status).toBe(200);
    }
    expect(await written(shown)).not.toMatch(/buffered to a temporary file/);
  });
});
