import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "../support/test.ts";
import { PAGE } from "../support/mock.ts";

/** The policy of the page itself; the server's adds what only a header can say. */
async function policyOfThePage(): Promise<string> {
  const html = await readFile(join(PAGE, "index.html"), "utf8");
  return /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)![1];
}

test("the server says what the page says, and forbids framing", async ({ request }) => {
  const headers = (await request.get("/")).headers();
  const fromServer = headers["content-security-policy"].split("; ");
  const fromPage = (await policyOfThePage()).split("; ");
  expect(fromServer.filter((directive) => !fromPage.includes(directive))).toEqual(["frame-ancestors 'none'"]);
  expect(fromPage.filter((directive) => !fromServer.includes(directive))).toEqual([]);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
});

test("no script or style within the page, and a checksum on all that it loads", async ({ page, request }) => {
  const html = await (await request.get("/")).text();
  expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=/);
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  await page.goto("/");
  const loaded = page.locator("head script[src], head link[href]");
  expect(await loaded.count()).toBeGreaterThan(4);
  for (const element of await loaded.all()) {
    // A preload is not checked itself, so its request is made with the checksum beside it.
    const name = (await element.getAttribute("rel")) === "preload" ? "data-integrity" : "integrity";
    await expect(element).toHaveAttribute(name, /^sha384-/);
  }
});
