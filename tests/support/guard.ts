/** Fails a test on whatever the page complains of and the test did not ask for. */

import type { BrowserContext } from "@playwright/test";

export class Guard {
  private readonly complaints: string[] = [];
  private readonly allowed: RegExp[] = [];
  private readonly origins: Set<string>;

  constructor(origin: string) {
    this.origins = new Set([origin]);
  }

  async watch(context: BrowserContext) {
    context.on("console", (message) => {
      if (message.type() === "error") this.complain(message.text());
    });
    context.on("weberror", (error) => this.complain(`page error: ${error.error().message}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && !this.origins.has(url.origin)) {
        this.complain(`a request to ${url.origin}`);
      }
    });
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
  }

  /** These complaints are the point of the test. */
  allow(...patterns: RegExp[]) {
    this.allowed.push(...patterns);
  }

  /** Chromium writes a line for every answer of these statuses. */
  allowStatus(...statuses: number[]) {
    for (const status of statuses) {
      this.allow(new RegExp(`^Failed to load resource: the server responded with a status of ${status} `));
    }
  }

  /** Chromium writes a line for every call that gets no answer. */
  allowNoAnswer() {
    this.allow(/^Failed to load resource: net::ERR_/);
  }

  allowOrigin(origin: string) {
    this.origins.add(origin);
  }

  /** What was complained of without leave. */
  unforeseen(): string[] {
    return this.complaints.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }

  private complain(text: string) {
    this.complaints.push(text);
  }
}
