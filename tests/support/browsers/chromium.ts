/** The installed Chromium. */

import { existsSync } from "node:fs";

import { type Browser, NotInstalled } from "./browser.ts";
import { startPuppeteer } from "./puppeteer.ts";

/** Chromium does nothing by itself: no updates, no background calls. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** For the tests that need this engine and no window: its build without windows takes a third less time. */
export const LAUNCH = {
  executablePath: process.env.CHROMIUM_HEADLESS_SHELL ?? CHROMIUM,
  args: QUIET,
};

export async function startChromium(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new NotInstalled("no Chromium; Debian's package is chromium, or CHROMIUM=/path/to/it");
  }
  return startPuppeteer("Chromium", { browser: "chrome", executablePath: CHROMIUM, args: QUIET });
}
