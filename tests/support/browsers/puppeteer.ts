/** A browser driven by puppeteer: Chromium over its DevTools protocol, Firefox over WebDriver BiDi. */

import puppeteer, { type ElementHandle, type LaunchOptions, type Page } from "puppeteer-core";

import { type Browser, type Element, expression, SIZE } from "./browser.ts";

export async function startPuppeteer(name: string, options: LaunchOptions): Promise<Browser> {
  const browser = await puppeteer.launch({ ...options, acceptInsecureCerts: true, defaultViewport: SIZE });
  const open = async (): Promise<Page> => {
    const page = await (await browser.createBrowserContext()).newPage();
    // Only the question whether to leave the page: it is left.
    page.on("dialog", (dialog) => void dialog.accept());
    return page;
  };
  let page = await open();
  return {
    name,
    // As `Chrome/156.0.1` or `firefox/153.0`.
    version: (await browser.version()).split("/").at(-1)!,
    goto: async (address) => void (await page.goto(address)),
    reload: async () => void (await page.reload()),
    run: <T>(script: string, ...args: unknown[]) => page.evaluate(expression(script, args)) as Promise<T>,
    async element(script, ...args): Promise<Element> {
      const returned = await page.evaluateHandle(expression(script, args));
      const handle = returned.asElement() as ElementHandle<HTMLInputElement> | null;
      if (!handle) throw new Error("the script returned no element");
      return {
        click: () => handle.click(),
        async fill(text) {
          await handle.focus();
          await handle.evaluate((field) => field.select());
          await handle.type(text);
        },
        upload: (path) => handle.uploadFile(path),
      };
    },
    press: (key) => page.keyboard.press(key),
    screenshot: async () => Buffer.from(await page.screenshot()),
    async renew() {
      const old = page.browserContext();
      page = await open();
      await old.close();
    },
    close: () => browser.close(),
  };
}
