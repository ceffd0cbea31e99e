/** Markup in what others write: shown as text, with no policy to help. */

import type { Page } from "@playwright/test";

import { Bulk } from "../support/bulk.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

// The policy would stop most of it too; policy.spec.ts has that. Here the views stand alone.
test.use({ bypassCSP: true });

const MARKUP = `<img src=x onerror="window.ran=1"><script>window.ran=1</script><a href="javascript:window.ran=1">go</a>`;
const [line, other] = SENT.lines;

/** The same answer with markup behind each of its texts but the addresses of pages. */
function marked(value: unknown, key = ""): unknown {
  if (typeof value === "string") return /^(next|previous)$/.test(key) ? value : value + MARKUP;
  if (Array.isArray(value)) return value.map((one) => marked(one, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, key)]));
}

/** Has Omnitron answer each reading call with markup in every text. */
async function answerWithMarkup(page: Page) {
  await page.route(/\/api\/.*/, async (route) => {
    const response = await route.fetch();
    if (route.request().method() !== "GET" || !response.ok()) return route.fulfill({ response });
    return route.fulfill({ response, json: marked(await response.json()) });
  });
}

/** The markup is there to be read, and made nothing. */
async function isText(page: Page) {
  await expect(page.locator("#app")).toContainText("<img src=x");
  await expect(page.locator("#app").locator("img, script, iframe, object, [onerror], a[href^='javascript' i]")).toHaveCount(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
}

test("in every text of Omnitron's answers", async ({ app, page, omnitron }) => {
  await answerWithMarkup(page);
  await app.signIn();
  await isText(page);
  await page.getByRole("link", { name: `${SENT.number}<img` }).click();
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}<img` })).toBeVisible();
  await isText(page);
  await app.enterCode(line, `A-1${MARKUP}`);
  await app.ask(line);
  await expect(app.confirmation()).toContainText("<img src=x");
  await isText(page);
  for (const box of await app.confirmation().getByRole("checkbox").all()) await box.check();
  await app.confirm();
  await expect(app.result(line)).toContainText("Released — ");
  expect(await omnitron.mappings()).toMatchObject([{ code: `A-1${MARKUP}` }]);
  await app.result(line).getByRole("link", { name: "Open run 1" }).click();
  await expect(page.getByRole("heading", { name: "Run 1" })).toBeVisible();
  await isText(page);
  await page.goto("/stock");
  await page.getByRole("button", { name: "Read the stock" }).click();
  await page.locator("a[href^='/stock/']").first().click();
  await page.getByRole("button", { name: "Find the lines", exact: true }).click();
  // All has been read: what is found is looked at too, and no answer is still being marked when the page closes.
  await expect(page.getByRole("button", { name: "Find the lines again" })).toBeVisible();
  await isText(page);
});

test("in what Omnitron says of a refusal, and in a page that comes in its place", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(400, 500);
  await app.signInTo(SENT);
  const body = JSON.stringify({ code: [MARKUP], [MARKUP]: [MARKUP] });
  await omnitron.faults({ on: "create_mapping", kind: "plain_status", status: 400, body });
  await app.release(line, "R-1");
  await expect(app.result(line)).toContainText("Refused — ");
  await isText(page);
  await omnitron.faults({ on: "create_mapping", kind: "plain_status", status: 500, body: MARKUP, content_type: "text/html" });
  await app.release(other, "R-2");
  await expect(app.result(other)).toContainText("Unknown — ");
  await isText(page);
});

test("in the name, header and cells of a file, from the columns to its run", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  const quoted = `"${MARKUP.replaceAll('"', '""')}"`;
  const rows = [`kalem id;ERP kodu;${quoted}`, `${line.id};${quoted};${quoted}`, `${quoted};X;${quoted}`, ""];
  await bulk.choose({ name: `lines ${MARKUP.replaceAll("/", "∕")}.csv`, body: rows.join("\r\n") });
  await isText(page);
  await bulk.check();
  await expect(bulk.filter("Blocked")).toContainText("1");
  await isText(page);
  await bulk.goOn();
  await isText(page);
  await bulk.agree();
  await bulk.button().click();
  await bulk.ended();
  await isText(page);
  expect(await omnitron.mappings()).toMatchObject([{ item: line.id, code: MARKUP }]);
  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.getByRole("heading", { name: "Runs", exact: true })).toBeVisible();
  await isText(page);
});

test("in an evidence file", async ({ app, page }) => {
  await app.signIn("/runs");
  const buffer = Buffer.from(`${JSON.stringify({ entry: { [MARKUP]: MARKUP }, hash: MARKUP })}\n${MARKUP}\n`);
  await page.getByLabel("Choose an evidence file").setInputFiles({ name: `${MARKUP.replaceAll("/", "∕")}.jsonl`, mimeType: "", buffer });
  await expect(page.getByText("This is not an unchanged evidence file")).toBeVisible();
  await expect(page.locator("#app").locator("img, script, a[href^='javascript' i]")).toHaveCount(0);
  expect(await page.evaluate(() => "ran" in window)).toBe(false);
});

test("in the address", async ({ app, page }) => {
  await app.signIn(`/orders?number=${encodeURIComponent(MARKUP)}&status=${encodeURIComponent(MARKUP)}&sort=${encodeURIComponent(MARKUP)}`);
  await expect(page.getByLabel("Order number")).toHaveValue(MARKUP);
  await isText(page);
});
