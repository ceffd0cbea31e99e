import type { Page } from "@playwright/test";

import { SENT } from "../../support/shop.ts";
import { served, viteBuilt, viteDev } from "../support/sites.ts";
import { expect, on } from "../support/test.ts";

const [line] = SENT.lines;

/** Lets the page release the line by a function of its own, and returns the outcome. */
async function release(page: Page, by: "releaseLine" | "releaseInWorker", baseUrl: string) {
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const task = { baseUrl, line: { orderItemId: line.id, code: "ERP-1" } };
  return page.evaluate(([by, task]) => (window as any)[by](task), [by, task] as const);
}

for (const [made, serve] of Object.entries({ "no bundler": served, "Vite, dev": viteDev, "Vite, built": viteBuilt })) {
  const test = on(["package/plain"], serve);
  for (const [where, by] of [
    ["a page", "releaseLine"],
    ["a Web Worker", "releaseInWorker"],
  ] as const) {
    test(`${where} releases a line: ${made}`, async ({ page, omnitron }) => {
      const outcome = await release(page, by, omnitron.url);
      expect(outcome).toMatchObject({ kind: "released", mapping: { objectId: line.id, code: "ERP-1" } });
      expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: line.id, code: "ERP-1" }]);
    });
  }
}

const test = on(["package/plain"], served);

test("a call before init says what is missing", async ({ page }) => {
  await page.goto("/");
  const error = await page.evaluate(async () => {
    const { isOmnitronError, validateLine } = await import("/node_modules/omnitron-release/dist/index.js" as string);
    try {
      return validateLine({ orderItemId: 1, code: "A" });
    } catch (error: any) {
      return { known: isOmnitronError(error), name: error.name, code: error.code, message: error.message };
    }
  });
  expect(error).toMatchObject({ known: true, name: "OmnitronError", code: "package.not_ready" });
  expect(error.message).toContain("init()");
});

test("an init that failed says why, and can be tried again", async ({ page, guard }) => {
  guard.allowStatus(404);
  await page.goto("/");
  const [failed, checked] = await page.evaluate(async () => {
    const { init, validateLine } = await import("/node_modules/omnitron-release/dist/index.js" as string);
    const failed = await init("/no-such-file.wasm").catch(({ code, message }: any) => ({ code, message }));
    await Promise.all([init(), init()]);
    return [failed, validateLine({ orderItemId: 1, code: "A" })];
  });
  expect(failed.code).toBe("package.not_loaded");
  expect(failed.message).toContain("no-such-file.wasm");
  expect(checked.ok).toBe(true);
});

// Each in a page of its own: once loaded, the module ignores another source.
for (const kind of ["an address", "an answer", "bytes", "a compiled module", "an answer of no type", "a promise"]) {
  test(`init takes ${kind}`, async ({ page }) => {
    await page.goto("/");
    const checked = await page.evaluate(async (kind) => {
      const { init, validateLine } = await import("/node_modules/omnitron-release/dist/index.js" as string);
      const file = "/node_modules/omnitron-release/wasm/omnitron_release_bg.wasm";
      const bytes = async () => (await fetch(file)).arrayBuffer();
      const sources: Record<string, () => unknown> = {
        "an address": () => new URL(file, location.href),
        "an answer": () => fetch(file),
        bytes,
        "a compiled module": async () => WebAssembly.compile(await bytes()),
        "an answer of no type": async () => new Response(await bytes()),
        "a promise": () => fetch(file),
      };
      const source = sources[kind]!();
      await init(kind === "a promise" ? source : await source);
      return validateLine({ orderItemId: 1, code: "A" });
    }, kind);
    expect(checked.ok).toBe(true);
  });
}
