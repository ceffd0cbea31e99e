/** The fixtures of tests that use the page through a proxy. */

import { App } from "../../support/app.ts";
import { Guard } from "../../support/guard.ts";
import { expect, test as base } from "./test.ts";

export const test = base.extend<{ guard: Guard; app: App }>({
  ignoreHTTPSErrors: true,
  baseURL: async ({ site }, use) => use(site.url),
  // Fails the test on what the page complains of.
  guard: async ({ context, site }, use) => {
    const guard = new Guard(site.url);
    await guard.watch(context);
    await use(guard);
    expect(guard.unforeseen(), "what the page complained of").toEqual([]);
  },
  app: async ({ page, guard: _ }, use) => use(new App(page)),
});

export { expect, forEachProxy } from "./test.ts";
