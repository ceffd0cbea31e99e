/** The page below a path of another site: its files, its calls, and a line released there. */

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { SENT } from "../support/shop.ts";
import { page as folder } from "./support/archive.ts";
import { overHttp1, overHttp2 } from "./support/clients.ts";
import { CALLS } from "./support/list.ts";
import { expect, forEachProxy, test } from "./support/page.ts";

const BELOW = "/stock-release";
const [line] = SENT.lines;

test.use({ path: `${BELOW}/` });

forEachProxy(() => {
  test("views and files are there, and the path itself leads to them", async ({ site }) => {
    const index = readFileSync(join(folder(`${BELOW}/`), "index.html"), "utf8");
    expect(index).toContain(`<base href="${BELOW}/" />`);
    for (const view of ["/", "/orders", "/orders/12060?tab=lines", "/runs/1"]) {
      const { status, body } = await overHttp2(site, { path: `${BELOW}${view}` });
      expect([view, status]).toEqual([view, 200]);
      expect(String(body), view).toBe(index);
    }
    for (const [, file] of index.matchAll(/ (?:href|src)="\.(\/[^"]+)"/g)) {
      const { status, headers } = await overHttp2(site, { path: `${BELOW}${file}` });
      expect([file, status]).toEqual([file, 200]);
      expect(headers["cache-control"], file).toContain("immutable");
    }
    const { status, headers } = await overHttp1(site, { path: BELOW });
    expect(Math.floor(status / 100)).toBe(3);
    expect(new URL(headers.location, site.url).href).toBe(`${site.url}${BELOW}/`);
  });

  test("every call reaches Omnitron without the path", async ({ site, omnitron }) => {
    for (const { method, path } of CALLS) {
      const { status } = await overHttp2(site, { method, path: `${BELOW}${path}`, body: method === "POST" ? "{}" : undefined });
      expect(status, `${method} ${path}`).not.toBe(502);
    }
    expect((await omnitron.ledger()).requests).toEqual(CALLS.map(({ method, path }) => `${method} ${path}`));
  });

  test("no other address does", async ({ site, omnitron }) => {
    for (const path of [
      "/api/i1/orders/",
      `${BELOW}/api/i1/users/`,
      `${BELOW}//api/i1/orders/`,
      `/${BELOW}/api/i1/orders/`,
      `${BELOW}/../api/i1/orders/`,
      `/x/..${BELOW}/api/i1/orders/`,
      `${BELOW}/%61pi/i1/orders/`,
      `${BELOW}${BELOW}/api/i1/orders/`,
      `/stock-releas%65/api/i1/orders/`,
      `/Stock-Release/api/i1/orders/`,
    ]) {
      for (const send of [overHttp1, overHttp2]) await send(site, { path });
    }
    expect((await omnitron.ledger()).requests).toEqual([]);
  });

  test("a line is released, from a link to its order", async ({ app, omnitron, page }) => {
    await app.signIn(`${BELOW}/orders/${SENT.id}`);
    await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
    await app.enterCode(line, "P-1");
    await app.ask(line);
    await app.confirm();
    await expect(app.result(line)).toContainText("Released — ");
    expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: line.id, code: "P-1" }]);
  });

  test("every way through the page stays below the path", async ({ app, page }) => {
    await app.signIn(`${BELOW}/`);
    const at = (view: string) => expect(page).toHaveURL(new RegExp(`^https://[^/]+${BELOW}${view}(\\?|$)`));
    await at("/");
    await page.getByRole("navigation").getByRole("link", { name: "Orders" }).click();
    await at("/orders");
    await app.openOrder(SENT);
    await at(`/orders/${SENT.id}`);
    await page.goBack();
    await at("/orders");
    await page.getByRole("navigation").getByRole("link", { name: "Runs" }).click();
    await at("/runs");
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Runs" })).toBeVisible();
    await app.open(`${BELOW}/nowhere/at/all`);
    await page.getByRole("link", { name: "Go to the orders" }).click();
    await at("/orders");
  });

  test("a page that has stopped leads back to itself", async ({ app, page, guard }) => {
    guard.allow(/broken on purpose/);
    await app.signIn(`${BELOW}/orders/${SENT.id}`);
    await page.evaluate(() => reportError(new Error("broken on purpose")));
    const hrefs = page.locator("#failure a").evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(await hrefs).toEqual([`${BELOW}/orders/${SENT.id}`, `${BELOW}/`]);
  });
});
