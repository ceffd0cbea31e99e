import { expect, test } from "../support/test.ts";
import { MARKUP, SENT } from "../support/shop.ts";

test("a row tells what is needed to choose", async ({ app, page }) => {
  await app.signIn();
  await expect(page.getByRole("columnheader")).toHaveText([
    /Order number/, /Date/, /Status/, /Sent to ERP/, /Amount/, /Channel/,
  ]);
  const row = page.getByRole("row").filter({ hasText: SENT.number });
  await expect(row).toContainText("Approved");
  await expect(row).toContainText("Yes");
  await expect(page.getByRole("navigation", { name: "Pages" })).toContainText("60 orders");
});

test("filters are in the address: back, forward, reload and a link show the same", async ({ app, page, context }) => {
  await app.signIn();
  await page.getByLabel("Sent to ERP").selectOption({ label: "No" });
  await expect(page).toHaveURL(/\/orders\?is_send=false$/);
  await expect(app.orderNumbers().filter({ hasText: SENT.number })).toHaveCount(0);
  await page.getByLabel("Status").selectOption("400");
  await expect(page).toHaveURL(/is_send=false&status=400$/);
  await expect(page.locator(".remote")).toHaveAttribute("aria-busy", "false");
  const shown = await app.orderNumbers().allTextContents();
  expect(shown.length).toBeGreaterThan(0);

  await page.reload();
  await expect(app.orderNumbers()).toHaveText(shown);
  await page.goBack();
  await expect(page.getByLabel("Status")).toHaveValue("");
  await page.goBack();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await page.goForward();
  await page.goForward();
  await expect(page.getByLabel("Status")).toHaveValue("400");
  await expect(app.orderNumbers()).toHaveText(shown);

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.locator("table.orders tbody th")).toHaveText(shown);
});

test("rows that a filter should have kept out are left out and told of", async ({ app, page, omnitron }) => {
  await omnitron.switches({ ignore_filters: ["is_send"] });
  await app.signIn("/orders?is_send=false");
  await expect(page.getByText(/orders hidden: this Omnitron ignores the filter/)).toBeVisible();
  await expect(app.orderNumbers().filter({ hasText: SENT.number })).toHaveCount(0);
  const { orders } = await omnitron.sample();
  const wanted = orders.slice(0, 25).filter((order) => !order.is_send);
  await expect(app.orderNumbers()).toHaveText(wanted.map((order) => order.number));
});

test("a number is looked for exactly, and filters can be cleared", async ({ app, page }) => {
  await app.signIn();
  await page.getByLabel("Order number").fill("SC-2024-99");
  await app.button("Find").click();
  await expect(app.orderNumbers()).toHaveText(["SC-2024-99"]);
  await page.getByLabel("Order number").fill("SC-2024");
  await app.button("Find").click();
  await expect(page.getByText("No order and no line found for SC-2024")).toBeVisible();
  await app.button("Clear filters").click();
  await expect(app.orderNumbers()).toHaveCount(25);
  await expect(page.getByLabel("Order number")).toHaveValue("");
});

test("pages lead on, and keep filters on the way to an order and back", async ({ app, page }) => {
  await app.signIn("/orders?is_send=true");
  const first = await app.orderNumbers().first().textContent();
  await page.getByRole("link", { name: "Next →" }).click();
  await expect(page).toHaveURL(/is_send=true&page=2$/);
  await expect(app.orderNumbers().first()).not.toHaveText(first!);
  await app.orderNumbers().first().getByRole("link").click();
  await page.getByRole("link", { name: "← Orders" }).click();
  await expect(page).toHaveURL(/\/orders\?is_send=true&page=2$/);
  await page.getByRole("link", { name: "← Previous" }).click();
  await expect(app.orderNumbers().first()).toHaveText(first!);
});

test("a page past the end leads back to the first", async ({ app, page, guard }) => {
  guard.allowStatus(404);
  await app.signIn("/orders?page=99");
  await expect(page.getByRole("alert")).toContainText("That page no longer exists. This is the first page.");
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await expect(page).toHaveURL(/\/orders$/);
});

