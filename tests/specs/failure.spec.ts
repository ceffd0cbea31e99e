import { expect, test } from "../support/test.ts";

test("when the program breaks, the page says so in both languages", async ({ app, page, guard }) => {
  guard.allow(/unreachable|panicked|RuntimeError|broken on purpose/);
  await app.open();
  await page.evaluate(() => {
    const broken = () => {
      throw new Error("broken on purpose");
    };
    Node.prototype.insertBefore = broken;
    Node.prototype.appendChild = broken;
  });
  await app.button("Use an API token instead").click();
  const failure = page.locator("#failure");
  await expect(failure).toBeVisible();
  await expect(failure).toContainText("This page has stopped working");
  await expect(failure).toContainText("Bu sayfa çalışmayı durdurdu");
  await expect(page.locator("#app")).toBeHidden();
});

test("when the program does not come, the page says so", async ({ page, guard }) => {
  guard.allowNoAnswer();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.locator("#failure")).toBeVisible();
  await expect(page.locator("#failure pre")).not.toHaveText("");
});

const environment = (base_url: string) => ({ environments: [{ name: "Shop", base_url }] });

for (const { name, status, body, told } of [
  { name: "is missing", status: 404, body: "", told: ["could not be read", "HTTP 404"] },
  { name: "is not JSON", status: 200, body: '{\n  "environments": [,]\n}', told: ["has an error", "line 2 column 20"] },
  { name: "holds an unknown key", status: 200, body: '{\n  "enviroments": []\n}', told: ["has an error", "enviroments", "line 2 column"] },
  { name: "holds an address that is none", status: 200, body: JSON.stringify(environment("http://shop.example")), told: ["the address of “Shop” is not usable: http://shop.example"] },
  { name: "names nothing to connect to", status: 200, body: "{}", told: ["lists no Omnitron"] },
]) {
  test(`config.json ${name}: told to whoever serves the page`, async ({ page, guard }) => {
    if (status !== 200) guard.allowStatus(status);
    await page.route("**/config.json", (route) => route.fulfill({ status, body, contentType: "application/json" }));
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "This page is not set up" })).toBeVisible();
    for (const text of told) await expect(page.getByRole("alert")).toContainText(text);
    await expect(page.getByRole("button", { name: "Sign in" })).toHaveCount(0);
  });
}

test("a program that was tampered with does not run", async ({ page, guard }) => {
  guard.allow(/integrity/, /Failed to (load|fetch)/);
  await page.route("**/*_bg.wasm", async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from([0, 1, 0])]);
    await route.fulfill({ response, body });
  });
  await page.goto("/");
  await expect(page.locator("#failure")).toBeVisible();
  await expect(page.locator("#app")).toHaveCount(0);
});
