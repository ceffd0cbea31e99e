/** The fixtures of every spec that runs in all engines. */

import { expect, test as base } from "@playwright/test";

import { type Browser, NotInstalled, startChromium, startFirefox, startWebKit } from "../../support/browsers/index.ts";
import { MockOmnitron } from "../../support/mock.ts";
import { Person } from "../../support/person.ts";
import { App } from "./app.ts";
import { Bulk } from "./bulk.ts";

const STARTS = { Chromium: startChromium, Firefox: startFirefox, WebKitGTK: startWebKit };
export type Engine = keyof typeof STARTS;
export const ENGINES = Object.keys(STARTS) as Engine[];

interface TestFixtures {
  engine: Engine;
  /** The flags that the mock starts with. */
  flags: string[];
  /** The mock, reset. */
  omnitron: MockOmnitron;
  /** A person before the engine's browser, which has nothing stored. */
  person: Person;
  app: App;
  bulk: Bulk;
}

interface WorkerFixtures {
  /** Starts a browser when it is first asked for; each ends with the worker. */
  browsers: (engine: Engine) => Promise<Browser>;
  /** The same for a mock with these flags. */
  mocks: (flags: string[]) => Promise<MockOmnitron>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  engine: ["Chromium", { option: true }],
  flags: [["--keep-alive", "false"], { option: true }],
  browsers: [
    async ({}, use) => {
      const started = new Map<Engine, Promise<Browser>>();
      await use((engine) => once(started, engine, () => start(engine)));
      for (const browser of await all(started)) await browser.close();
    },
    { scope: "worker" },
  ],
  mocks: [
    async ({}, use) => {
      const started = new Map<string, Promise<MockOmnitron>>();
      await use((flags) => once(started, flags.join(" "), () => MockOmnitron.start(...flags)));
      for (const mock of await all(started)) mock.stop();
    },
    { scope: "worker" },
  ],
  omnitron: async ({ mocks, flags }, use) => {
    const mock = await mocks(flags);
    await mock.reset();
    await use(mock);
  },
  person: async ({ browsers, engine, omnitron }, use, testInfo) => {
    const browser = await browsers(engine).catch(skipIfMissing);
    await browser.renew();
    await use(new Person(browser, omnitron.url));
    if (testInfo.status === testInfo.expectedStatus) return;
    await testInfo.attach("screenshot", { body: await browser.screenshot(), contentType: "image/png" });
  },
  app: async ({ person }, use) => use(new App(person)),
  bulk: async ({ person }, use) => use(new Bulk(person)),
});

/** Skips the test where the browser is not installed, unless all must be. */
function skipIfMissing(error: Error): never {
  const isMissing = error instanceof NotInstalled && !process.env.REQUIRE_ENGINES;
  base.skip(isMissing, error.message);
  throw error;
}

/** A browser for one test, which is skipped where the browser is not installed. */
export const startOrSkip = (engine: Engine): Promise<Browser> => start(engine).catch(skipIfMissing);

/** Starts a browser, and says aloud that there is none: the list of tests gives no reasons. */
async function start(engine: Engine): Promise<Browser> {
  return STARTS[engine]().catch((error) => {
    if (error instanceof NotInstalled) console.log(`NOT TESTED: ${engine}: ${error.message}`);
    throw error;
  });
}

/** What was started under this key, or what is started now. */
function once<Key, Value>(started: Map<Key, Promise<Value>>, key: Key, start: () => Promise<Value>): Promise<Value> {
  const known = started.get(key) ?? start();
  started.set(key, known);
  return known;
}

/** All that could be started. */
async function all<Value>(started: Map<unknown, Promise<Value>>): Promise<Value[]> {
  const results = await Promise.allSettled(started.values());
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

export { expect };
