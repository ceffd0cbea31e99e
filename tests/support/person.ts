/** What a person does in a browser of any engine, and sees. */

import type { Browser, Key } from "./browsers/index.ts";
import { TESTING_LIBRARY } from "./scripts.ts";
import { find, type Target } from "./target.ts";

const PATIENCE = 7_000;

/** The errors of WebDriver by which nothing was clicked. */
const NOT_CLICKED = /stale element reference|element not interactable|element click intercepted/;

export class Person {
  constructor(
    readonly browser: Browser,
    /** The origin that paths belong to. */
    private readonly origin: string,
  ) {}

  async goto(path: string) {
    await this.browser.goto(this.origin + path);
    await this.browser.run(TESTING_LIBRARY);
  }

  async reload() {
    await this.browser.reload();
    await this.browser.run(TESTING_LIBRARY);
  }

  /** Waits until it is visible. */
  async sees(target: Target, timeout = PATIENCE) {
    await this.read(target, timeout);
  }

  /** Waits until nothing like it is visible. */
  async misses(target: Target, timeout = PATIENCE) {
    await this.browser.run(`await (${find})(...arguments)`, target, { timeout, gone: true });
  }

  /** Its words, as soon as it is visible. */
  read(target: Target, timeout = PATIENCE): Promise<string> {
    return this.inPage(target, "return node.innerText.trim()", timeout);
  }

  /** What is typed or chosen in it. */
  value(target: Target): Promise<string> {
    return this.inPage(target, "return node.value");
  }

  /** Clicks it, and looks for it anew where the page was redrawn between the look and the click. */
  async click(target: Target) {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const element = await this.element(target);
      try {
        return await element.click();
      } catch (error) {
        if (!NOT_CLICKED.test(String(error)) || Date.now() > until) throw error;
      }
    }
  }

  /** Types this in place of what is in a field. */
  async fill(target: Target, text: string) {
    await (await this.element(target)).fill(text);
    const held = await this.value(target);
    if (held !== text) throw new Error(`“${text}” was typed, and the field holds “${held}”`);
  }

  /** Chooses in a list, whose own window no driver can open. */
  async choose(target: Target, option: string) {
    const script = `
      node.value = [...node.options].find(({ text }) => text === arguments[2]).value;
      node.dispatchEvent(new Event("change", { bubbles: true }));`;
    await this.inPage(target, script, PATIENCE, option);
  }

  async upload(target: Target, path: string) {
    await (await this.element(target)).upload(path);
  }

  async press(key: Key) {
    await this.browser.press(key);
  }

  private element(target: Target) {
    return this.browser.element(`return (${find})(...arguments)`, target, { timeout: PATIENCE, gone: false });
  }

  private inPage<T>(target: Target, script: string, timeout = PATIENCE, ...args: unknown[]): Promise<T> {
    const found = `const node = await (${find})(...arguments); ${script}`;
    return this.browser.run(found, target, { timeout, gone: false }, ...args);
  }
}
