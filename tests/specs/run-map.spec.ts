/** The map of a run: a cell a line, which opens its line. */

import { seedRun } from "../support/runs.ts";
import { expect, test, type Page } from "../support/test.ts";
import type { MockOmnitron } from "../support/mock.ts";

const map = (page: Page) => page.getByRole("application", { name: "Map of the lines" });
const said = (page: Page) => page.locator(".run-map [role=status]");

/** The colour in the middle of the upper edge of a cell; cells are 16 pixels apart. */
const colour = (page: Page, at: number) =>
  map(page).evaluate((canvas, at) => {
    const { data } = (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(at * 16 + 7, 1, 1, 1);
    return [...data].join(" ");
  }, at);

async function open(page: Page, omnitron: MockOmnitron, settings: Record<string, unknown>) {
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(0, 20);
  const run = await seedRun(page, { lines: items.map((item, at) => ({ item: item.pk, code: `M-${at}` })), settings });
  await page.goto(`/runs/${run}`);
  return items;
}

test("cells fill as lines are done, and follow the theme", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await app.signIn();
  const items = await open(page, omnitron, { sample: 5 });
  await omnitron.faults({ on: "create_mapping", item: items[3].pk, kind: "504", done: false });
  const waiting = await colour(page, 0);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  await expect.poll(() => colour(page, 0)).not.toBe(waiting);
  const done = await colour(page, 0);
  await expect.poll(() => colour(page, 4)).toBe(done);
  expect(await colour(page, 3), "unknown").not.toBe(done);
  expect(await colour(page, 5), "not sent yet").toBe(waiting);
  await app.choose("Theme", "dark");
  await expect.poll(() => colour(page, 0)).not.toBe(done);
});

test("a click opens the line of the cell", async ({ app, page, omnitron }) => {
  await app.signIn();
  const items = await open(page, omnitron, { sample: 0 });
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await map(page).click({ position: { x: 16 * 7 + 3, y: 3 } });
  await expect(page.getByRole("dialog", { name: `Line ID ${items[7].pk}` })).toContainText("M-7");
  await page.keyboard.press("Escape");
  await expect(map(page)).toBeFocused();
});

test("the keyboard moves over the cells, which are said, and opens one", async ({ app, page, omnitron }) => {
  await app.signIn();
  const items = await open(page, omnitron, { sample: 5 });
  await map(page).focus();
  await expect(said(page)).toHaveText(`Row 2 · line ${items[0].pk} · Queued`);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await expect(said(page)).toHaveText(`Row 3 · line ${items[1].pk} · Queued`);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  // Also of a line that has no answer yet.
  const dialog = page.getByRole("dialog", { name: `Line ID ${items[19].pk}` });
  await expect(dialog).toContainText("M-19");
  await expect(dialog).toContainText("Queued");
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("Home");
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(said(page), "it stands otherwise now").toHaveText(`Row 2 · line ${items[0].pk} · Released`);
});

test("who is on a cell stays there when the run ends", async ({ app, page, omnitron }) => {
  await app.signIn();
  const items = await open(page, omnitron, { sample: 0, grace_seconds: 2 });
  await page.getByRole("button", { name: /^Start:/ }).click();
  await map(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await expect(map(page)).toBeFocused();
  await expect(said(page)).toHaveText(`Row 4 · line ${items[2].pk} · Released`);
  await page.keyboard.press("ArrowRight");
  await expect(said(page)).toHaveText(`Row 5 · line ${items[3].pk} · Released`);
});

test("a phone has as many rows of cells as it needs", async ({ app, page, omnitron }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await app.signIn();
  const items = await open(page, omnitron, {});
  await map(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(said(page), "20 cells of 16 pixels fit").toHaveText(`Row 2 · line ${items[0].pk} · Queued`);
  await page.setViewportSize({ width: 320, height: 740 });
  await expect.poll(() => map(page).evaluate((canvas) => canvas.clientHeight)).toBe(32);
  await page.keyboard.press("ArrowDown");
  await expect(said(page)).not.toContainText(`line ${items[0].pk} ·`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test("a map of 40,000 lines is drawn to its last cell", async ({ app, page }) => {
  await app.signIn();
  const lines = Array.from({ length: 40_000 }, (_, at) => ({ item: 1_000_000 + at, code: `L-${at}` }));
  const run = await seedRun(page, { lines });
  await page.goto(`/runs/${run}`);
  await expect(map(page)).toBeVisible({ timeout: 20_000 });
  const opaque = () =>
    map(page).evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const at = (y: number) => canvas.getContext("2d")!.getImageData(0, y, 1, 1).data[3];
      return [at(0), at(canvas.height >> 1), at(canvas.height - 2)];
    });
  await expect.poll(opaque).toEqual([255, 255, 255]);
});
