/** The fixtures that every spec starts from. */

import { test as base, expect } from "@playwright/test";

import { App } from "./app.ts";
import { Guard } from "./guard.ts";
import { MockOmnitron } from "./mock.ts";

interface TestFixtures {
  /** The mock, reset. */
  omnitron: MockOmnitron;
  /** Fails the test on console errors, page errors, CSP violations, foreign requests. */
  guard: Guard;
  /** The actions of a person on the page. */
  app: App;
}

interface WorkerFixtures {
  mock: MockOmnitron;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  mock: [
    async ({}, use) => {
      // A browser sends a request once where connections are closed; wire.spec.ts has the others.
      const mock = await MockOmnitron.start("--keep-alive", "false");
      await use(mock);
      mock.stop();
    },
    { scope: "worker" },
  ],
  omnitron: async ({ mock }, use) => {
    await mock.reset();
    await use(mock);
  },
  baseURL: async ({ mock }, use) => use(mock.url),
  guard: [
    async ({ context, omnitron }, use) => {
      const guard = new Guard(omnitron.url);
      await guard.watch(context);
      await use(guard);
      expect(guard.unforeseen(), "what the page complained of").toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page }, use) => use(new App(page)),
});

export { expect };
export type { Page } from "@playwright/test";
