import { defineConfig } from "@playwright/test";

/** `cargo xtask bench wire`: apart from the tests, as it measures and takes minutes. */
export default defineConfig({
  testDir: ".",
  outputDir: "../results",
  reporter: "line",
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 900_000,
});
