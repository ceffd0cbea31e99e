/** The installed Chromium, driven by Playwright. */

import { existsSync } from "node:fs";

import { chromium, type LaunchOptions } from "@playwright/test";

import { type Browser, expression, NotInstalled } from "./browser.ts";

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

export const LAUNCH = {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: QUIET,
} satisfies LaunchOptions;

export async function startChromium(): Promise<Browser> {
  if (!existsSync(LAUNCH.executablePath)) {
    throw new NotInstalled("no Chromium; CHROMIUM=/path/to/it names one");
  }
  const browser = await chromium.launch(LAUNCH);
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  return {
    name: "Chromium",
    version: browser.version(),
    goto: async (address) => void (await page.goto(address)),
    run: (script, ...args) => page.evaluate(expression(script, args)),
    close: () => browser.close(),
  };
}
