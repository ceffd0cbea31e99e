import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [line, second] = SENT.lines;

test("a session that ends while sending: signed in again, the line is sent once", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401);
  await omnitron.faults({ on: "create_mapping", kind: "token_revoked", times: 1 });
  await app.signInTo(SENT);
  await app.enterCode(second, "KEPT");
  await app.release(line, "E-1");
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(again).toBeVisible();
  await expect(again.getByLabel("User name", { exact: true })).toHaveValue("demo");
  await page.keyboard.press("Escape");
  await expect(again).toBeVisible();
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(again).toHaveCount(0);

  await expect(app.result(line)).toContainText("Not sent — Your session had ended");
  await expect(app.code(second)).toHaveValue("KEPT");
  await expect(app.code(line)).toHaveValue("E-1");
  await app.ask(line);
  await app.confirm();
  await expect(app.result(line)).toContainText("Released — ");
  expect((await omnitron.mappings()).map((post) => post.did)).toEqual(["nothing", "released"]);
});

test("a session that ends while reading: signed in again, the list comes", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401);
  await omnitron.faults({ on: "orders", kind: "token_revoked", times: 1 });
  await app.signIn();
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
});

test("what was read stays visible, marked as old, when reading it again fails", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401, 503);
  await omnitron.faults({ on: "create_mapping", kind: "token_revoked", times: 1 });
  await app.signInTo(SENT);
  await app.release(line, "E-2");
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(again).toBeVisible();
  await omnitron.faults({ on: "order", kind: "503" });
  await again.getByLabel("Password", { exact: true }).fill("demo");
  await again.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText(/^Last updated /)).toBeVisible();
  await expect(app.line(second)).toBeVisible();
  await omnitron.faults();
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText(/^Last updated /)).toHaveCount(0);
});

test("one may leave instead of signing in again", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(401);
  await omnitron.faults({ on: "orders", kind: "token_revoked", times: 1 });
  await app.signIn();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Omnitron" })).toBeVisible();
});
