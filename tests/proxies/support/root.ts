/** The built page as a server has it: with files compressed beforehand. */

import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { PAGE } from "../../support/mock.ts";

/** Quick rather than small. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** Copies the page to a folder, and puts `.gz` and `.br` beside what is worth it. */
export async function rootOf(folder: string) {
  await cp(PAGE, folder, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (!/\.(wasm|js|css)$/.test(name)) continue;
    const file = join(folder, name);
    const content = await readFile(file);
    await writeFile(`${file}.gz`, gzipSync(content, { level: 1 }));
    await writeFile(`${file}.br`, brotliCompressSync(content, BROTLI));
  }
}
