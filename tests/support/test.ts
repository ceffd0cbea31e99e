/** The fixtures that every spec starts from. */

import { test as base, expect } from "@playwright/test";

import { App } from "./app.ts";
import { Guard } from "./guard.ts";
import { Standin } from "./standin.ts";

interface TestFixtures {
  /** The stand-in, as at its start. */
  omnitron: Standin;
  /** Fails the test on console errors, page errors, CSP violations, foreign requests. */
  guard: Guard;
  /** What a person does on the page. */
  app: App;
}

interface WorkerFixtures {
  standin: Standin;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  standin: [
    async ({}, use) => {
      const standin = await Standin.start();
      await use(standin);
      standin.stop();
    },
    { scope: "worker" },
  ],
  omnitron: async ({ standin }, use) => {
    await standin.reset();
    await use(standin);
  },
  baseURL: async ({ standin }, use) => use(standin.url),
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
