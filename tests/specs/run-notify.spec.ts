/** A message of the system when a run in the background ends or needs a person. */

import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

interface Seen {
  asked: number;
  shown: string[];
}

/** Stands in for the browser's messages and its question. */
async function stub(page: Page, answer: NotificationPermission) {
  await page.addInitScript((answer) => {
    const seen = { asked: 0, shown: [] as string[] };
    class Stub extends EventTarget {
      static permission: NotificationPermission = "default";
      static async requestPermission() {
        seen.asked += 1;
        Stub.permission = answer;
        return answer;
      }
      constructor(title: string, options: NotificationOptions) {
        super();
        seen.shown.push(`${title}: ${options.body}`);
      }
    }
    Object.assign(window, { Notification: Stub, seen });
  }, answer);
}

const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => Object.defineProperty(document, "hidden", { value: hidden, configurable: true }), hidden);

async function open(page: Page) {
  const run = await seedRun(page, { lines: SENT.lines.map(({ id }) => ({ item: id, code: `N-${id}` })), settings: { sample: 1 } });
  await page.goto(`/runs/${run}`);
  return run;
}

const box = (page: Page) => page.getByRole("checkbox", { name: "Notify me when the run ends or needs me" });

test("in the background, a run says that it needs a person, and that it has ended", async ({ app, page }) => {
  await stub(page, "granted");
  await app.signIn();
  const run = await open(page);
  await box(page).check();
  await expect(box(page)).toBeChecked();
  await page.getByRole("button", { name: /^Start:/ }).focus();
  await hide(page, true);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await seen(page)).shown).toEqual([`Run ${run} needs you: Check these results before you send the rest.`]);
  await page.getByRole("button", { name: /^Send the remaining/ }).click();
  await expect.poll(async () => (await seen(page)).shown).toHaveLength(2);
  expect((await seen(page)).shown[1]).toBe(`Run ${run} has ended: ${SENT.lines.length} of ${SENT.lines.length} lines are done.`);
  expect((await seen(page)).asked).toBe(1);
});

test("a person who looks at the page is not notified, and nobody is asked unasked", async ({ app, page }) => {
  await stub(page, "granted");
  await app.signIn();
  await open(page);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible();
  expect(await seen(page)).toEqual({ asked: 0, shown: [] });
  await box(page).check();
  await page.getByRole("button", { name: /^Send the remaining/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  expect(await seen(page)).toEqual({ asked: 1, shown: [] });
});

test("a browser that does not allow it is quoted, and the box stays empty", async ({ app, page }) => {
  await stub(page, "denied");
  await app.signIn();
  await open(page);
  await box(page).click();
  await expect(page.getByText("The browser does not allow notifications from this page.")).toBeVisible();
  await expect(box(page)).not.toBeChecked();
});
