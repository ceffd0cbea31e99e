import type { BrowserContext, Page } from "@playwright/test";

import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

test("user name and password lead to the orders", async ({ app, page, omnitron }) => {
  await app.signIn();
  await expect(page).toHaveURL(`${omnitron.url}/orders`);
  await expect(page.getByRole("heading", { name: "Orders" })).toBeVisible();
  await expect(page.getByRole("banner")).toContainText(`${omnitron.host.split(":")[0]}`);
  await expect(page.getByRole("banner")).toContainText("demo");
});

test("a token that is pasted is tried on a reading call", async ({ app, page, omnitron }) => {
  const login = await fetch(`${omnitron.url}/api/i1/auth/login/`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ username: "demo", password: "demo" }),
  });
  const { key } = (await login.json()) as { key: string };
  await app.open();
  await app.button("Use an API token instead").click();
  await page.locator("#token").fill(key);
  await app.button("Sign in").click();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await expect(page.getByRole("banner")).toContainText("signed in with a token");
});

test("a token that is none is told as such", async ({ app, page, guard }) => {
  guard.allowStatus(401);
  await app.open();
  await app.button("Use an API token instead").click();
  await page.locator("#token").fill("0123456789abcdef");
  await app.button("Sign in").click();
  await expect(page.getByRole("alert")).toContainText("Omnitron does not accept this token.");
});

test("a wrong password keeps what was typed", async ({ app, page, guard }) => {
  guard.allowStatus(400);
  await app.open();
  await app.trySignIn("demo", "wrong");
  await expect(page.getByRole("alert")).toContainText("Wrong user name or password, or the user is disabled.");
  await expect(page.getByRole("alert")).toContainText("HTTP 400");
  await expect(page.getByRole("alert"), "signing in could not have changed any").not.toContainText("stock");
  await expect(page.getByLabel("User name", { exact: true })).toHaveValue("demo");
});

for (const { name, prepare, causes } of [
  {
    name: "the connection broke just then",
    prepare: () => {},
    causes: [/^✓\s*No problem Network/, /^✓\s*No problem Address: 127\.0\.0\.1:\d+ answers/, /^✓\s*No problem .*CORS/],
  },
  {
    name: "the computer is offline",
    prepare: ({ context }: { context: BrowserContext }) => context.setOffline(true),
    causes: [/Likely cause Network: this computer is offline/, /Not tested Address/, /No problem .*CORS/],
  },
  {
    name: "nothing answers",
    prepare: ({ page }: { page: Page }) => page.route(/127\.0\.0\.1:\d+\/$/, (route) => route.abort()),
    causes: [/No problem Network/, /Likely cause Address: 127\.0\.0\.1:\d+ does not answer/, /No problem .*CORS/],
  },
]) {
  test(`where no answer came, the usual causes are tested: ${name}`, async ({ app, page, context, guard, omnitron }) => {
    guard.allowNoAnswer();
    await omnitron.faults({ on: "login", kind: "cut" });
    await app.open("/orders");
    // The sentences come with the part of the orders, after which that of the files is asked for.
    const next = page.waitForRequest(/split_bulk\.wasm$/);
    await page.getByLabel("User name").fill("demo");
    await next;
    await prepare({ page, context });
    await app.trySignIn();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Omnitron did not answer.");
    await expect(alert.getByRole("listitem")).toHaveText(causes);
    await expect(alert.getByText("may have been interrupted")).toHaveCount(causes.every((cause) => /No problem/.test(cause.source)) ? 1 : 0);
  });
}

for (const { name, kind, told } of [
  { name: "a page instead of data", kind: "html_200", told: "A web page came back instead of data." },
  { name: "a redirect", kind: "redirect", told: "Omnitron redirected the request to another address." },
]) {
  test(`${name} is not taken for a session`, async ({ app, page, omnitron }) => {
    await omnitron.faults({ on: "login", kind });
    await app.open();
    await app.trySignIn();
    await expect(page.getByRole("alert")).toContainText(told);
    await expect(app.account()).toHaveCount(0);
  });
}

test("a path that is not served is told as the path's fault", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(404);
  await omnitron.switches({ prefix: "v1" });
  await app.open();
  await app.trySignIn();
  await expect(page.getByRole("alert")).toContainText("This Omnitron has no such address.");
  await page.getByLabel("Omnitron", { exact: true }).selectOption({ label: "Another address…" });
  await page.getByLabel("Address of Omnitron").fill(omnitron.url);
  await page.getByLabel("API path").selectOption("/api/v1/");
  await app.button("Sign in").click();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
});

test("an address is judged while it is typed", async ({ app, page }) => {
  await app.open();
  await page.getByLabel("Omnitron", { exact: true }).selectOption({ label: "Another address…" });
  const address = page.getByLabel("Address of Omnitron");
  await address.fill("http://shop.example");
  await expect(page.getByText("The address does not start with https.")).toBeVisible();
  await expect(address).toHaveAttribute("aria-invalid", "true");
  await address.fill("https://me:secret@shop.example");
  await expect(page.getByText("The address contains a user name or password.")).toBeVisible();
  for (const good of ["https://shop.example", "http://localhost:8787", "http://127.0.0.1"]) {
    await address.fill(good);
    await expect(address).not.toHaveAttribute("aria-invalid", "true");
  }
});
