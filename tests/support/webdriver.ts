/** A page in WebKitGTK's MiniBrowser, driven by WebDriver: Playwright only drives a WebKit of its own. */

import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";

export const MINI_BROWSER = process.env.MINI_BROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

interface Session {
  sessionId: string;
  capabilities: { browserVersion: string };
}

export class WebKit {
  private session = "";
  /** As it names it itself, such as `2.50.6`. */
  version = "";

  private constructor(
    private readonly driver: ChildProcess,
    private readonly url: string,
  ) {}

  /** Starts a browser; Debian's `webkit2gtk-driver` contains it, and it needs a display. */
  static async start(): Promise<WebKit> {
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`], { stdio: "ignore" });
    const browser = new WebKit(driver, `http://127.0.0.1:${port}`);
    const failed = new Promise<never>((_, reject) => {
      driver.once("error", reject);
      driver.once("exit", (code) => reject(new Error(`WebKitWebDriver ended with ${code}`)));
    });
    await Promise.race([failed, browser.begin()]);
    return browser;
  }

  async close() {
    await this.call("DELETE", "");
    this.driver.kill();
  }

  async goto(address: string) {
    await this.call("POST", "/url", { url: address });
  }

  /** Runs a script in the page, as the body of a function. */
  async run<T>(script: string, ...args: unknown[]): Promise<T> {
    return (await this.call("POST", "/execute/sync", { script, args })) as T;
  }

  /** Waits in the page, frame by frame, until the script returns a true value; fails with the failure page's text. */
  async until(what: string, script: string, ...args: unknown[]) {
    const waiting = `
      const done = arguments[arguments.length - 1], args = [...arguments].slice(0, -1);
      const look = () => {
        const failure = document.getElementById("failure");
        if (failure && !failure.hidden) return done(failure.querySelector("pre").textContent || "no words");
        if ((function () { ${script} })(...args)) return done(null);
        setTimeout(look, 20);
      };
      look();`;
    const failure = await this.call("POST", "/execute/async", { script: waiting, args });
    if (failure) throw new Error(`the page stopped at “${what}”: ${failure}`);
  }

  /** Presses the first button, link or heading of details whose words match. */
  async press(words: string) {
    await this.until(
      words,
      `const found = [...document.querySelectorAll("#app button, #app a")]
         .find((one) => new RegExp(arguments[0]).test(one.innerText.trim()) && !one.disabled);
       found?.click();
       return found;`,
      words,
    );
  }

  async fill(selector: string, text: string) {
    await this.until(
      selector,
      `const field = document.querySelector(arguments[0]);
       if (!field) return false;
       field.value = arguments[1];
       return field.dispatchEvent(new InputEvent("input", { bubbles: true }));`,
      selector,
      text,
    );
  }

  private async begin() {
    const options = { binary: MINI_BROWSER, args: ["--automation"] };
    // The mock's certificate is signed by itself.
    const wanted = { acceptInsecureCerts: true, "webkitgtk:browserOptions": options };
    for (;;) {
      const answer = await fetch(`${this.url}/status`).catch(() => undefined);
      if (answer?.ok) break;
    }
    const answer = await this.send("POST", "/session", { capabilities: { alwaysMatch: wanted } });
    const { sessionId, capabilities } = answer as Session;
    this.session = `/session/${sessionId}`;
    this.version = capabilities.browserVersion;
    await this.call("POST", "/timeouts", { script: 60_000 });
  }

  private call(method: string, path: string, body?: unknown) {
    return this.send(method, `${this.session}${path}`, body);
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}
