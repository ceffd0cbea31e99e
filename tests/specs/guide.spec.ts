import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { SENT } from "../support/shop.ts";
import { expect, type Page, test } from "../support/test.ts";

const [first, second, third] = SENT.lines;
const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));

/** The pictures of the user's guide: drawn anew with GUIDE=1, else only walked through. */
async function picture(page: Page, name: string) {
  if (!process.env.GUIDE) return;
  await mkdir(IMAGES, { recursive: true });
  await page.screenshot({ path: `${IMAGES}${name}.png` });
}

test("the guide's walk", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(504);
  await app.open("/");
  await picture(page, "sign-in");
  await app.trySignIn();
  await expect(app.orderNumbers().first()).toHaveText(SENT.number);
  await picture(page, "orders");
  await app.openOrder(SENT);
  await app.enterCode(first, "ERP-55120-1");
  await picture(page, "order");
  await app.ask(first);
  await picture(page, "confirm");
  await app.confirm();
  await expect(app.result(first)).toContainText("Released");
  await picture(page, "released");
  await omnitron.faults({ on: "create_mapping", kind: "504" });
  await app.release(second, "ERP-55120-2");
  await expect(app.result(second)).toContainText("Unknown");
  await app.result(second).scrollIntoViewIfNeeded();
  await picture(page, "unknown");
  await expect(app.code(third)).toBeVisible();
});

test.describe("in Turkish", () => {
  test.use({ locale: "tr-TR" });
  test("the guide's orders", async ({ page }) => {
    await page.goto("/");
    await page.getByLabel("Kullanıcı adı", { exact: true }).fill("demo");
    await page.getByLabel("Parola", { exact: true }).fill("demo");
    await page.getByRole("button", { name: "Oturum aç" }).click();
    await expect(page.getByRole("heading", { name: "Siparişler" })).toBeVisible();
    await expect(page.locator("table.orders")).toContainText("Gönderildi");
    await picture(page, "orders-tr");
  });
});

test.describe("on a phone, dark", () => {
  test.use({ viewport: { width: 360, height: 800 }, colorScheme: "dark" });
  test("the guide's order", async ({ app, page }) => {
    await app.signInTo(SENT);
    await app.line(first).scrollIntoViewIfNeeded();
    await picture(page, "order-phone-dark");
  });
});
