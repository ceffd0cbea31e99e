/** Scripts from packages, to be run in a page. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);
const source = (path: string) => readFileSync(resolve(path), "utf8");

/** Sets `TestingLibraryDom`. */
export const TESTING_LIBRARY = source("@testing-library/dom/dist/@testing-library/dom.umd.min.js");
/** Sets `axe`. */
export const AXE = source("axe-core/axe.min.js");