test("a column sorts up, down, and not", async ({ app, page }) => {
  await app.signIn();
  await expect(app.orderNumbers()).toHaveCount(25);
  const drawn = await app.orderNumbers().allTextContents();
  const sorted = [...drawn].sort();
  await app.sortBy("Order number").click();
  await expect(app.orderNumbers()).toHaveText(sorted);
  await expect(page.getByRole("columnheader", { name: "Order number" })).toHaveAttribute("aria-sort", "ascending");
  await app.sortBy("Order number").click();
  await expect(app.orderNumbers()).toHaveText([...sorted].reverse());
  await expect(page).toHaveURL(/sort=-number$/);
  await app.sortBy("Order number").click();
  await expect(app.orderNumbers()).toHaveText(drawn);
});

test("bare lists are read", async ({ app, omnitron }) => {
  await omnitron.switches({ bare_lists: true });
  await app.signIn();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await app.openOrder(SENT);
  await expect(app.line(SENT.lines[2])).toBeVisible();
});

test("a server that gives shorter pages than asked still has a next one", async ({ app, page, omnitron }) => {
  await omnitron.switches({ page_size_cap: 10 });
  await app.signIn();
  await page.getByLabel("Orders per page").selectOption("100");
  await expect(page).toHaveURL(/limit=100$/);
  await expect(app.orderNumbers()).toHaveCount(10);
  await page.getByRole("link", { name: "Next →" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(app.orderNumbers().first()).not.toHaveText(SENT.number);
});

test("the next page is asked of the same Omnitron, wherever the answer says that it is", async ({ app, page, omnitron }) => {
  const asked: string[] = [];
  await page.route(/\/api\/i1\/orders\/\?/, async (route) => {
    asked.push(new URL(route.request().url()).origin);
    const response = await route.fetch();
    const body = await response.json();
    if (body.next) body.next = "https://elsewhere.example/api/i1/orders/?page=2";
    await route.fulfill({ response, json: body });
  });
  await app.signIn();
  const first = await app.orderNumbers().first().textContent();
  await page.getByRole("link", { name: "Next →" }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(app.orderNumbers().first()).not.toHaveText(first!);
  expect(new Set(asked)).toEqual(new Set([omnitron.url]));
});

test("while it is read the page says so", async ({ app, page, omnitron }) => {
  await omnitron.faults({ on: "orders", kind: "no_answer" });
  await app.signIn();
  await expect(page.getByRole("status").filter({ hasText: "Loading the orders…" })).toBeVisible();
});

test("what failed can be read again", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(503);
  await omnitron.faults({ on: "orders", kind: "503" });
  await app.signIn();
  await expect(page.getByRole("alert")).toContainText("Omnitron, or a gateway in front of it, failed.");
  await omnitron.faults();
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("old rows stay under an error, marked as old", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(503);
  await app.signIn();
  await expect(app.orderNumbers()).toHaveCount(25);
  await omnitron.faults({ on: "orders", kind: "503" });
  await app.button("Refresh").click();
  await expect(page.getByRole("alert")).toContainText("Omnitron, or a gateway in front of it, failed.");
  await expect(page.getByText(/^Last updated /)).toBeVisible();
  await expect(app.orderNumbers()).toHaveCount(25);
});

test("names that are markup are shown as text", async ({ app, page }) => {
  await app.signIn();
  await app.openOrder(MARKUP);
  await expect(app.line(MARKUP.lines[0])).toContainText("<");
  await expect(page.locator("#app img, #app b, #app script")).toHaveCount(0);
});

test("a view is saved under a name, kept in the browser, and removed again", async ({ app, page }) => {
  await app.signIn();
  await expect(app.button("Save this view…"), "all orders are no view").toHaveCount(0);
  await page.getByLabel("Sent to ERP").selectOption({ label: "No" });
  await app.button("Save this view…").click();
  await expect(page.getByLabel("Name of the view")).toBeFocused();
  await page.keyboard.type("Not in the ERP");
  await page.keyboard.press("Enter");
  await page.goto("/orders");
  await expect(app.orderNumbers()).toHaveCount(25);
  await page.getByRole("link", { name: "Not in the ERP" }).click();
  await expect(page).toHaveURL(/is_send=false/);
  await expect(page.getByLabel("Sent to ERP")).toHaveValue("false");
  await app.button("Remove the view Not in the ERP").click();
  await page.reload();
  await expect(page.getByRole("link", { name: "Not in the ERP" })).toHaveCount(0);
});
