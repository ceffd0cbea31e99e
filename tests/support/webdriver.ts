/** A client of WebDriver, for one session at a time. */

import { type ChildProcess, spawn } from "node:child_process";

import type { Element } from "./browsers/browser.ts";
import { freePort } from "./ports.ts";

/** The key under which WebDriver hands an element out. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export class WebDriver {
  private session = "";

  private constructor(
    private readonly process: ChildProcess,
    private readonly url: string,
  ) {}

  /** Starts a driver, such as `WebKitWebDriver`. */
  static async start(program: string): Promise<WebDriver> {
    const port = await freePort();
    const child = spawn(program, [`--port=${port}`], { stdio: "ignore" });
    const driver = new WebDriver(child, `http://127.0.0.1:${port}`);
    const failed = new Promise<never>((_, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${program} ended with ${code}`)));
    });
    await Promise.race([failed, driver.listens()]);
    return driver;
  }

  stop() {
    this.process.kill();
  }

  /** Starts a browser with nothing stored, and returns its version. */
  async begin(options: Record<string, unknown>): Promise<string> {
    // The mock's certificate is signed by itself.
    const capabilities = { alwaysMatch: { acceptInsecureCerts: true, ...options } };
    const session = (await this.send("POST", "/session", { capabilities })) as {
      sessionId: string;
      capabilities: { browserVersion: string };
    };
    this.session = `/session/${session.sessionId}`;
    await this.call("POST", "/timeouts", { script: 120_000 });
    return session.capabilities.browserVersion;
  }

  /** Ends the browser. */
  async end() {
    await this.call("DELETE", "");
  }

  /** Runs a script in the page, as the body of a function, and waits for a promise that it returns. */
  run(script: string, ...args: unknown[]): Promise<unknown> {
    return this.call("POST", "/execute/sync", { script, args });
  }

  /** An element that a script has returned. */
  element(returned: unknown): Element {
    const id = (returned as Record<string, string> | null)?.[ELEMENT];
    if (!id) throw new Error("the script returned no element");
    const does = async (what: string, body = {}) => void (await this.call("POST", `/element/${id}/${what}`, body));
    return {
      click: () => does("click"),
      async fill(text) {
        // A selection that a script has made may be gone when the keys come.
        await does("clear");
        await does("value", { text });
      },
      upload: (path) => does("value", { text: path }),
    };
  }

  /** Calls the session's own endpoint. */
  call(method: string, path: string, body?: object): Promise<unknown> {
    return this.send(method, `${this.session}${path}`, body);
  }

  private async listens() {
    for (;;) {
      const answer = await fetch(`${this.url}/status`).catch(() => undefined);
      if (answer?.ok) return;
    }
  }

  private async send(method: string, path: string, body?: object): Promise<unknown> {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}
