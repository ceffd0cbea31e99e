/** The installed Firefox: Playwright only drives a Firefox of its own. */

import { existsSync } from "node:fs";

import { type Browser, NotInstalled } from "./browser.ts";
import { startPuppeteer } from "./puppeteer.ts";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

export async function startFirefox(): Promise<Browser> {
  const places = process.env.FIREFOX ? [process.env.FIREFOX] : PLACES;
  const executablePath = places.find((path) => existsSync(path));
  if (!executablePath) throw new NotInstalled("no Firefox; Debian's package is firefox-esr, or FIREFOX=/path/to/it");
  return startPuppeteer("Firefox", { browser: "firefox", executablePath });
}
