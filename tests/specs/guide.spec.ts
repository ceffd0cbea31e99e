import { fileURLToPath } from "node:url";

import { Bulk, csv } from "../support/bulk.ts";
import { expect, type Page, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [line, second] = SENT.lines;

/** Takes a picture for the guide, if `GUIDE=1` is set. */
async function picture(page: Page, name: string) {
  if (process.env.GUIDE !== "1") return;
  const path = fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
}

test("the steps that the guide tells", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults({ on: "create_mapping", item: second.id, kind: "504", done: true });
  await app.open();
  await picture(page, "sign-in");
  await app.trySignIn();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await picture(page, "orders");
  await app.openOrder(SENT);
  await expect(app.line(line)).toBeVisible();
  await picture(page, "order");
  await app.enterCode(line, "ERP-55120-3");
  await app.ask(line);
  await picture(page, "confirm");
  await app.confirm();
  await expect(app.fact(app.result(line), "Content type")).toContainText("orderitem");
  await expect(app.fact(app.result(line), "before → after")).toHaveText(/^\d+ → \d+$/);
  await app.line(line).scrollIntoViewIfNeeded();
  await picture(page, "released");
  await app.release(second, "ERP-55120-4");
  await expect(app.result(second)).toContainText("Unknown — ");
  await app.line(second).evaluate((element) => element.scrollIntoView());
  await picture(page, "unknown");
});

test("the orders in Turkish", async ({ app, page }) => {
  await app.signIn();
  await app.choose("Language", "tr");
  await expect(app.orderNumbers()).toHaveCount(25);
  await picture(page, "orders-tr");
});

test("an order on a phone, dark", async ({ app, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await app.signInTo(SENT);
  await app.choose("Theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await picture(page, "order-phone-dark");
});

test("the steps of a file", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(406, 504);
  const bulk = new Bulk(page);
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(-30);
  const file = items.map((item, at) => ({ item: String(item.pk), code: `ERP-55${200 + at}` }));
  file[3].item = "70l41";
  file[7].code = " ERP-55207";
  file[11].code = "1.23E+15";
  await omnitron.faults(
    { on: "create_mapping", item: items[9].pk, kind: "504", done: true },
    { on: "create_mapping", item: items[14].pk, kind: "plain_status", status: 406, body: '{"non_field_errors":"Once only."}' },
  );
  await app.signIn();
  await bulk.choose({ name: "erp-lines.csv", body: csv(file) });
  await picture(page, "file-columns");
  await bulk.check();
  await picture(page, "file-check");
  await bulk.goOn();
  await picture(page, "file-confirm");
  await bulk.button().click();
  await expect(page.getByText("The first lines were sent", { exact: true })).toBeVisible({ timeout: 15_000 });
  await picture(page, "run-sample");
  await page.getByRole("button", { name: /^Send the remaining \d+ line/ }).click();
  await bulk.ended();
  await picture(page, "run-result");
});

test("a file without line ids", async ({ app, page, guard }) => {
  guard.allowStatus(404);
  const bulk = new Bulk(page);
  const rows = [
    "2811223344556677;00012345;2;ERP-55120-1",
    "2811223344556677;BAG-2201;3;ERP-55120-2",
    "1798305056347597;FRM-3;1;ERP-55121-1",
    "1798305056347597;CHR-OAK;4;ERP-55121-2",
    "1798305056347597;FRM-3;1;ERP-55121-3",
    "1634093827182779;LIN-KING;2;ERP-55122-1",
    "8946716219814933;PEN-BLU-13;2;ERP-55123-1",
  ];
  await app.signIn();
  await bulk.choose({ name: "erp-lines.csv", body: ["sipariş no;stok kodu;miktar;ERP kodu", ...rows, ""].join("\n") });
  await bulk.check();
  await expect(page.getByText("Rows: 7. Line found: 3. Question: 3. No line: 1.")).toBeVisible();
  await picture(page, "file-lookup");
});

test("the stock that is still held", async ({ app, page }) => {
  await app.signIn("/stock");
  await page.getByRole("button", { name: "Read the stock" }).click();
  const first = page.locator(".virtual tbody a").first();
  await expect(first).not.toContainText("Product");
  await picture(page, "stock");
  await first.click();
  await page.getByRole("button", { name: "Find the lines", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Candidates" })).toBeVisible();
  await picture(page, "stock-lines");
});
