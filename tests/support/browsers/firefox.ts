/** The installed Firefox, driven by WebDriver BiDi: Playwright only drives a Firefox of its own. */

import { existsSync } from "node:fs";

import puppeteer from "puppeteer-core";

import { type Browser, expression, NotInstalled } from "./browser.ts";

const PLACES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

export async function startFirefox(): Promise<Browser> {
  const places = process.env.FIREFOX ? [process.env.FIREFOX] : PLACES;
  const executablePath = places.find((path) => existsSync(path));
  if (!executablePath) throw new NotInstalled("no Firefox; Debian's package is firefox-esr, or FIREFOX=/path/to/it");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, acceptInsecureCerts: true });
  const page = await browser.newPage();
  return {
    name: "Firefox",
    // It calls itself `firefox/140.0`.
    version: (await browser.version()).split("/").at(-1)!,
    goto: async (address) => void (await page.goto(address)),
    run: <T>(script: string, ...args: unknown[]) => page.evaluate(expression(script, args)) as Promise<T>,
    close: () => browser.close(),
  };
}
