/** Tests of a page that uses the package. */

import { expect, test as base } from "../../support/test.ts";
import { inProject } from "./environment.ts";
import type { Site } from "./sites.ts";

/** A test of a page built from folders, whose paths begin in `tests`, and served by `serve`. */
export const on = (sources: string[], serve: (folder: string) => Promise<Site>) =>
  base.extend<{ ready: void }, { site: Site }>({
    site: [
      async ({}, use) => {
        await inProject(sources, async (folder) => {
          const site = await serve(folder);
          await use(site);
          await site.close();
        });
      },
      { scope: "worker", timeout: 60_000 },
    ],
    baseURL: async ({ site }, use) => use(site.url),
    ready: [
      async ({ guard, omnitron, site }, use) => {
        guard.allowOrigin(site.url);
        await omnitron.switches({ cors: "on" });
        await use();
      },
      { auto: true },
    ],
  });

export { expect };
