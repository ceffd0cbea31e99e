/** WebKitGTK's MiniBrowser, driven by WebDriver. */

import { existsSync } from "node:fs";

import { MINI_BROWSER, WebKit } from "../webdriver.ts";
import { type Browser, NotInstalled } from "./browser.ts";

export async function startWebKit(): Promise<Browser> {
  if (!existsSync(MINI_BROWSER)) throw new NotInstalled("no WebKitGTK; Debian's package is webkit2gtk-driver");
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new NotInstalled("WebKitGTK needs a display; put `xvfb-run -a` before the command");
  }
  const browser = await WebKit.start();
  return {
    name: "WebKitGTK",
    version: browser.version,
    goto: (address) => browser.goto(address),
    run: (script, ...args) => browser.run(`return (async function () { ${script}\n})(...arguments)`, ...args),
    close: () => browser.close(),
  };
}
