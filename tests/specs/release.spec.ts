import { expect, test } from "../support/test.ts";
import { CANCELLED_LINE, NOT_SENT, SENT } from "../support/shop.ts";

const [line, second, third] = SENT.lines;

test("from the list to the proof, with one request", async ({ app, omnitron }) => {
  await app.signIn();
  await app.openOrder(SENT);
  const before = (await omnitron.item(line.id)).stock.sold_quantity_unreported;
  await app.release(line, "ERP-55120-3");

  const result = app.result(line);
  await expect(result).toContainText("Released — Omnitron confirmed this line and this code.");
  await expect(result).toContainText("The stock is no longer reserved.");
  await expect(app.fact(result, "ERP code")).toHaveText("ERP-55120-3");
  const after = await omnitron.item(line.id);
  await expect(app.fact(result, "Mapping")).toHaveText(String(after.mappings[0].pk));
  await expect(app.fact(result, "Content type")).toHaveText(/^\d+ \(orderitem\)$/);
  expect(after.stock.sold_quantity_unreported).toBe(before - 2);
  await expect(app.fact(result, "before → after")).toHaveText(`${before} → ${before - 2}`);

  const posts = await omnitron.mappings();
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({
    path: `/api/i1/order_items/${line.id}/create_mapping/`,
    user: "demo",
    content_type: "application/json",
    did: "released",
    status: 201,
  });
  expect(JSON.parse(posts[0].body)).toEqual({ code: "ERP-55120-3", update_stock: true });
});

test("a code can be recorded alone", async ({ app, page, omnitron }) => {
  await app.signInTo(SENT);
  await page.getByRole("radio", { name: "Only record the code" }).check();
  await app.enterCode(line, "REC-1");
  await app.ask(line, "Record");
  await expect(app.confirmation()).toContainText("The stock stays reserved");
  await app.confirm();
  await expect(app.result(line)).toContainText("Recorded — ");
  await expect(app.result(line)).toContainText("The stock is still reserved.");
  const [post] = await omnitron.mappings();
  expect(JSON.parse(post.body)).toEqual({ code: "REC-1", update_stock: false });
  expect((await omnitron.item(line.id)).released).toBe(false);
});

for (const code of ["00123", "12345678901234567890", "1E5", "A  B 7", "ığüşöçİ-Ş9", "日本/ﷺ", '"<b>&\\']) {
  test(`the code ${code} arrives as it was typed`, async ({ app, omnitron }) => {
    await app.signInTo(SENT);
    await app.enterCode(line, code);
    await app.ask(line);
    await expect(app.confirmation().locator(".erp-code")).toHaveText(code);
    await app.confirm();
    await expect(app.result(line)).toContainText("Released — ");
    expect((await omnitron.item(line.id)).mappings).toMatchObject([{ code }]);
  });
}

test("problems show while one types, and nothing can be asked for", async ({ app, page, omnitron }) => {
  await app.signInTo(SENT);
  for (const [code, problem] of [
    [" 12", "The code starts or ends with a space"],
    ["   ", "The code is only spaces."],
    ["1\t2", "invisible control character"],
  ]) {
    await app.enterCode(line, code);
    await expect(app.line(line)).toContainText(problem);
    await expect(app.code(line)).toHaveAttribute("aria-invalid", "true");
    await app.button(`Release: line ${line.id}`).click();
    await expect(app.confirmation()).toHaveCount(0);
  }
  await app.enterCode(line, "");
  await app.button(`Release: line ${line.id}`).click();
  await expect(app.line(line)).toContainText("No code was entered.");
  await expect(app.code(line)).toBeFocused();
  await page.reload();
  expect(await omnitron.mappings()).toEqual([]);
});

test("the confirmation names all that will be sent; leaving it sends nothing", async ({ app, page, omnitron }) => {
  await app.signInTo(SENT);
  await app.enterCode(line, "C-1");
  const host = new URL(omnitron.url).hostname;
  for (const leave of ["Escape", "Cancel"]) {
    await app.ask(line);
    const dialog = app.confirmation();
    await expect(dialog.getByRole("cell")).toHaveText([String(line.id), /^00012345Keten gömlek/, "C-1", "2"]);
    await expect(dialog.getByRole("button", { name: `Release line ${line.id} on ${host}` })).toBeVisible();
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(app.code(line)).toHaveValue("C-1");
  }
  expect(await omnitron.mappings()).toEqual([]);
});

