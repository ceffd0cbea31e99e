/** The core in wasm, as `cargo xtask bench` has built it. */

import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

/** One build of it: `page` as the page has it, `fast` with what reads files at opt-level 3. */
export const ours = (build) => require(join(process.env.BENCH_WASM, build, "bench.js")).File;
