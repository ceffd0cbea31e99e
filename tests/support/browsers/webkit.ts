/** WebKitGTK's MiniBrowser, driven by WebDriver: Playwright only drives a WebKit of its own. */

import { existsSync } from "node:fs";

import { WebDriver } from "../webdriver.ts";
import { type Browser, NotInstalled, SIZE } from "./browser.ts";

const MINI_BROWSER = process.env.MINI_BROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const OPTIONS = { "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } };

/** The code points by which WebDriver names keys. */
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004" };

export async function startWebKit(): Promise<Browser> {
  if (!existsSync(MINI_BROWSER)) throw new NotInstalled("no WebKitGTK; Debian's package is webkit2gtk-driver");
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new NotInstalled("WebKitGTK needs a display; put `xvfb-run -a` before the command");
  }
  const driver = await WebDriver.start("WebKitWebDriver");
  const begin = async () => {
    const version = await driver.begin(OPTIONS);
    await driver.call("POST", "/window/rect", SIZE);
    return version;
  };
  const body = (script: string) => `return (async function () { ${script}\n})(...arguments)`;
  return {
    name: "WebKitGTK",
    // Such as `2.50.6`.
    version: await begin(),
    goto: async (address) => void (await driver.call("POST", "/url", { url: address })),
    reload: async () => void (await driver.call("POST", "/refresh", {})),
    run: <T>(script: string, ...args: unknown[]) => driver.run(body(script), ...args) as Promise<T>,
    element: async (script, ...args) => driver.element(await driver.run(body(script), ...args)),
    async press(key) {
      const actions = ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] }));
      await driver.call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },
    screenshot: async () => Buffer.from((await driver.call("GET", "/screenshot")) as string, "base64"),
    async renew() {
      // A session of automation has a storage of its own, in memory.
      await driver.end();
      await begin();
    },
    async close() {
      await driver.end();
      driver.stop();
    },
  };
}
