/** The installed browsers of all engines, behind one interface. */

export { type Browser, type Key, NotInstalled } from "./browser.ts";
export { startChromium } from "./chromium.ts";
export { startFirefox } from "./firefox.ts";
export { startWebKit } from "./webkit.ts";
