/** Next.js, built and served as in a container: with only those files that it finds it needs. */

import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { freePort } from "../../support/ports.ts";
import { run, tool } from "./environment.ts";
import { started } from "./server.ts";
import type { Site } from "./sites.ts";

const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };

/** Builds the app in a folder inside `tests/package`, whose Next.js it uses, and serves it from elsewhere. */
export async function nextBuilt(folder: string): Promise<Site> {
  await run(process.execPath, [tool("next/dist/bin/next"), "build"], { cwd: folder, env });
  const elsewhere = await mkdtemp(join(tmpdir(), "omnitron-release-"));
  const remove = () => rm(elsewhere, { recursive: true, force: true });
  try {
    await cp(join(folder, ".next/standalone"), elsewhere, { recursive: true, verbatimSymlinks: true });
    const app = join(elsewhere, basename(folder));
    await cp(join(folder, ".next/static"), join(app, ".next/static"), { recursive: true });
    const { url, close } = await server(app);
    return { url, close: () => close().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function server(cwd: string): Promise<Site> {
  const port = String(await freePort());
  const settings = { cwd, env: { ...env, HOSTNAME: "127.0.0.1", PORT: port } };
  const address = (line: string) => (line.includes("Ready") ? `http://127.0.0.1:${port}` : undefined);
  return started(process.execPath, ["server.js"], settings, address);
}
