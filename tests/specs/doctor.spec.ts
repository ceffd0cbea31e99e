import { readFile, writeFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";

import { MockOmnitron } from "../support/mock.ts";
import { expect, test, type Page } from "../support/test.ts";

class Doctor {
  constructor(readonly page: Page) {}

  async examine() {
    await this.page.getByRole("button", { name: "Examine", exact: true }).click();
    await expect(this.page.getByRole("button", { name: "Examine again" })).toBeVisible({ timeout: 30_000 });
  }

  /** The row of a check, by its stable id. */
  row(check: string) {
    return this.page.locator(`#check-${check}`);
  }

  async said(check: string, words: string | RegExp) {
    await expect(this.row(check).locator("td").first()).toContainText(words);
  }

  async save(button: string) {
    const coming = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: button }).click();
    return readFile(await (await coming).path(), "utf8");
  }
}

test.beforeEach(({ guard }) => guard.allowStatus(400, 404, 405));

test("an examination only reads, and names what this Omnitron does", async ({ app, page, omnitron }) => {
  const doctor = new Doctor(page);
  await omnitron.switches({
    ignore_filters: ["number", "extra_stock_pk"],
    unseen_filters: ["channel_line_status"],
    page_size_cap: 20,
    no_order_number: true,
    code_max_length: 64,
    unreported: "at_least",
  });
  await app.signIn("/doctor");
  await doctor.examine();
  await doctor.said("user", "demo");
  await doctor.said("orders-number", "ignored");
  await doctor.said("orders-status", "applied");
  await doctor.said("extra-stock-pk", "ignored");
  await doctor.said("channel-line-status", "applied");
  await doctor.said("page-size", "at most 20");
  await doctor.said("path-order-number", "does not exist");
  await doctor.said("path-order-detailed", "i1, v1");
  await doctor.said("code-field", "at most 64 characters");
  await doctor.said("unreported-means", "5 or more");
  await doctor.said("may-release", "yes");
  await doctor.row("orders-number").getByText("1 request").click();
  await expect(doctor.row("orders-number")).toContainText(/GET \/api\/i1\/orders\/\?number=\d+&limit=20 → 200 · \d+ ms/);
  await expect(page.getByText("Omnitron refuses codes of more than 64 characters.")).toBeVisible();

  const { posts, requests } = await omnitron.ledger();
  expect(posts.filter(({ path }) => !path.endsWith("/login/"))).toEqual([]);
  const others = requests.filter((request) => !/^(GET|OPTIONS) /.test(request) && !request.includes("/login/"));
  expect(others).toEqual([]);
});

test("the report holds no token and nobody's name, and the findings become settings", async ({ app, page, omnitron }) => {
  const doctor = new Doctor(page);
  await omnitron.switches({ prefix: "i1" });
  await app.signIn("/doctor");
  await doctor.examine();
  const [report, findings] = [await doctor.save("Report (Markdown)"), await doctor.save("Results (JSON)")];
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  const token = /[0-9a-f]{40}/.exec(stored)![0];
  for (const text of [report, findings]) {
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/@|first_name|Keten/);
  }
  expect(report).toContain("GET or OPTIONS: nothing was changed");
  const config: unknown = JSON.parse(await page.locator(".doctor pre").innerText());
  expect(config).toMatchObject({ environments: [{ api_prefix: "i1" }], quantity_key: "quantity" });
});

test("what was found is kept in this browser, with its date, until it is discarded", async ({ app, page }) => {
  const doctor = new Doctor(page);
  await app.signIn("/doctor");
  await doctor.examine();
  await page.reload();
  await expect(page.getByText(/^Found .* in this browser\./)).toBeVisible();
  await doctor.said("orders-number", "applied");
  await page.getByRole("button", { name: "Discard the results" }).click();
  await expect(doctor.row("orders-number")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("button", { name: "Examine", exact: true })).toBeVisible();
  await expect(page.getByText(/in this browser\./)).toHaveCount(0);
});

for (const { fault, why } of [
  { fault: { kind: "500_html" }, why: "failed (500)" },
  { fault: { kind: "html_200" }, why: "A web page came instead of data." },
  { fault: { kind: "truncated_body" }, why: "The answer was incomplete" },
  { fault: { kind: "forbidden" }, why: "This user may not use this address." },
]) {
  test(`a call that answers with ${fault.kind} leaves its checks open, and no other`, async ({ app, page, omnitron, guard }) => {
    guard.allowStatus(403, 500);
    const doctor = new Doctor(page);
    await app.signIn("/doctor");
    await omnitron.faults({ on: "stock", ...fault });
    await doctor.examine();
    await doctor.said("stock-product", "not found out");
    await expect(doctor.row("stock-product")).toContainText(why);
    await doctor.said("orders-number", "applied");
  });
}

test("the end of the session ends the examination, and offers to sign in", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(401);
  await app.signIn("/doctor");
  await omnitron.faults({ on: "lines", kind: "token_revoked" });
  await page.getByRole("button", { name: "Examine", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Your session has ended" })).toBeVisible();
  await expect(page.getByText(/^Found .* in this browser\./)).toHaveCount(0);
});

test("an examination is stopped, and what it found stays", async ({ app, page, omnitron }) => {
  const doctor = new Doctor(page);
  await app.signIn("/doctor");
  await omnitron.faults({ on: "stock", kind: "slow", millis: 60_000 });
  await page.getByRole("button", { name: "Examine", exact: true }).click();
  await doctor.said("path-orders", "i1, v1");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("The examination was stopped, so checks are missing.")).toBeVisible();
  await doctor.said("path-orders", "i1, v1");
});

test("the menu of the account leads there; in Turkish, on a phone, and for everybody", async ({ app, page }) => {
  await app.signIn();
  await page.getByRole("button", { name: /demo/ }).click();
  await page.getByRole("link", { name: "What this Omnitron does" }).click();
  await expect(page).toHaveURL("/doctor");
  await app.choose("Language", "tr");
  await page.getByRole("button", { name: "İncele" }).click();
  await expect(page.getByRole("button", { name: "Yeniden incele" })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("#check-orders-number")).toContainText("uygulanıyor");
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});

test("what was found is rehearsed on a mock that behaves so, and every view says that it is practice", async ({ app, page, omnitron, guard }, info) => {
  const doctor = new Doctor(page);
  await omnitron.switches({ ignore_filters: ["status"], page_size_cap: 30 });
  await app.signIn("/doctor");
  await doctor.examine();
  const file = info.outputPath("findings.json");
  await writeFile(file, await doctor.save("Results (JSON)"));
  const practice = await MockOmnitron.start("--keep-alive", "false", "--profile", file);
  guard.allowOrigin(practice.url);
  try {
    const banner = page.getByText("Practice: these are made-up orders. Nothing reaches a real Omnitron.");
    await page.goto(`${practice.url}/doctor`);
    await expect(banner).toBeVisible();
    await app.trySignIn();
    await doctor.examine();
    await doctor.said("orders-status", "ignored");
    await doctor.said("page-size", "at most 30");
    for (const path of ["/", "/orders", "/import", "/runs", "/stock"]) {
      await page.goto(practice.url + path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(banner).toBeVisible();
    }
  } finally {
    practice.stop();
  }
});
