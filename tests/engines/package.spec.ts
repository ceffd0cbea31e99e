/** How often a line of the npm package arrives, by engine and connection: never more often than it says itself. */

import { inProject } from "../package/support/environment.ts";
import { served, type Site } from "../package/support/sites.ts";
import { arrivals } from "../support/told.ts";
import { CUTS, cutsBoth, LINES, ready } from "./support/lines.ts";
import { type Engine, ENGINES, expect, test as base } from "./support/test.ts";

interface Told {
  /** How often a line may arrive; `times` is also there where it is unseen. */
  delivery: { kind: "once" | "atMost" | "unseen"; times: number };
  outcomes: [number, string][];
}

const ONCE = { kind: "once", times: 1 } as const;
/** Omnitron is at another address, and the reading calls leave six connections. */
const SEVEN = { kind: "atMost", times: 7 } as const;
const CONNECTIONS: { name: string; flags: string[]; says: Record<Engine, Told["delivery"]> }[] = [
  { name: "HTTP/1.1, kept open", flags: [], says: { Chromium: SEVEN, Firefox: SEVEN, WebKitGTK: SEVEN } },
  { name: "HTTP/2", flags: ["--tls"], says: { Chromium: ONCE, Firefox: ONCE, WebKitGTK: { ...SEVEN, kind: "unseen" } } },
];

const test = base.extend<object, { site: Site }>({
  site: [
    async ({}, use) => {
      await inProject(["package/plain"], async (folder) => {
        const site = await served(folder);
        await use(site);
        await site.close();
      });
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

for (const engine of ENGINES) {
  for (const { name, flags, says } of CONNECTIONS) {
    test.describe(`${engine}, ${name}`, () => {
      test.use({ engine, flags: [...flags, "--orders", "120"] });

      for (const second of ["refuse406", "add"]) {
        test(`a second call would ${second}: ${says[engine].kind}`, async ({ person: { browser }, omnitron, site }) => {
          const lines = (await ready(omnitron, LINES)).map(({ item, code }) => ({ orderItemId: item, code }));
          await omnitron.switches({ second, cors: "on", timing: true, faults: CUTS });
          await browser.goto(site.url);
          const { delivery, outcomes } = await browser.run<Told>(
            `while (!("ready" in document.documentElement.dataset)) await new Promise(requestAnimationFrame);
             return releaseMany(arguments[0]);`,
            { baseUrl: omnitron.url, lines },
          );
          expect(delivery).toEqual(says[engine]);
          expect(outcomes.length, "none is lost").toBe(LINES);
          const { most, posts } = await arrivals(omnitron, new Map(outcomes));
          test.info().annotations.push({ type: "arrived", description: `${most} at the most, ${posts} in all` });
          await cutsBoth(omnitron);
          expect(most).toBeLessThanOrEqual(delivery.times);
        });
      }
    });
  }
}
