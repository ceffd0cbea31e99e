import type { Page } from "@playwright/test";

import { SENT } from "../../support/shop.ts";
import { served } from "../support/sites.ts";
import { expect, on } from "../support/test.ts";

const test = on(["package/plain"], served);
const [line] = SENT.lines;

/** Has the page release the line by a function of its own, and gives the outcome. */
async function release(page: Page, by: "releaseLine" | "releaseInWorker", baseUrl: string) {
  await page.goto("/");
  await page.locator("html[data-ready]").waitFor({ state: "attached" });
  const task = { baseUrl, line: { orderItemId: line.id, code: "ERP-1" } };
  return page.evaluate(([by, task]) => (window as any)[by](task), [by, task] as const);
}

for (const [where, by] of [
  ["a page without a bundler", "releaseLine"],
  ["a Web Worker", "releaseInWorker"],
] as const) {
  test(`${where} releases a line`, async ({ page, omnitron }) => {
    const outcome = await release(page, by, omnitron.url);
    expect(outcome).toMatchObject({ kind: "released", mapping: { objectId: line.id, code: "ERP-1" } });
    expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: line.id, code: "ERP-1" }]);
  });
}
