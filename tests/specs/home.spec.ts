/** The start: what needs a person, the search, the place for a file, and the last runs. */

import { csv } from "../support/bulk.ts";
import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const [line] = SENT.lines;

test("a run that waits is shown until it is done, and counted in the header", async ({ app, page }) => {
  await app.signIn("/");
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByText("No run in this browser is unfinished")).toBeVisible();
  await seedRun(page, { lines: [{ item: line.id, code: "H-1" }] });
  await page.getByRole("link", { name: "Stock release" }).click();
  await expect(page.getByRole("link", { name: /^Runs.*1 run needs you$/ })).toBeVisible();
  await page.getByRole("link", { name: "1 line not sent yet: resume or stop the run" }).click();
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Runs/ })).toBeVisible();
  await page.getByRole("link", { name: "Stock release" }).click();
  await expect(page.getByText("No run in this browser is unfinished")).toBeVisible();
  await expect(page.getByRole("region", { name: "Last runs" })).toContainText("Released 1");
});

test("a line whose outcome is unknown leads to its run", async ({ app, page, guard, omnitron }) => {
  guard.allowNoAnswer();
  await omnitron.faults({ on: "create_mapping", kind: "cut", done: true });
  await app.signInTo(SENT);
  await app.release(line, "H-2");
  await expect(app.result(line)).toContainText("Unknown — ");
  await page.getByRole("link", { name: "Stock release" }).click();
  await page.getByRole("link", { name: "1 line with unknown outcome: check it" }).click();
  await expect(page.getByRole("heading", { name: /^Run \d+$/ })).toBeVisible();
});

test("an order is found from the start", async ({ app, page }) => {
  await app.signIn("/");
  await page.getByLabel("Order number, line ID, SKU or ERP code").fill(SENT.number);
  await page.keyboard.press("Enter");
  await expect(app.orderNumbers()).toHaveText([SENT.number]);
});

test("a file that is dropped on the start is read", async ({ app, page }) => {
  await app.signIn("/");
  const text = csv([{ item: line.id, code: "H-3" }]);
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.csv"));
    return data;
  }, text);
  await page.getByRole("region", { name: "Release lines from a file" }).dispatchEvent("drop", { dataTransfer: data });
  await expect(page.getByRole("heading", { name: "How the file is read" })).toBeVisible();
});
