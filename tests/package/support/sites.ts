/** The ways of serving a page to a browser. */

import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import * as vite from "vite";
import webpack from "webpack";

import { inTests, run, tool } from "./environment.ts";

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** The policy of a careful back-office: no eval, nothing inline. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' http://127.0.0.1:*";
const listen = { host: "127.0.0.1", port: 0 };
const quiet = { configFile: false, logLevel: "warn" } as const;

export async function viteDev(root: string): Promise<Site> {
  const server = await vite.createServer({ ...quiet, root, server: listen });
  await server.listen();
  return { url: address(server), close: () => server.close() };
}

export async function viteBuilt(root: string): Promise<Site> {
  await vite.build({ ...quiet, root });
  return served(join(root, "dist"));
}

/** Bundles the output of tsc, so that no loader is needed. */
export async function webpackBuilt(root: string): Promise<Site> {
  await run(process.execPath, [tool("typescript/bin/tsc"), "--outDir", "js"], { cwd: root });
  const path = join(root, "dist");
  await cp(join(root, "public"), path, { recursive: true });
  const page = await readFile(join(root, "index.html"), "utf8");
  await writeFile(join(path, "index.html"), page.replace("/src/main.ts", "/main.js"));
  const settings: webpack.Configuration = {
    mode: "production",
    context: root,
    entry: "./js/main.js",
    output: { path },
    // webpack warns of any file above 244 KiB.
    performance: false,
  };
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
    webpack(settings, (error, stats) => (error ? reject(error) : resolve(stats)));
  });
  if (stats?.hasErrors() || stats?.hasWarnings()) throw new Error(stats.toString({ colors: false }));
  return served(path);
}

/** Serves the files as they are, under the policy. */
export async function served(folder: string): Promise<Site> {
  const server = await vite.preview({
    ...quiet,
    root: inTests("package"),
    appType: "mpa",
    build: { outDir: folder },
    preview: { ...listen, headers: { "Content-Security-Policy": POLICY } },
  });
  return { url: address(server), close: () => server.close() };
}

function address(server: { resolvedUrls: vite.ResolvedServerUrls | null }): string {
  return new URL(server.resolvedUrls!.local[0]).origin;
}
