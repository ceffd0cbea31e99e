/** The form that is there before the program. */

import { expect, test } from "../support/test.ts";

test("what is typed before the program comes, and while it comes, is kept to the letter", async ({ app, page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route("**/*_bg.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/orders");
  const user = page.getByLabel("User name", { exact: true });
  await expect(user).toBeFocused();
  const submit = page.getByRole("button", { name: "Sign in", exact: true });
  await expect(submit, "nothing can be sent yet").toBeDisabled();
  await page.keyboard.type("de");
  come();
  // Key after key, until the program has taken over.
  let typed = "de";
  while (await submit.isDisabled()) {
    await page.keyboard.type("m");
    typed += "m";
  }
  await page.keyboard.type("o");
  await expect(user).toHaveValue(`${typed}o`);
  await app.trySignIn();
  await expect(app.orderNumbers()).toHaveCount(25);
});

test.describe("in Turkish", () => {
  test.use({ locale: "tr-TR" });

  test("the form is in the browser's language before the program comes", async ({ page }) => {
    await page.route("**/*_bg.wasm", () => {});
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Omnitron’da oturum açın" })).toBeVisible();
    await expect(page.getByLabel("Kullanıcı adı")).toBeFocused();
  });
});

test("whoever is signed in does not see the form while the page loads", async ({ app, page }) => {
  await app.signIn();
  await page.route("**/*_bg.wasm", () => {});
  await page.reload();
  await expect(page.locator("#user")).toBeHidden();
});

test("the program is asked for once, with its checksum, and the browser has nothing to say of it", async ({ app, page }) => {
  const said: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  await app.signIn();
  expect(said.filter((text) => /preload|integrity/i.test(text))).toEqual([]);
  expect(asked.filter((url) => url.endsWith("/main_bg.wasm"))).toHaveLength(1);
  await expect(page.locator('link[rel="preload"]')).toHaveAttribute("data-integrity", /^sha384-/);
});
