/** A link that someone sends: it shows a view, and nothing more. */

import { App } from "../support/app.ts";
import { seedRun } from "../support/runs.ts";
import { NOT_SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const [line] = NOT_SENT.lines;
/** Words that a page might be built to obey. */
const WORDS = `code=X-1&erp_code=X-1&code-${line.id}=X-1&${line.id}=X-1&consent=1&consent-not_sent=on&confirm=true&release=1&send=1&start=1&resume=1&agree=1&auto=1`;
const ELSEWHERE = "base_url=https://elsewhere.example&url=https://elsewhere.example&environment=https://elsewhere.example&next=https://elsewhere.example&token=abc&user=eve&password=eve";

for (const path of [
  `/orders/${NOT_SENT.id}?${WORDS}#release`,
  `/import/confirm?${WORDS}&file=https://elsewhere.example/lines.csv`,
  `/import/check?${WORDS}`,
  `/doctor/trial?${WORDS}`,
  `/doctor?${WORDS}`,
  `/stock?${WORDS}`,
  `/?${WORDS}`,
]) {
  test(`sends nothing, fills nothing in, agrees to nothing: ${path.split("?")[0]}`, async ({ app, page, omnitron }) => {
    await app.signIn(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (path.startsWith("/orders/")) await expect(app.line(line)).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const typed = await page.getByRole("textbox").evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    expect(typed.filter((text) => text !== "")).toEqual([]);
    await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
    const { posts, requests } = await omnitron.ledger();
    expect(posts.map((post) => post.path)).toEqual(["/api/i1/auth/login/"]);
    expect(requests.filter((request) => !/^(GET|OPTIONS) /.test(request) && !request.includes("/login/"))).toEqual([]);
  });
}

test("an order that needs consent still needs it, whatever the link says", async ({ app, omnitron }) => {
  await app.signIn(`/orders/${NOT_SENT.id}?${WORDS}`);
  await app.enterCode(line, "L-1");
  await app.ask(line);
  const boxes = app.confirmation().getByRole("checkbox");
  await expect(boxes).not.toHaveCount(0);
  for (const box of await boxes.all()) await expect(box).not.toBeChecked();
  await app.confirm();
  await expect(app.confirmation()).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
});

test("to a run that waits does not start it", async ({ app, page, context, omnitron }) => {
  await app.signIn();
  const run = await seedRun(page, { lines: [{ item: line.id, code: "L-2" }] });
  const opened = new App(await context.newPage());
  await opened.page.goto(`/runs/${run}?${WORDS}#start`);
  await expect(opened.button(/^Start:/)).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
});

test("names no other Omnitron, and signs nobody in", async ({ app, page, omnitron }) => {
  await app.open("/orders");
  const form = async () =>
    page.locator("main").locator("input, select").evaluateAll((fields) =>
      fields.map((field) => [field.id, (field as HTMLInputElement).value, (field as HTMLInputElement).checked]),
    );
  const plain = await form();
  await app.open(`/orders?${ELSEWHERE}#${ELSEWHERE}`);
  expect(await form()).toEqual(plain);
  expect((await omnitron.ledger()).posts).toEqual([]);
});

for (const path of ["//elsewhere/orders", "/\\elsewhere", "/%2f%2felsewhere", "/javascript:alert(1)", "/https:elsewhere"]) {
  test(`leads nowhere else: ${path}`, async ({ app, page, omnitron }) => {
    await page.goto(omnitron.url + path);
    await app.trySignIn();
    await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(omnitron.url);
    await page.getByRole("link", { name: "Go to the orders" }).click();
    await expect(page).toHaveURL(`${omnitron.url}/orders`);
  });
}
