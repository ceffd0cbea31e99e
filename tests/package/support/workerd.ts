/** Workers in workerd, the runtime of Cloudflare's, bundled with the settings of Cloudflare's own tool. */

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

import * as esbuild from "esbuild";

import { started } from "./server.ts";
import type { Site } from "./sites.ts";

/** Not a script that would start it: this process is the one to be ended. */
const program: string = createRequire(import.meta.url)("workerd").default;
const WASM = "omnitron_release_bg.wasm";

/** Serves the worker `entry`, whose runtime behaves as it did at a date. */
export async function workerd(folder: string, entry: string, date: string): Promise<Site> {
  await esbuild.build({
    absWorkingDir: folder,
    entryPoints: { worker: entry },
    outdir: "built",
    bundle: true,
    format: "esm",
    conditions: ["workerd", "worker", "browser"],
    // The file stays beside the worker, which imports it.
    loader: { ".wasm": "copy" },
    assetNames: "[name]",
  });
  await writeFile(join(folder, "config.capnp"), settings(date));
  const args = ["serve", "config.capnp", "--control-fd", "1"];
  return started(program, args, { cwd: folder }, (line) => {
    const { event, port } = JSON.parse(line);
    return event === "listen" ? `http://127.0.0.1:${port}` : undefined;
  });
}

/** The mock is on this computer, which a worker may not call unless it is allowed. */
const settings = (date: string) => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  compatibilityDate = "${date}",
  modules = [
    (name = "worker.js", esModule = embed "built/worker.js"),
    (name = "${WASM}", wasm = embed "built/${WASM}"),
  ],
);
`;
