import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";
import { MockOmnitron } from "../support/mock.ts";

/** An Omnitron at another origin than the page's. */
const other = test.extend<{ elsewhere: MockOmnitron }>({
  elsewhere: async ({ guard }, use) => {
    const elsewhere = await MockOmnitron.start();
    guard.allowOrigin(elsewhere.url);
    await use(elsewhere);
    elsewhere.stop();
  },
});

other.beforeEach(async ({ app, page, elsewhere }) => {
  await app.open();
  await page.getByLabel("Omnitron", { exact: true }).selectOption({ label: "Another address…" });
  await page.getByLabel("Address of Omnitron").fill(elsewhere.url);
});

other("with CORS on, the whole path works", async ({ app, elsewhere, omnitron }) => {
  await elsewhere.switches({ cors: "on" });
  await app.trySignIn();
  await app.openOrder(SENT);
  await app.release(SENT.lines[0], "FAR-1");
  await expect(app.result(SENT.lines[0])).toContainText("Released — ");
  expect(await elsewhere.mappings()).toMatchObject([{ did: "released", code: "FAR-1" }]);
  expect((await omnitron.ledger()).posts).toEqual([]);
});

other("with CORS on, what it asks to wait can be read", async ({ app, guard, elsewhere }) => {
  guard.allowStatus(429);
  await elsewhere.switches({ cors: "on", faults: [{ on: "create_mapping", kind: "429", retry_after: 30 }] });
  await app.trySignIn();
  await app.openOrder(SENT);
  await app.release(SENT.lines[0], "FAR-2");
  await expect(app.result(SENT.lines[0])).toContainText("Omnitron asks you to wait 30 seconds.");
});

other("with CORS off, the page names it as the likely cause", async ({ app, page, guard, elsewhere }) => {
  guard.allow(/has been blocked by CORS policy/);
  guard.allowNoAnswer();
  guard.allowStatus(401);
  await app.trySignIn();
  await expect(page.getByRole("alert")).toContainText(/Likely cause\s+Browser protection \(CORS\)/);
  expect((await elsewhere.ledger()).posts).toEqual([]);
});
