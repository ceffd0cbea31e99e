/** The result of a run: its lines by outcome, on a phone, on paper, and over time. */

import type { Locator } from "@playwright/test";

import { seedRun } from "../support/runs.ts";
import { expect, test, type Page } from "../support/test.ts";
import type { MockOmnitron } from "../support/mock.ts";

const rows = (page: Page) => page.locator(".virtual tbody tr:not(.space)").filter({ has: page.locator(".line-id") });
const chip = (page: Page, name: RegExp) => page.getByRole("group", { name: "Filter lines" }).getByRole("button", { name });

/** A run of 20 lines that has ended: the fourth unknown, the sixth refused. */
async function ended(page: Page, omnitron: MockOmnitron) {
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(0, 20);
  await omnitron.faults(
    { on: "create_mapping", item: items[3].pk, kind: "504", done: false },
    { on: "create_mapping", item: items[5].pk, kind: "plain_status", status: 406, body: '{"detail":"No."}' },
    { on: "create_mapping", item: items[7].pk, kind: "429", retry_after: 4, times: 1 },
  );
  const lines = items.map((item, at) => ({ item: item.pk, code: `R-${at}` }));
  const run = await seedRun(page, { lines, settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible({ timeout: 20_000 });
  return items;
}

test.beforeEach(({ guard }) => guard.allowStatus(406, 429, 504));

test("one table has all lines, those that need a person first, and each outcome alone", async ({ app, page, omnitron }) => {
  await app.signIn();
  const items = await ended(page, omnitron);
  const heads = rows(page).getByRole("rowheader");
  await expect(heads.nth(0)).toHaveText(String(items[3].pk));
  await expect(heads.nth(1)).toHaveText(String(items[5].pk));
  await chip(page, /Refused 1$/).click();
  await expect(heads).toHaveText([String(items[5].pk)]);
  await expect(page.getByText("It is not known whether these lines"), "of unknown lines only").toHaveCount(0);
  await chip(page, /Unknown 1$/).click();
  await page.getByRole("button", { name: `Resolve line ${items[3].pk}…` }).click();
  await page.getByRole("radio", { name: /^It was not sent/ }).check();
  await page.getByLabel("How do you know?").fill("Asked");
  await page.getByRole("button", { name: "Save" }).click();
  // There is no unknown line any more.
  await expect(chip(page, /^All 20$/)).toHaveAttribute("aria-pressed", "true");
  await expect(chip(page, /Confirmed not sent 1$/)).toBeVisible();
});

test("what happened is said where the outcome alone does not say it", async ({ app, page, omnitron }) => {
  await app.signIn();
  const items = await ended(page, omnitron);
  const told = (at: number) => rows(page).filter({ hasText: `R-${at}` }).first().locator(".line-told");
  await expect(told(5)).toContainText("Omnitron does not allow this");
  await chip(page, /Released 18$/).click();
  await expect(rows(page).filter({ hasText: String(items[0].pk) }).locator(".line-told")).toHaveText("");
  await expect(rows(page).filter({ hasText: String(items[7].pk) }).locator(".line-told")).toHaveText("After 2 attempts.");
});

test("on a phone each line is a card, and nothing scrolls sideways", async ({ app, page, omnitron }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await app.signIn();
  const items = await ended(page, omnitron);
  const first = rows(page).first();
  for (const part of ["Unknown", "5", String(items[3].pk), "R-3", "Omnitron, or a gateway"]) await expect(first).toContainText(part);
  await expect(first.locator(".line-told")).toBeVisible();
  const inside = async () => {
    const { x, width } = (await first.boundingBox())!;
    for (const cell of await first.locator("> *").all()) {
      const box = (await cell.boundingBox())!;
      if (box.width > 0) expect(box.x + box.width).toBeLessThanOrEqual(x + width);
    }
  };
  await inside();
  const frame = page.getByRole("group", { name: "All lines" });
  const scrolls = (element: Element) => element.scrollWidth > element.clientWidth;
  expect(await frame.evaluate(scrolls)).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // Its rows have the height that the table counts on.
  await frame.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await frame.scrollIntoViewIfNeeded();
  const bottom = async (of: Locator) => of.boundingBox().then((box) => box!.y + box!.height);
  expect(await bottom(rows(page).last())).toBeLessThanOrEqual(await bottom(frame));
  expect(await frame.evaluate((element) => element.scrollHeight)).toBe(20 * 128);
  await page.getByRole("link", { name: "← Runs" }).click();
  await expect(page.getByRole("link", { name: /^erp\.csv Run/ })).toBeVisible();
  expect(await page.getByRole("group", { name: "Runs", exact: true }).evaluate(scrolls)).toBe(false);
});

test("speed, answer times and pauses in words, and in figures", async ({ app, page, omnitron }) => {
  await app.signIn();
  await ended(page, omnitron);
  const speed = page.getByRole("region", { name: "Speed and answer times" });
  await expect(speed).toContainText(/\d+\.\d lines a second; slowest answer [\d.]+ m?s; paused once, [\d.]+ s\./);
  await speed.getByText("Figures").click();
  const table = speed.getByRole("table");
  await expect(table.getByRole("row").filter({ hasText: "Pause of" })).toContainText("Omnitron asked to slow down");
  const ends = await table.locator("tbody tr td:nth-of-type(1)").allTextContents();
  expect(ends.filter((cell) => /^\d+$/.test(cell)).reduce((sum, cell) => sum + Number(cell), 0)).toBe(20);
  // It is the journal that says so, not the tab.
  const words = await speed.locator("strong").textContent();
  await page.reload();
  await expect(speed.locator("strong")).toHaveText(words!);
});

test("paper has every line, whatever is filtered on the screen", async ({ app, page, omnitron }) => {
  await app.signIn();
  await ended(page, omnitron);
  await chip(page, /Refused 1$/).click();
  await expect(rows(page)).toHaveCount(1);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(rows(page)).toHaveCount(20);
  await expect(page.getByRole("application")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(rows(page)).toHaveCount(1);
});
