/** Runs in a hidden tab, and on a screen that must stay on. */

import { App } from "../support/app.ts";
import { Bulk } from "../support/bulk.ts";
import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";
import { Window } from "../support/window.ts";

test("a run keeps its pace in a hidden tab", async ({ omnitron }) => {
  test.setTimeout(60_000);
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(0, 120);
  const lines = items.map((item, at) => ({ item: item.pk, code: `H-${at}` }));
  // Timers of a hidden tab fire once a second: with one for each line this would take minutes.
  await omnitron.faults({ on: "create_mapping", kind: "slow", millis: 50 });
  const window = await Window.open();
  const { page } = window;
  const seen = () => page.evaluate(() => document.visibilityState);
  await page.goto(omnitron.url);
  await new App(page).trySignIn();
  const run = await seedRun(page, { lines, settings: { sample: 0 } });
  await page.goto(`${omnitron.url}/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await window.minimize();
  await expect.poll(seen).toBe("hidden");
  const before = (await omnitron.mappings()).length;
  expect(before).toBeLessThan(lines.length / 2);
  await expect.poll(async () => (await omnitron.mappings()).length, { timeout: 20_000 }).toBe(lines.length);
  expect(await seen()).toBe("hidden");
  await window.restore();
  await new Bulk(page).ended();
  await expect(new Bulk(page).count("Released")).toHaveText(String(lines.length));
  await window.close();
});

test("the screen stays on while lines are sent, and no longer", async ({ app, page, context, omnitron }) => {
  await context.addInitScript(() => {
    const log: string[] = [];
    Object.assign(window, { wakeLog: log });
    const request = async (kind: string) => {
      log.push(`ask ${kind}`);
      return { release: async () => void log.push("let go") };
    };
    Object.defineProperty(navigator, "wakeLock", { value: { request } });
  });
  const log = () => page.evaluate(() => (window as unknown as { wakeLog: string[] }).wakeLog);
  // The event that a browser sends to a tab that becomes visible again.
  const seenAgain = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await omnitron.faults({ on: "create_mapping", item: SENT.lines[1].id, kind: "slow", millis: 2_000 });
  await app.signIn();
  const lines = SENT.lines.map((line) => ({ item: line.id, code: `W-${line.id}` }));
  const run = await seedRun(page, { lines, settings: { sample: 0, pool: 1 } });
  await page.goto(`/runs/${run}`);
  await expect(page.getByRole("button", { name: /^Start:/ })).toBeVisible();
  expect(await log()).toEqual([]);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect.poll(log).toEqual(["ask screen"]);
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(2);
  await seenAgain();
  await expect.poll(log).toEqual(["ask screen", "ask screen"]);
  await new Bulk(page).ended();
  await expect.poll(log).toContain("let go");
  await seenAgain();
  expect((await log()).filter((word) => word.startsWith("ask"))).toHaveLength(2);
});
