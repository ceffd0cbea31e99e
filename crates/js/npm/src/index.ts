/**
 * Release stock reservations in Akinon's Omnitron from your own back-office: build, check and send
 * the requests, and know the outcome of each line.
 *
 * @packageDocumentation
 */

import { type InitSource, load } from "./load.js";

export * from "./api.js";

/**
 * Loads the package's WebAssembly. Wait for it before you call anything else.
 *
 * It can be called repeatedly and loads only once; after a failure it can be called again. Without a
 * source the package finds its own file. In Node.js it is loaded already, and this does nothing.
 */
export function init(source?: InitSource | Promise<InitSource>): Promise<void> {
  return load(() => source ?? new URL("../wasm/omnitron_release_bg.wasm", import.meta.url));
}

export default init;
