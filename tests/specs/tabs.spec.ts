/** A tab that is opened beside a signed-in one. */

import { App } from "../support/app.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

test("an order opened in another tab is signed in, and stays so without the first", async ({ app, page, context, omnitron }) => {
  await app.signIn();
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: SENT.number }).click({ modifiers: ["ControlOrMeta"] });
  const second = new App(await opened);
  await expect(second.page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
  await page.close();
  await second.page.reload();
  await second.release(SENT.lines[0], "TAB-1");
  await expect(second.result(SENT.lines[0])).toContainText("Released — ");
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("a tab that was signed out stays signed out through a reload", async ({ app, page, context }) => {
  await app.signIn();
  const second = new App(await context.newPage());
  await second.page.goto("/orders");
  await expect(second.account()).toBeVisible();
  await second.signOut();
  await second.page.reload();
  await expect(second.page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  await expect(second.account()).toHaveCount(0);
  await expect(app.account()).toBeVisible();
});

test("a session that is not kept is not handed over", async ({ app, page, context, guard }) => {
  guard.allowStatus(400);
  await app.open();
  await page.getByLabel("Keep me signed in until I close this tab").uncheck();
  await app.trySignIn();
  await expect(app.account()).toBeVisible();
  const second = new App(await context.newPage());
  await second.page.goto("/orders");
  await expect(second.page.getByRole("button", { name: "Sign in", exact: true })).toBeEnabled();
  // Long enough for an answer: the program asks before it draws the form.
  await second.trySignIn("demo", "wrong");
  await expect(second.page.getByRole("alert")).toContainText("Wrong user name or password");
  await expect(second.account()).toHaveCount(0);
});

test("two tabs that are signed in as different people give a third nothing", async ({ app, context, guard }) => {
  guard.allowStatus(400);
  await app.signIn();
  const second = new App(await context.newPage());
  await second.page.goto("/orders");
  await expect(second.account()).toBeVisible();
  await second.signOut();
  await second.trySignIn("ayse");
  await expect(second.account()).toContainText("ayse");
  const third = new App(await context.newPage());
  await third.page.goto("/orders");
  await third.trySignIn("demo", "wrong");
  await expect(third.page.getByRole("alert")).toContainText("Wrong user name or password");
  await expect(third.account()).toHaveCount(0);
});
