/** The doctor's WebAssembly module, which only the commands load. */

import { readFileSync } from "node:fs";

import * as glue from "../../wasm/omnitron_doctor_bg.js";
import { WrongUsage, or } from "./errors.js";
import type { Sender } from "./send.js";

export { Trial } from "../../wasm/omnitron_doctor_bg.js";
export type { Session, ShownFinding, ShownLine, ShownStep } from "../../wasm/omnitron_doctor_bg.js";

const wasm = new WebAssembly.Module(readFileSync(new URL("../../wasm/omnitron_doctor_bg.wasm", import.meta.url)));
const imports = { "./omnitron_doctor_bg.js": glue as unknown as WebAssembly.ModuleImports };
const { exports } = new WebAssembly.Instance(wasm, imports);
glue.__wbg_set_wasm(exports);
(exports["__wbindgen_start"] as () => void)();

const wait = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

/** The Omnitron at an address. */
export function connect(address: string, prefix: string | undefined, { send }: Sender): glue.Session {
  return or(WrongUsage, () => new glue.Session(address, prefix, send, wait));
}
