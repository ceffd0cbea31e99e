/** The buttons that copy what people take to another program. */

import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

const [first] = SENT.lines;
const CODE = "A 1  B";
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test("a line's code and its mapping are copied as they are, and it is said", async ({ app, page, context, omnitron }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.signInTo(SENT);
  await app.release(first, CODE);
  const result = app.result(first);
  await result.getByRole("button", { name: "Copy code" }).click();
  await expect(result.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await clipboard(page)).toBe(CODE);
  await result.getByText("More proof").click();
  await result.getByRole("button", { name: "Copy mapping" }).click();
  const [mapping] = await omnitron.mappings();
  expect(mapping.code).toBe(CODE);
  await expect.poll(() => clipboard(page)).toMatch(/^\d+$/);
  await expect(app.fact(result, "Mapping")).toContainText(await clipboard(page));
});

test("the code of a run's line is copied in its dialog", async ({ app, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.signIn();
  const run = await seedRun(page, { lines: [{ item: first.id, code: CODE }], settings: { sample: 0 } });
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: `Details of line ${first.id}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy code" }).press("Enter");
  await expect(page.getByRole("dialog").getByText("Copied")).toBeVisible();
  expect(await clipboard(page)).toBe(CODE);
});

for (const [what, refuses] of [["has no clipboard, as over plain http,", false], ["refuses", true]] as const) {
  test(`where a browser ${what} a person is told what to do`, async ({ app, context }) => {
    await context.addInitScript((refuses) => {
      const value = refuses ? { writeText: () => Promise.reject(new Error("no")) } : undefined;
      Object.defineProperty(navigator, "clipboard", { value });
    }, refuses);
    await app.signInTo(SENT);
    await app.release(first, CODE);
    await app.result(first).getByRole("button", { name: "Copy code" }).click();
    await expect(app.result(first)).toContainText("This browser does not allow copying. Select the text and copy it.");
  });
}