test("a double click sends once", async ({ app, omnitron }) => {
  await omnitron.faults({ on: "create_mapping", kind: "slow", millis: 300 });
  await app.signInTo(SENT);
  await app.enterCode(line, "D-1");
  await app.ask(line);
  await app.confirmation().getByRole("button", { name: /^Release line/ }).dblclick();
  await expect(app.result(line)).toContainText("Released — ");
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("an order not sent to the ERP needs a tick", async ({ app, omnitron }) => {
  await app.signInTo(NOT_SENT);
  const [first] = NOT_SENT.lines;
  await app.enterCode(first, "N-1");
  await app.ask(first);
  await app.confirm();
  await expect(app.confirmation()).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
  await app.confirmation().getByLabel(`I have seen these lines in the ERP: ${first.id}`).check();
  await app.confirm();
  await expect(app.result(first)).toContainText("Released — ");
});

test("a cancelled line is warned of and needs a tick", async ({ app, page, omnitron }) => {
  await app.signInTo(CANCELLED_LINE);
  const cancelled = CANCELLED_LINE.lines[1];
  await expect(app.line(cancelled)).toContainText("a release now could release the same stock twice.");
  await app.enterCode(cancelled, "X-1");
  await expect(page.getByText("1 line to send individually")).toBeVisible();
  await expect(app.button(/^Release \d lines?…$/)).toHaveCount(0);
  await app.ask(cancelled);
  await app.confirm();
  expect(await omnitron.mappings()).toEqual([]);
  await app.confirmation().getByLabel(`Send anyway: ${cancelled.id}`).check();
  await app.confirm();
  await expect(app.result(cancelled)).toContainText("Released — ");
});

test("a forecast is made of a counter that a run has read, and of no other", async ({ app, page, omnitron }) => {
  const before = (await omnitron.item(third.id)).stock.sold_quantity_unreported;
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await app.signInTo(SENT);
  await app.enterCode(third, "F-1");
  await app.ask(third);
  await expect(app.confirmation()).not.toContainText("expected");
  await app.confirm();
  await expect(app.fact(app.result(third), "before → after")).toHaveText(`${before} → ${before - 6}`);
  await app.reopen(third);
  const requests = asked.length;
  await app.ask(third);
  await expect(app.fact(app.confirmation(), third.sku)).toHaveText(new RegExp(`^${before - 6} → ${before - 12}\\s*read \\d\\d \\w{3} \\d{4}, \\d\\d:\\d\\d$`));
  expect(asked).toHaveLength(requests);
});

test("spaces are taken off by a press, and only then", async ({ app }) => {
  await app.signInTo(SENT);
  await app.enterCode(line, " 12 ");
  await app.line(line).getByRole("button", { name: "Remove the spaces" }).click();
  await expect(app.code(line)).toHaveValue("12");
  await expect(app.code(line)).toBeFocused();
  await expect(app.line(line).getByRole("button", { name: "Remove the spaces" })).toHaveCount(0);
});

test("the same code on two lines is warned of", async ({ app }) => {
  await app.signInTo(SENT);
  await app.enterCode(second, "S-1");
  await app.enterCode(third, "S-1");
  await expect(app.line(second)).toContainText(`Line ${third.id} has the same code.`);
  await expect(app.line(third)).toContainText(`Line ${second.id} has the same code.`);
});

test("an order is printed as a receipt: lines, codes, outcomes, times, user and server, and nothing to press", async ({ app, page, omnitron }) => {
  await app.signInTo(SENT);
  const print = page.getByRole("button", { name: "Print a receipt" });
  await expect(print).toHaveCount(0);
  await app.release(line, "PAPER-1");
  await expect(app.result(line)).toContainText("Released — ");
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await print.click();
  await expect(page.locator("body[data-printed]")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
  await expect(page.getByText(new URL(omnitron.url).host).last()).toBeVisible();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText(/70146.*PAPER-1.*Released.*confirmed.*\d{2}:\d{2}:\d{2}.*demo/);
  await expect(rows.nth(2)).toContainText("70147");
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.getByRole("radio")).toHaveCount(0);
});
