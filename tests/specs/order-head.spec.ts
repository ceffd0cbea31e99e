/** What stands above an order's lines, and what was last read of their stock. */

import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const [first] = SENT.lines;

test("number, status and date of an order share a line, and wrap on a phone", async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await app.signInTo(SENT);
  const parts = [page.getByRole("heading", { name: `Order ${SENT.number}` }), page.getByText("Status: "), page.getByText("Date: ")];
  const boxes = () => Promise.all(parts.map(async (part) => (await part.locator("xpath=ancestor-or-self::*[parent::div[@class='title-line']]").boundingBox())!));
  const [title, ...beside] = await boxes();
  for (const { x, y, height } of beside) {
    expect(x).toBeGreaterThan(title.x + title.width);
    expect(Math.abs(y + height - title.y - title.height), "on one line").toBeLessThan(10);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  const [above, ...below] = await boxes();
  for (const { y } of below) expect(y).toBeGreaterThanOrEqual(above.y + above.height);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("the units that were read last say when", async ({ app, page }) => {
  await app.signInTo(SENT);
  await app.release(first, "R-1");
  await expect(app.result(first)).toContainText("Released — ");
  await expect(page.getByRole("columnheader", { name: "Reserved, last read" })).toBeVisible();
  const today = new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "short", day: "2-digit", timeZone: await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone) }).format(new Date());
  await expect(app.line(first).getByText(new RegExp(`^${today}, \\d\\d:\\d\\d$`))).toBeVisible();
});
