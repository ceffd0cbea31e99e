/** The entry for Node.js, where the module is read from the package's folder at once. */

// @ts-expect-error: nothing else here needs the types of Node.js
import { readFileSync } from "node:fs";

import { type InitSource, load, notLoaded, start } from "./load.js";

export * from "./api.js";

// No top-level await: `require` could not load this file then.
start(new WebAssembly.Module(read()));

function read(): BufferSource {
  try {
    // Written like this, tools that copy only the files in use to a server find it.
    return readFileSync(new URL("../wasm/omnitron_release_bg.wasm", import.meta.url));
  } catch (error) {
    throw notLoaded(
      `${String(error)}. A bundler may have moved the package: keep it out of the bundle, ` +
        'in Next.js with `serverExternalPackages: ["omnitron-release"]`',
      error,
    );
  }
}

export function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  return load(() => source as InitSource);
}

export default init;
