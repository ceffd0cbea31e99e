/** Loading the WebAssembly module, once. */

import * as glue from "../wasm/omnitron_release_bg.js";
import { OmnitronError } from "./error.js";

/** The source of the module: its address, a response with it, its bytes, or the module itself. */
export type InitSource = string | URL | Response | BufferSource | WebAssembly.Module;

const NOT_READY =
  "omnitron-release is not ready: wait for init() before anything else is called, for example `await init()`";

// Until the module is loaded, every call throws this error.
glue.__wbg_set_wasm(
  new Proxy(
    {},
    {
      get() {
        throw new OmnitronError("package.not_ready", NOT_READY);
      },
    },
  ),
);

let loading: Promise<void> | undefined;
let isReady = false;

/** Starts a module that is compiled already. */
export function start(module: WebAssembly.Module): void {
  take(new WebAssembly.Instance(module, imports()));
}

/** Loads the module, unless it is loaded or being loaded. After a failure it can be called again. */
export function load(source: () => InitSource | Promise<InitSource>): Promise<void> {
  if (isReady) return Promise.resolve();
  loading ??= Promise.resolve()
    .then(source)
    .then(instantiate)
    .then(take)
    .catch((error: unknown) => {
      loading = undefined;
      throw error instanceof OmnitronError ? error : notLoaded(String(error), error);
    });
  return loading;
}

function imports(): WebAssembly.Imports {
  return { "./omnitron_release_bg.js": glue as unknown as WebAssembly.ModuleImports };
}

function take(instance: WebAssembly.Instance): void {
  if (isReady) return;
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  isReady = true;
}

async function instantiate(source: InitSource): Promise<WebAssembly.Instance> {
  if (source instanceof WebAssembly.Module) return WebAssembly.instantiate(source, imports());
  if (typeof source === "string" || source instanceof URL) return instantiate(await fetch(source));
  if (source instanceof Response) return fromAnswer(source);
  return (await WebAssembly.instantiate(source, imports())).instance;
}

/** Compiles the module while it arrives if the server names its type alone, as browsers demand; else checks its bytes. */
async function fromAnswer(answer: Response): Promise<WebAssembly.Instance> {
  const type = answer.headers.get("content-type") ?? "nothing";
  if (answer.ok && type === "application/wasm") {
    return (await WebAssembly.instantiateStreaming(answer, imports())).instance;
  }
  const bytes = await answer.arrayBuffer();
  if (isWasm(bytes)) return instantiate(bytes);
  throw notLoaded(
    `${answer.url} answered with ${answer.status} and ${type} instead of WebAssembly. ` +
      "With Vite before 8, add omnitron-release to optimizeDeps.exclude, " +
      "or give init() the address of omnitron-release/wasm",
  );
}

/** Whether the first bytes are those of WebAssembly: servers send it with all kinds of types. */
function isWasm(bytes: ArrayBuffer): boolean {
  const [a, b, c, d] = new Uint8Array(bytes.slice(0, 4));
  return a === 0 && b === 0x61 && c === 0x73 && d === 0x6d;
}

/** The error of a module that did not come. */
export function notLoaded(why: string, cause?: unknown): OmnitronError {
  return new OmnitronError("package.not_loaded", `the WebAssembly module was not loaded: ${why}`, {}, { cause });
}
