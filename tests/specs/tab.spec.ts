/** The tab of a run that is sent in the background. */

import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

test("its title says how far the run is", async ({ app, page, guard, omnitron }) => {
  guard.allowNoAnswer();
  const lines = SENT.lines.map((line) => ({ item: line.id, code: `T-${line.id}` }));
  await omnitron.faults({ on: "create_mapping", item: lines[1].item, kind: "no_answer", done: true });
  await app.signIn();
  const run = await seedRun(page, { lines, settings: { sample: 0, pool: 1 } });
  await page.goto(`/runs/${run}`);
  await expect(page).toHaveTitle(/^Run \d+ · /);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page).toHaveTitle(/^1\/3 · Run \d+ · /);
});
