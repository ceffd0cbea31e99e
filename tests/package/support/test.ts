/** Tests of a site that uses the package. */

import { expect, test as base } from "../../support/test.ts";
import { inProject } from "./environment.ts";
import type { Site } from "./sites.ts";

/** A test of a site built from folders, whose paths begin in `tests`, in a new folder of `parent`, and served by `serve`. */
export const on = (sources: string[], serve: (folder: string) => Promise<Site>, parent?: string) =>
  base.extend<{ ready: void }, { site: Site }>({
    site: [
      async ({}, use) => {
        const served = async (folder: string) => {
          const site = await serve(folder);
          await use(site);
          await site.close();
        };
        await inProject(sources, served, parent);
      },
      { scope: "worker", timeout: 120_000 },
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
