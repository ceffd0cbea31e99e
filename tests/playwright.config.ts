import { defineConfig } from "@playwright/test";

import { LAUNCH } from "./support/browsers/chromium.ts";

export default defineConfig({
  projects: [
    { name: "page", testDir: "specs" },
    { name: "package", testDir: "package/specs" },
    // The main flows in Chromium, Firefox and WebKitGTK. WebKitGTK itself crashed once in fifteen runs: what
    // only passes the second time is listed as flaky.
    { name: "engines", testDir: "engines", timeout: 60_000, retries: 1 },
    // The files in `deploy`, where nginx and Caddy are installed.
    { name: "proxies", testDir: "proxies" },
  ],
  outputDir: "results",
  reporter: "list",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 7_000 },
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Istanbul",
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    // A trace of every test takes two fifths of the time; `--trace on` makes them.
    trace: "off",
    actionTimeout: 7_000,
    launchOptions: LAUNCH,
  },
});
