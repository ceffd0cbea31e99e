/** The page through each proxy: signing in, and releasing a line. */

import { chromium } from "@playwright/test";

import { App } from "../support/app.ts";
import { LAUNCH } from "../support/browsers/chromium.ts";
import { SENT } from "../support/shop.ts";
import { expect, forEachProxy, test } from "./support/page.ts";

const [line] = SENT.lines;

forEachProxy((kind) => {
  for (const drops of [false, true]) {
    const where = drops ? ", where Omnitron reads no chunks" : "";
    test(`a line is released over HTTP/2${where}`, async ({ app, guard, omnitron, page }) => {
      // Caddy 2.6 passes a stream on in chunks; the sign-in is then sent once more, plainly.
      const isLost = drops && kind.name === "Caddy";
      if (isLost) guard.allowStatus(400);
      await omnitron.switches({ drop_streamed_bodies: drops });
      await app.signInTo(SENT);
      await app.enterCode(line, "P-1");
      await app.ask(line);
      const told = isLost ? "A line may arrive up to 2 times" : "Each line arrives once";
      await expect(app.confirmation().getByText(told, { exact: true })).toBeVisible();
      await expect(app.confirmation().getByText(/HTTP\/2/).first()).toBeVisible();
      await app.confirm();
      await expect(app.result(line)).toContainText("Released — ");
      const posts = await omnitron.mappings();
      expect(posts.map(({ did, item, code }) => [did, item, code])).toEqual([["released", line.id, "P-1"]]);
      const protocol = await page.evaluate(() => (performance.getEntriesByType("navigation")[0] as PerformanceResourceTiming).nextHopProtocol);
      expect(protocol).toBe("h2");
    });
  }

  test("a line is released over HTTP/1.1", async ({ omnitron, site }) => {
    const browser = await chromium.launch({ ...LAUNCH, args: [...LAUNCH.args, "--disable-http2"] });
    try {
      const page = await browser.newPage({ baseURL: site.url, ignoreHTTPSErrors: true, locale: "en-GB" });
      const app = new App(page);
      await app.signInTo(SENT);
      await app.enterCode(line, "P-2");
      await app.ask(line);
      await expect(app.confirmation().getByText(/A line may arrive up to \d+ times/).first()).toBeVisible();
      await app.confirm();
      await expect(app.result(line)).toContainText("Released — ");
      expect((await omnitron.mappings()).map(({ did, code }) => [did, code])).toEqual([["released", "P-2"]]);
    } finally {
      await browser.close();
    }
  });

  test("an address of Omnitron's that is opened as a page runs nothing", async ({ page, shown, upstream }) => {
    upstream.answers = (_, response) => {
      response.setHeader("Content-Type", "text/html").end("<h1>Browsable</h1><script>document.title = 'ran'</script>");
    };
    await page.goto(`${shown.url}/api/i1/orders/`);
    await expect(page.getByRole("heading", { name: "Browsable" })).toBeVisible();
    expect(await page.title()).toBe("");
    expect(await page.evaluate(() => origin)).toBe("null");
  });
});
