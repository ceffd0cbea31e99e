import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

test("a session of the tab survives a reload", async ({ app, page }) => {
  await app.signIn();
  await page.reload();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
});

test("a session in memory is gone with a reload", async ({ app, page }) => {
  await app.open();
  await page.getByLabel("Keep me signed in until I close this tab").uncheck();
  await app.trySignIn();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in to Omnitron" })).toBeVisible();
});

test("signing out forgets the token here, and never tells Omnitron", async ({ app, page, omnitron }) => {
  await app.open();
  await page.getByText("What happens to your token, and what signing out does").click();
  await expect(page.getByText("does not sign you out of Omnitron")).toBeVisible();
  await app.trySignIn();
  await app.signOut();
  await expect(page.getByRole("heading", { name: "Sign in to Omnitron" })).toBeVisible();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in to Omnitron" })).toBeVisible();
  const { requests } = await omnitron.ledger();
  expect(requests.filter((request) => request.includes("login"))).toHaveLength(1);
  expect(requests.filter((request) => request.includes("logout"))).toEqual([]);
});

test("after signing out nothing that was read is in the page, back and forward included", async ({ app, page, omnitron }) => {
  await app.signIn();
  await expect(app.orderNumbers()).toHaveCount(25);
  await app.openOrder(SENT);
  await expect(app.line(SENT.lines[0])).toBeVisible();
  await app.signOut();
  const form = page.getByRole("heading", { name: "Sign in to Omnitron" });
  const { requests } = await omnitron.ledger();
  for (const go of [() => page.goBack(), () => page.goForward(), () => page.goto("/orders"), () => page.goBack()]) {
    await go();
    await expect(form).toBeVisible();
    const shown = await page.locator("html").innerHTML();
    for (const text of [SENT.number, ...SENT.lines.map(({ sku }) => sku)]) expect(shown).not.toContain(text);
  }
  expect((await omnitron.ledger()).requests.filter((request) => request.includes("/api/"))).toEqual(requests.filter((request) => request.includes("/api/")));
});

test("signing in goes on at the address one came to", async ({ app, page, omnitron }) => {
  const path = `/orders/${SENT.id}?is_send=true`;
  await app.open(path);
  await expect(page.getByRole("heading", { name: "Sign in to Omnitron" })).toBeVisible();
  await app.trySignIn();
  await expect(page.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
  await expect(page).toHaveURL(omnitron.url + path);
});

test("an address that is none says so and leads to the orders", async ({ app, page }) => {
  await app.signIn("/nowhere");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the orders" }).click();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
});
