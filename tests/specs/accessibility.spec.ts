import AxeBuilder from "@axe-core/playwright";

import { type App } from "../support/app.ts";
import { NOT_SENT, SENT } from "../support/shop.ts";
import type { Standin } from "../support/standin.ts";
import { expect, type Page, test } from "../support/test.ts";

interface Stage {
  app: App;
  page: Page;
  omnitron: Standin;
}

const [first] = SENT.lines;

async function signIn(page: Page, path: string) {
  await page.goto(path);
  await page.locator("#user").fill("demo");
  await page.locator("#password").fill("demo");
  await page.locator(".sign-in [type=submit]").click();
  await page.locator(".who").waitFor();
}

async function send(page: Page) {
  await page.locator(`#code-${first.id}`).fill("ERP-1");
  await page.locator(".code-form [type=submit]").first().click();
  await page.locator("dialog [type=submit]").click();
  await page.locator(`#result-${first.id}`).waitFor();
}

/** Every view, by a way to it that does not depend on the language. */
const views: { name: string; status?: number; reach: (stage: Stage) => Promise<void> }[] = [
  { name: "connect", reach: async ({ page }) => void (await page.goto("/")) },
  {
    name: "connect with an error",
    status: 400,
    reach: async ({ page }) => {
      await page.goto("/");
      await page.locator("#environment").selectOption("other");
      await page.locator("#address").fill("http://shop.example");
      await page.locator("#environment").selectOption("0");
      await page.locator("#user").fill("demo");
      await page.locator("#password").fill("wrong");
      await page.locator(".sign-in [type=submit]").click();
      await page.getByRole("alert").waitFor();
    },
  },
  {
    name: "orders",
    reach: async ({ page }) => {
      await signIn(page, "/orders");
      await page.locator("table.orders").waitFor();
    },
  },
  {
    name: "orders, none",
    reach: async ({ page }) => {
      await signIn(page, "/orders?number=none");
      await page.locator(".notice.info").waitFor();
    },
  },
  {
    name: "order not sent",
    reach: async ({ page }) => {
      await signIn(page, `/orders/${NOT_SENT.id}`);
      await page.locator(`#code-${NOT_SENT.lines[0].id}`).fill(" bad");
      await page.locator(".problem").first().waitFor();
    },
  },
  {
    name: "confirmation",
    reach: async ({ page }) => {
      await signIn(page, `/orders/${NOT_SENT.id}`);
      await page.locator(`#code-${NOT_SENT.lines[0].id}`).fill("ERP-1");
      await page.locator(".code-form [type=submit]").first().click();
      await page.locator("dialog").waitFor();
    },
  },
  {
    name: "released",
    reach: async ({ page }) => {
      await signIn(page, `/orders/${SENT.id}`);
      await send(page);
    },
  },
  {
    name: "refused",
    status: 403,
    reach: async ({ page, omnitron }) => {
      await omnitron.faults({ on: "create_mapping", kind: "forbidden" });
      await signIn(page, `/orders/${SENT.id}`);
      await send(page);
    },
  },
  {
    name: "unknown",
    status: 504,
    reach: async ({ page, omnitron }) => {
      await omnitron.faults({ on: "create_mapping", kind: "504" });
      await signIn(page, `/orders/${SENT.id}`);
      await send(page);
    },
  },
  {
    name: "session ended",
    status: 401,
    reach: async ({ page, omnitron }) => {
      await signIn(page, `/orders/${SENT.id}`);
      await page.locator("li.line").first().waitFor();
      await omnitron.faults({ on: "create_mapping", kind: "token_revoked", times: 1 });
      await send(page);
      await page.locator("#again-title").waitFor();
    },
  },
  {
    name: "not found",
    reach: async ({ page }) => {
      await signIn(page, "/nowhere");
      await page.locator("#view h1").waitFor();
    },
  },
];

for (const { name, status, reach } of views) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const locale of ["en-GB", "tr-TR"]) {
      test.describe(`${name}, ${colorScheme}, ${locale}`, () => {
        test.use({ colorScheme, locale });
        test("axe finds nothing", async ({ app, page, omnitron, guard }) => {
          if (status) guard.allowStatus(status, 401);
          await reach({ app, page, omnitron });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        });
      });
    }
  }

  test.describe(`${name}, on a phone`, () => {
    test.use({ viewport: { width: 360, height: 740 } });
    test("nothing sticks out", async ({ app, page, omnitron, guard }) => {
      if (status) guard.allowStatus(status, 401);
      await reach({ app, page, omnitron });
      const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
      expect(width).toBeLessThanOrEqual(360);
    });
  });
}
