import { SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";
import type { App } from "../support/app.ts";

/** The list of orders ignores the filter `number`, as the documentation has it. */
const IGNORED = { ignore_filters: ["number"] };
const NO_PATH = { no_order_number: true, no_channels: true, no_channel_orders: true };
/** The index of an order that is too old for the first page of the list. */
const OLD = 40;

async function find(app: App, page: Page, number: string) {
  await page.getByLabel("Order number").fill(number);
  await app.button("Find").click();
}

for (const { way, switches } of [
  { way: "the filtered list", switches: {} },
  { way: "the number in the path of orders", switches: { ...IGNORED, ...NO_PATH, order_path: "number" } },
  { way: "the address for numbers", switches: { ...IGNORED, ...NO_PATH, no_order_number: false } },
  { way: "the channels", switches: { ...IGNORED, ...NO_PATH, no_channels: false, no_channel_orders: false } },
  { way: "the channels of the newest orders", switches: { ...IGNORED, ...NO_PATH, no_channel_orders: false } },
]) {
  test(`an order is found by its number: ${way}`, async ({ app, page, guard, omnitron }) => {
    guard.allowStatus(404);
    const { orders } = await omnitron.sample();
    const { number } = orders[OLD];
    await omnitron.switches(switches);
    await app.signIn();
    await find(app, page, number);
    await expect(app.orderNumbers()).toHaveText([number]);
    await app.orderNumbers().first().getByRole("link").click();
    await expect(page.getByRole("heading", { name: `Order ${number}` })).toBeVisible();
  });
}

test("one number on two channels gives both orders, in each way", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(404);
  const { orders } = await omnitron.sample();
  const { number } = orders.at(-1)!;
  const twins = orders.filter((order) => order.number === number).map((order) => order.pk);
  expect(twins).toHaveLength(2);
  await app.signIn();
  for (const switches of [{ ignore_filters: [] }, IGNORED]) {
    await omnitron.switches(switches);
    await page.goto(`/orders?number=${number}`);
    await expect(app.orderNumbers()).toHaveText([number, number]);
  }
});

test("an id is not taken for a number, and the other filters count too", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(404);
  await omnitron.switches(IGNORED);
  await app.signIn();
  // An order has this id; none has this number.
  await find(app, page, String(SENT.id));
  await expect(page.getByText(`No order and no line found for ${SENT.id}`)).toBeVisible();
  await find(app, page, SENT.number);
  await expect(app.orderNumbers()).toHaveText([SENT.number]);
  await page.getByLabel("Sent to ERP").selectOption({ label: "No" });
  await expect(page.getByText("No orders found")).toBeVisible();
});

test("where a number can be asked for in no way, the page does not say that there is no such order", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(404);
  await omnitron.switches({ ...IGNORED, ...NO_PATH });
  await app.signIn();
  const { orders } = await omnitron.sample();
  await find(app, page, orders[OLD].number);
  await expect(page.getByText("It is not known whether this order exists")).toBeVisible();
  await expect(page.getByText(/No order/)).toHaveCount(0);
});

test("where the beginning of a number can be searched, its orders are listed; else that is said", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(404);
  const { orders } = await omnitron.sample();
  const beginning = SENT.number.slice(0, -1);
  const some = orders.filter(({ number }) => number.startsWith(beginning)).map(({ number }) => number);
  expect(some.length).toBeLessThan(orders.length);
  await app.signIn();
  await find(app, page, beginning);
  await expect(page.getByText(`No order and no line found for ${beginning}`)).toBeVisible();
  await expect(page.getByText("This Omnitron does not search by the start of an order number")).toBeVisible();
  await omnitron.switches({ unseen_filters: ["number_begins"] });
  await app.button("Find").click();
  await page.getByRole("button", { name: "Refresh" }).first().click();
  await expect(page.getByText(`No order has the number ${beginning}. These numbers start with it.`)).toBeVisible();
  expect((await app.orderNumbers().allInnerTexts()).sort()).toEqual(some.sort());
  await find(app, page, `${beginning}-none`);
  await expect(page.getByText("No order number starts with it either.")).toBeVisible();
});

test("the id of a line leads to its order", async ({ app, page }) => {
  await app.signIn();
  await find(app, page, String(SENT.lines[1].id));
  await expect(page.getByText(`${SENT.lines[1].id} is the ID of an order line`)).toBeVisible();
  await page.getByRole("link", { name: `Open its order (ID ${SENT.id})` }).click();
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
});

test("a search that failed is an error, and can be made again", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(404, 503);
  await omnitron.switches({ ...IGNORED, ...NO_PATH, no_order_number: false });
  await app.signIn();
  await omnitron.faults({ on: "order", kind: "503" });
  const { orders } = await omnitron.sample();
  await find(app, page, orders[OLD].number);
  await expect(page.getByRole("alert")).toContainText("Omnitron, or a gateway in front of it, failed.");
  await omnitron.faults();
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(app.orderNumbers()).toHaveText([orders[OLD].number]);
});

test("an ERP code that was sent from here leads to its line and its run", async ({ app, page, guard }) => {
  guard.allowStatus(404);
  await app.signIn();
  await app.openOrder(SENT);
  await app.release(SENT.lines[0], "ERP-\"55\"/A");
  await expect(app.result(SENT.lines[0])).toContainText("Released — ");
  await page.getByRole("link", { name: "← Orders" }).click();
  await find(app, page, "ERP-\"55\"/A");
  const found = page.getByRole("alert").filter({ hasText: "is an ERP code that was sent from this browser" });
  await expect(found.getByRole("listitem")).toContainText(/Released\s+Line \d+ · Run 1 · Order \d+/);
  await found.getByRole("link", { name: `Line ${SENT.lines[0].id}` }).click();
  await page.getByRole("link", { name: `Open its order (ID ${SENT.id})` }).click();
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
  // Codes are compared letter by letter.
  await page.getByRole("link", { name: "← Orders" }).click();
  await find(app, page, "erp-\"55\"/A");
  await expect(page.getByText("No order and no line found")).toBeVisible();
  await expect(page.getByText("is an ERP code")).toHaveCount(0);
});

test("where the runs of this browser cannot be read, it is said that ERP codes are not found", async ({ app, page, guard, context }) => {
  guard.allowStatus(404);
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await app.signIn();
  await find(app, page, "ERP-55");
  const said = page.getByRole("alert").filter({ hasText: "ERP-55 could not be searched as an ERP code" });
  await expect(said).toContainText("The runs of this browser cannot be read");
});
