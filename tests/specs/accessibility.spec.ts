import AxeBuilder from "@axe-core/playwright";

import { Bulk, csv } from "../support/bulk.ts";
import { expect, type Page, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

/** Chooses an option as a person would, even if a dialog covers the header. */
async function choose(page: Page, at: number, value: string) {
  await page.evaluate(
    ([at, value]) => {
      const select = document.querySelectorAll<HTMLSelectElement>("header select")[Number(at)];
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    [String(at), value],
  );
}

/** Languages differ in their words, themes in their colours: each of both is looked at once. */
const LOOKS = [
  { language: "tr", theme: "dark", forcedColors: "none" },
  { language: "en", theme: "light", forcedColors: "active" },
  { language: "en", theme: "light", forcedColors: "none" },
] as const;

/** Expects no violation in any language and theme, and no sideways scrolling on a phone. */
async function check(page: Page, view: string) {
  // The view's part may still be loading.
  await expect(page.locator("main:not([hidden]) h1").first()).toBeAttached();
  await expect(page.locator(".remote[aria-busy=true]")).toHaveCount(0);
  for (const { language, theme, forcedColors } of LOOKS) {
    await page.emulateMedia({ forcedColors });
    await choose(page, 0, language);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await choose(page, 1, theme);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    expect.soft(found, `${view}, ${language}, ${theme}, forced colours: ${forcedColors}`).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
    expect.soft(width, `${view}, ${language}, 360 px wide`).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1280, height: 800 });
  }
}

test.setTimeout(90_000);
// Transitions would let axe measure colours half-way.
test.use({ contextOptions: { reducedMotion: "reduce" } });

test("signing in", async ({ app, page, guard }) => {
  guard.allowStatus(400);
  await app.open();
  await check(page, "connect");
  await app.trySignIn("demo", "wrong");
  await expect(page.getByRole("alert")).toBeVisible();
  await check(page, "connect with an error");
});

test("the start, the account menu and the list of keys", async ({ app, page }) => {
  await app.signIn("/");
  await expect(page.getByText("No run in this browser is unfinished")).toBeVisible();
  await check(page, "start");
  await app.account().click();
  await check(page, "account menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await check(page, "keys");
});

test("held stock, and a product's lines", async ({ app, page }) => {
  await app.signIn("/stock");
  await page.getByRole("button", { name: "Read the stock" }).click();
  await expect(page.getByRole("button", { name: "Refresh" })).toBeVisible();
  await check(page, "stock");
  await page.goto("/stock/8301/1");
  await app.choose("Language", "en");
  await page.getByRole("button", { name: "Find the lines" }).click();
  await expect(page.getByRole("button", { name: "Find the lines again" })).toBeVisible();
  await check(page, "lines of a product");
});

test("the orders", async ({ app, page }) => {
  await app.signIn();
  await check(page, "orders");
  await page.goto("/orders?number=none");
  await expect(page.getByText("No order and no line found for none")).toBeVisible();
  await check(page, "no orders");
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await check(page, "not found");
});

test("an order, its confirmation, and a release", async ({ app, page }) => {
  await app.signInTo(SENT);
  await check(page, "order");
  await app.enterCode(SENT.lines[0], "AXE-1");
  await app.ask(SENT.lines[0]);
  await check(page, "confirmation");
  await app.confirm();
  await expect(app.result(SENT.lines[0])).toContainText("Released — ");
  await check(page, "released");
});

test("a refusal, an unknown outcome, and an ended session", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401, 406, 504);
  const [refused, unknown, ended] = SENT.lines;
  await omnitron.faults(
    { on: "create_mapping", item: refused.id, kind: "plain_status", status: 406, body: '{"detail":"No."}' },
    { on: "create_mapping", item: unknown.id, kind: "504" },
    { on: "create_mapping", item: ended.id, kind: "token_revoked" },
  );
  await app.signInTo(SENT);
  await app.release(refused, "AXE-2");
  await expect(app.result(refused)).toContainText("Refused — ");
  await app.release(unknown, "AXE-3");
  await expect(app.result(unknown)).toContainText("Unknown — ");
  await check(page, "refused and unknown");
  await app.release(ended, "AXE-4");
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
  await check(page, "session ended");
});

test("a file on its way", async ({ app, page }) => {
  const bulk = new Bulk(page);
  const [a, b, c] = SENT.lines;
  await app.signIn("/import");
  await check(page, "import");
  await bulk.choose({ body: csv([{ item: a.id, code: "A" }, { item: "x", code: "B" }, { item: b.id, code: "1.23E+15" }, { item: c.id, code: "C" }]) });
  await check(page, "columns");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await page.getByRole("button", { name: /^Details of row/ }).first().click();
  await check(page, "rows");
  await bulk.goOn();
  await page.getByText("Preview 2 requests").click();
  await page.getByText("Sending options").click();
  await check(page, "confirm");
});

test("runs", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(406, 504);
  const bulk = new Bulk(page);
  const [a, b, c] = SENT.lines;
  await omnitron.faults(
    { on: "create_mapping", item: a.id, kind: "plain_status", status: 406, body: '{"detail":"No."}' },
    { on: "create_mapping", item: b.id, kind: "504" },
  );
  await app.signIn();
  await bulk.prepare({ body: csv([a, b, c].map((line, at) => ({ item: line.id, code: `AXE-${at}` }))) });
  await bulk.button().click();
  await expect(page.getByRole("heading", { name: /^Run \d+$/ })).toBeVisible();
  await bulk.ended();
  await check(page, "run");
  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await check(page, "all runs");
});

test("a page that is not set up", async ({ page }) => {
  await page.route("**/config.json", (route) => route.fulfill({ body: "{}", contentType: "application/json" }));
  await page.goto("/");
  await expect(page.getByRole("alert")).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect.soft(violations.map(({ id }) => id), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.scrollingElement!.scrollWidth)).toBeLessThanOrEqual(360);
});
