/** Orders whose lines a run from a file has sent, or may still send. */

import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

const [done, unknown, free] = SENT.lines;
const of = (...lines: { id: number }[]) => lines.map((line) => ({ item: line.id, code: `F-${line.id}` }));

async function start(page: Page, run: number) {
  await page.goto(`/runs/${run}`);
  await page.getByRole("button", { name: /^Start:/ }).click();
  await expect(page.getByText("The run is complete.", { exact: true })).toBeVisible();
}

test("what a run has sent, or nobody can say of, is shown with its run and not sent again unaware", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: unknown.id, kind: "504", done: true });
  await app.signIn();
  const run = await seedRun(page, { lines: of(done, unknown), settings: { sample: 0 } });
  await start(page, run);
  await page.getByRole("link", { name: "Orders", exact: true }).click();
  await app.openOrder(SENT);

  await expect(app.line(done)).toContainText("Released — Omnitron confirmed this line and this code.");
  await expect(app.fact(app.line(done), "ERP code")).toHaveText(`F-${done.id}`);
  await expect(app.fact(app.line(done), "Answered")).toHaveText(/\d{2}:\d{2}:\d{2}/);
  await expect(app.line(unknown)).toContainText("Unknown — Omnitron, or a gateway in front of it, failed.");
  for (const line of [done, unknown]) await expect(app.code(line)).toHaveCount(0);

  // Together with others it is left out; alone it is sent only by consent.
  await app.enterCode(free, "F-NEW");
  await expect(app.button("Release 1 line…")).toBeVisible();
  await app.line(unknown).getByText("Send again…").click();
  await app.line(unknown).getByRole("button", { name: "Unlock the line" }).click();
  await expect(app.code(unknown)).toHaveValue(`F-${unknown.id}`);
  await app.ask(unknown);
  await expect(app.confirmation()).toContainText("An earlier attempt may have worked");
  await app.confirm();
  await expect(app.confirmation(), "the box is to be ticked first").toBeVisible();
  expect(await omnitron.mappings()).toHaveLength(2);
  await app.confirmation().getByRole("button", { name: "Cancel" }).click();

  await app.line(unknown).getByRole("link", { name: `Open run ${run}` }).click();
  await expect(page.getByRole("heading", { name: `Run ${run}` })).toBeVisible();
});

test("a line that waits in a run is not sent from its order unaware", async ({ app, page, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: of(done) });
  await page.goto(`/orders/${SENT.id}`);
  await expect(app.line(done)).toContainText(`Run ${run} includes this line and has not finished`);
  await expect(app.code(done)).toHaveCount(0);
  await expect(app.code(free)).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
});

test("what a run sends while its order is open is seen before the line is sent again", async ({ app, page, context, omnitron }) => {
  await app.signInTo(SENT);
  await app.enterCode(done, "TWICE");

  const other = await context.newPage();
  await other.goto(`${omnitron.url}/`);
  await start(other, await seedRun(other, { lines: of(done), settings: { sample: 0 } }));

  await app.ask(done);
  await expect(app.confirmation()).toContainText("Already released or recorded from this browser");
  await app.confirm();
  await expect(app.confirmation(), "the box is to be ticked first").toBeVisible();
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("an order is left while the runs are still read", async ({ app, page }) => {
  await app.signIn();
  await seedRun(page, { lines: of(done) });
  await page.getByRole("link", { name: "Orders", exact: true }).click();
  // Another tab writes, and readers wait.
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open("runs");
      request.onsuccess = () => resolve(request.result);
    });
    const store = database.transaction("runs", "readwrite").objectStore("runs");
    const goOn = () => {
      if (!document.body.hasAttribute("data-let-go")) store.count().onsuccess = goOn;
    };
    goOn();
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function (...args) {
      document.body.setAttribute("data-asked", "");
      return getAll.apply(this, args);
    };
  });
  await page.getByRole("link", { name: SENT.number, exact: true }).click();
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
  await expect(page.locator("body[data-asked]")).toBeVisible();
  await page.getByRole("link", { name: "← Orders" }).click();
  await expect(app.orderNumbers().first()).toBeVisible();
  await page.evaluate(() => document.body.setAttribute("data-let-go", ""));
  // The answer that comes now finds no reader, which is not an error.
  await app.openOrder(SENT);
  await expect(app.line(done)).toContainText("includes this line and has not finished");
});
