/** Folders as a server would have them: each file packed by brotli beside itself. */

import { cp, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { build } from "esbuild";

/** A copy of a built page, packed. */
export async function packed(page) {
  const folder = await mkdtemp(join(tmpdir(), "page-"));
  await cp(page, folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await writeFile(`${path}.br`, brotliCompressSync(await readFile(path)));
  }
  return folder;
}

/** react-admin's page, built for production. */
export async function reactAdmin() {
  const from = new URL("../peers/react-admin/", import.meta.url).pathname;
  const folder = await mkdtemp(join(tmpdir(), "react-admin-"));
  await cp(join(from, "index.html"), join(folder, "index.html"));
  await build({
    entryPoints: [join(from, "index.jsx")],
    outfile: join(folder, "index.js"),
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return packed(folder);
}
