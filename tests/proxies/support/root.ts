/** The built page as a server has it: with files compressed beforehand. */

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { PAGE } from "../../support/mock.ts";
import type { Path } from "./proxy.ts";

/** Quick rather than small. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Copies the page to a folder, as docs/serving.md says for this path, and puts `.gz` and `.br` beside what is worth it. */
export async function rootOf(folder: string, path: Path) {
  await cp(PAGE, folder, { recursive: true });
  if (path !== "/") {
    const index = join(folder, "index.html");
    const html = await readFile(index, "utf8");
    await writeFile(index, html.replace('<base href="/" />', `<base href="${path}" />`));
    const environments = [{ name: "Shop", base_url: path.replace(/\/$/, "") }];
    await writeFile(join(folder, "config.json"), JSON.stringify({ environments }));
  }
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(wasm|js|css)$/.test(name)) continue;
    const file = join(folder, name);
    const content = await readFile(file);
    await writeFile(`${file}.gz`, gzipSync(content, { level: 1 }));
    await writeFile(`${file}.br`, brotliCompressSync(content, BROTLI));
  }
}
