/** Tests that share one project. */

import { expect, test as base } from "../../support/test.ts";
import { inProject } from "./environment.ts";

/** A test with a project of folders, whose paths begin in `tests`. */
export const withProject = (...sources: string[]) =>
  base.extend<object, { project: string }>({
    project: [({}, use) => inProject(sources, use), { scope: "worker", timeout: 60_000 }],
  });

export { expect };
