/** A guard that fails a test on every complaint of the page that the test did not expect. */

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

  /** Expects these complaints. */
  allow(...patterns: RegExp[]) {
    this.allowed.push(...patterns);
  }

  /** Expects the line that Chromium writes for every answer with these statuses. */
  allowStatus(...statuses: number[]) {
    for (const status of statuses) {
      this.allow(new RegExp(`^Failed to load resource: the server responded with a status of ${status} `));
    }
  }

  /** Expects the line that Chromium writes for every call without an answer. */
  allowNoAnswer() {
    this.allow(/^Failed to load resource: net::ERR_/);
  }

  allowOrigin(origin: string) {
    this.origins.add(origin);
  }

  /** The complaints that were not expected. */
  unforeseen(): string[] {
    return this.complaints.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }

  private complain(text: string) {
    this.complaints.push(text);
  }
}
