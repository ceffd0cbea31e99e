import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [line] = SENT.lines;

test("what this browser did is there after a reload", async ({ app, page, omnitron }) => {
  await app.signInTo(SENT);
  await app.release(line, "H-1");
  await expect(app.result(line)).toContainText("Released — ");
  await expect(app.fact(app.result(line), "Content type")).toContainText("orderitem");
  await page.reload();
  await expect(app.result(line)).toContainText("Released — ");
  await expect(app.fact(app.result(line), "ERP code")).toHaveText("H-1");
  await expect(app.code(line)).toHaveCount(0);
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("sending again is deliberate and needs a tick", async ({ app, guard, omnitron }) => {
  guard.allowStatus(400);
  await app.signInTo(SENT);
  await app.release(line, "T-1");
  await expect(app.result(line)).toContainText("Released — ");
  await app.reopen(line);
  await expect(app.code(line)).toHaveValue("T-1");
  await app.ask(line);
  await app.confirm();
  await expect(app.confirmation()).toBeVisible();
  expect(await omnitron.mappings()).toHaveLength(1);
  await app.confirmation().getByRole("checkbox").check();
  await app.confirm();
  await expect(app.result(line)).toContainText("Refused — ");
  await app.result(line).getByText("1 earlier attempt").click();
  await expect(app.result(line)).toContainText("Released · T-1");
  expect(await omnitron.mappings()).toHaveLength(2);
});

test("leaving the view while a line is sent does not lose its outcome", async ({ app, page, omnitron }) => {
  let answer = () => {};
  const seen = new Promise<void>((resolve) => (answer = resolve));
  await page.route("**/create_mapping/", async (route) => {
    await seen;
    await route.continue();
  });
  await app.signInTo(SENT);
  await app.release(line, "L-1");
  await expect(app.line(line)).toContainText("Sending. Keep this tab open…");
  await page.getByRole("link", { name: "← Orders" }).click();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await app.signOut();
  await page.getByRole("dialog").getByRole("button", { name: "Stay signed in" }).click();
  answer();
  await app.openOrder(SENT);
  await expect(app.result(line)).toContainText("Released — ");
  expect(await omnitron.mappings()).toHaveLength(1);
});
