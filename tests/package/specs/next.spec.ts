/** The package in Next.js, on its server and in a client component. */

import { CASES, checkOnce, type Task } from "../support/cases.ts";
import { inTests } from "../support/environment.ts";
import { nextBuilt } from "../support/next.ts";
import { expect, on } from "../support/test.ts";

const test = on(["package/shared", "package/next"], nextBuilt, inTests("package"));

// One after the other, as each worker would build the app.
test.describe.configure({ mode: "default" });

const performAt = (url: string) => async (task: Task) => {
  const answer = await fetch(`${url}/release`, { method: "POST", body: JSON.stringify(task) });
  return answer.json();
};

for (const { name, check } of CASES) {
  test(`a route handler: ${name}`, ({ omnitron, site }) => check(omnitron, performAt(site.url)));

  test(`a client component: ${name}`, async ({ page, guard, omnitron }) => {
    guard.allowStatus(400);
    guard.allowNoAnswer();
    await page.goto("/");
    await check(omnitron, async (task) => {
      await page.getByLabel("Task").fill(JSON.stringify(task));
      await page.getByRole("button", { name: "Release" }).click();
      await expect(page.getByRole("status")).not.toBeEmpty();
      return JSON.parse(await page.getByRole("status").innerText());
    });
  });
}

test("a route handler: each line arrives once", async ({ omnitron, site }) => {
  const delivery = await checkOnce(omnitron, "add", performAt(site.url));
  expect(delivery).toEqual({ kind: "once", times: 1 });
});
