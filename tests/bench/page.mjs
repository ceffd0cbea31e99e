/** `cargo xtask bench page`: what a person waits for on a slow laptop and a slow network, beside
 * react-admin's page on the same mock. */

import { setTimeout } from "node:timers/promises";

import { chromium } from "@playwright/test";

import { MockOmnitron } from "./support/mock.mjs";
import { packed, reactAdmin } from "./support/served.mjs";

const RUNS = 5;
/** 1.6 Mbit/s each way, 150 ms there and back, a processor four times as slow. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
const SLOWER = 4;

const PAGES = [
  {
    name: "the page",
    build: () => packed(process.env.PAGE),
    start: "/orders",
    fields: ["#user", "#password"],
    steps: [
      ["sign-in usable", 1_500, "#user"],
      ["sign-in can be sent", undefined, "form.sign-in button:enabled"],
      ["sign in to the orders", 1_000, "table.orders tbody tr", "form.sign-in button"],
      ["order to its lines", 600, "[id^=code-]", "table.orders tbody a"],
      ["to the import", 600, "input[type=file]", "nav a[href$=import]"],
    ],
  },
  {
    name: "react-admin",
    build: reactAdmin,
    start: "/",
    fields: ["[name=username]", "[name=password]"],
    steps: [
      ["sign-in usable", undefined, "[name=username]"],
      ["sign-in can be sent", undefined, "button[type=submit]:enabled"],
      ["sign in to the orders", undefined, ".RaDatagrid-row", "button[type=submit]"],
      ["order to its lines", undefined, ".RaReferenceManyField-root .RaDatagrid-row, .RaShow-card .RaDatagrid-row", ".RaDatagrid-row td"],
    ],
  },
];

/** Puts `seen` into the page: when something is first drawn, since the page was asked for. */
function watch() {
  globalThis.seen = (selector) =>
    new Promise((resolve) => {
      const look = () => {
        const found = [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length > 0);
        if (found) resolve(performance.now());
        else requestAnimationFrame(look);
      };
      look();
    });
}

/** Waits until nothing has been loading for a second; the browser lists what it loads only when that has come. */
function quiet(page) {
  const loading = new Set();
  let since = Date.now();
  const ended = (request) => {
    loading.delete(request);
    since = Date.now();
  };
  page.on("request", (request) => loading.add(request));
  page.on("requestfinished", ended);
  page.on("requestfailed", ended);
  return async () => {
    while (loading.size > 0 || Date.now() - since < 1_000) await setTimeout(100);
  };
}

async function once(browser, url, { start, fields, steps }) {
  const context = await browser.newContext({ locale: "en-GB", bypassCSP: true, serviceWorkers: "block" });
  const page = await context.newPage();
  const isQuiet = quiet(page);
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const times = [];
  await page.goto(url + start, { waitUntil: "commit" });
  for (const [, , until, click] of steps) {
    if (click === undefined) {
      times.push(await page.evaluate((until) => seen(until), until));
      continue;
    }
    if (times.length === 2) {
      for (const field of fields) await page.locator(field).fill("demo");
      // A person types for longer than it takes to load what comes then.
      await isQuiet();
    }
    times.push(
      await page.evaluate(
        async ([click, until]) => {
          const began = performance.now();
          document.querySelector(click).click();
          return (await seen(until)) - began;
        },
        [click, until],
      ),
    );
    await isQuiet();
  }
  await context.close();
  return times;
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
try {
  console.log(`    milliseconds, median of ${RUNS}; aims in brackets`);
  for (const page of PAGES) {
    const mock = await MockOmnitron.start(0, await page.build());
    const runs = [];
    for (let run = 0; run < RUNS; run += 1) runs.push(await once(browser, mock.url, page));
    mock.stop();
    console.log(`    ${page.name}`);
    for (const [at, [step, aim]] of page.steps.entries()) {
      const sorted = runs.map((times) => times[at]).sort((a, b) => a - b);
      const median = Math.round(sorted[Math.floor(RUNS / 2)]);
      console.log(`      ${step.padEnd(24)} ${String(median).padStart(6)}${aim === undefined ? "" : ` (${aim})`}`);
    }
  }
} finally {
  await browser.close();
}
