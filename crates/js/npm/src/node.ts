/** The entry for Node.js, where the module is read from the package's folder at once. */

// @ts-expect-error: nothing else here needs the types of Node.js
import { readFileSync } from "node:fs";
// @ts-expect-error: as above
import { fileURLToPath } from "node:url";

import { type InitSource, load, start } from "./load.js";

export * from "./api.js";

// Not `new URL(…, import.meta.url)`: a bundler for servers would take that for an asset.
const here: string = fileURLToPath(import.meta.url);
const file = here.replace(/dist[\\/][^\\/]*$/, "wasm/omnitron_release_bg.wasm");
start(new WebAssembly.Module(readFileSync(file)));

export function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  return load(() => source as InitSource);
}

export default init;
