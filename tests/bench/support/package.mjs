/** The packed package, installed as its users install it. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A folder with the package in its `node_modules`; it goes with this process. */
export function installed() {
  const folder = mkdtempSync(join(tmpdir(), "omnitron-release-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const install = ["install", "--offline", "--no-audit", "--no-fund", process.env.PACKAGE];
  execFileSync("npm", install, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  return folder;
}

export function load(folder) {
  const file = createRequire(join(folder, "index.js")).resolve("omnitron-release");
  return import(pathToFileURL(file).href);
}

const START = `
  const began = performance.now();
  const { validateLine } = await import("omnitron-release");
  validateLine({ orderItemId: 1, code: "A" });
  console.log(performance.now() - began);
`;

/** Milliseconds from the import to the first answer, in a new process. */
export function startInNode(folder) {
  return Number(execFileSync(process.execPath, ["--input-type=module", "--eval", START], { cwd: folder }));
}

/** The same in a new tab with nothing stored. */
export async function startInChromium(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${url}/package.json`);
    return await page.evaluate(async () => {
      const began = performance.now();
      const { default: init, validateLine } = await import("/node_modules/omnitron-release/dist/index.js");
      await init();
      validateLine({ orderItemId: 1, code: "A" });
      return performance.now() - began;
    });
  } finally {
    await context.close();
  }
}
