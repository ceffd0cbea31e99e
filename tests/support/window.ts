/** A browser whose window can be minimised. In the one that Playwright starts, every tab counts as visible. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { type CDPSession, chromium, type Page } from "@playwright/test";

export class Window {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
    private readonly process: ChildProcess,
    private readonly profile: string,
  ) {}

  static async open(): Promise<Window> {
    const profile = await mkdtemp(join(tmpdir(), "window-"));
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--lang=en-GB", "--no-first-run", "--disable-background-networking"];
    const path = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const child = spawn(path, [...flags, "--remote-debugging-port=0", `--user-data-dir=${profile}`], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const address = await new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the browser ended with ${code}`)));
      createInterface(child.stderr!).on("line", (line) => {
        const [, found] = /listening on (ws:.*)/.exec(line) ?? [];
        if (found) resolve(found);
      });
    });
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    const page = await browser.contexts()[0].newPage();
    return new Window(page, await page.context().newCDPSession(page), child, profile);
  }

  async minimize() {
    await this.put("minimized");
  }

  async restore() {
    await this.put("normal");
  }

  async close() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    // The connection ends with the browser, before there is an answer.
    await this.session.send("Browser.close").catch(() => {});
    await ended;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private async put(windowState: "minimized" | "normal") {
    const { windowId } = await this.session.send("Browser.getWindowForTarget");
    await this.session.send("Browser.setWindowBounds", { windowId, bounds: { windowState } });
  }
}
