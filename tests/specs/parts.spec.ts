/** The parts in which the page loads: signing in first, and each view when it is shown. */

import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const PARTS = /\/(split|chunk)_\w+\.wasm$/;

test("the part of the view loads first while one signs in, then the others; each once", async ({ app, page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => {
    if (PARTS.test(request.url())) loaded.push(request.url());
  });
  // Some browsers report a pointer that nobody has moved, once the page is laid out.
  await page.addInitScript(() => {
    addEventListener("pointermove", (event) => event.stopImmediatePropagation(), { capture: true });
  });
  await app.open("/orders");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
  expect(loaded, "before somebody is there").toEqual([]);
  await page.getByLabel("User name").fill("d");
  await expect.poll(() => loaded.some((url) => url.endsWith("/split_bulk.wasm"))).toBe(true);
  const at = (part: string) => loaded.findIndex((url) => url.endsWith(`/split_${part}.wasm`));
  expect(at("orders")).toBeGreaterThanOrEqual(0);
  expect(at("orders")).toBeLessThan(at("bulk"));
  await app.trySignIn();
  const order = SENT;
  await app.openOrder(order);
  await page.goBack();
  await app.openOrder(order);
  expect(new Set(loaded).size).toBe(loaded.length);
});

test("a part that does not come is told, nothing is lost, and it can be tried again", async ({ app, page, guard }) => {
  guard.allowNoAnswer();
  guard.allow(/Failed to fetch/);
  await page.route(PARTS, (route) => route.abort());
  await app.signIn();
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("This part of the page could not be loaded");
  await expect(alert).toContainText("Nothing was sent");
  await page.unroute(PARTS);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "Orders" })).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test("a part that was tampered with does not run", async ({ app, page, guard }) => {
  guard.allow(/integrity/, /Failed to (load|fetch)/);
  await page.route(PARTS, async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from([0, 1, 0])]);
    await route.fulfill({ response, body });
  });
  await app.signIn();
  await expect(page.getByRole("alert")).toContainText("This part of the page could not be loaded");
  await expect(page.getByRole("heading", { name: "Orders" })).toHaveCount(0);
  // Other parts may be on their way.
  await page.unrouteAll({ behavior: "ignoreErrors" });
});
