/** `cargo xtask bench send`: 1,000 lines to a mock that answers after 20 ms, 6 at once. */

import { chromium } from "@playwright/test";

import * as newman from "./peers/newman.mjs";
import { pool } from "./peers/pool.mjs";
import { summed, table } from "./support/measure.mjs";
import * as app from "./support/page.mjs";
import { MockOmnitron } from "./support/mock.mjs";

const LINES = 1_000;
const MILLIS = 20;
/** As many connections as Chromium opens to one host. */
const AT_ONCE = 6;
const ROUNDS = 5;

const mock = await MockOmnitron.start(MILLIS);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});

/** Does something in a tab of its own, with nothing stored. */
async function inTab(work) {
  const context = await browser.newContext({ locale: "en-GB" });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const inPage = ({ lines }) =>
  inTab(async (page) => {
    await app.signIn(page, mock.url);
    await app.importLines(page, lines);
    await app.send(page, { atOnce: AT_ONCE });
    return app.took(page);
  });

const poolInTab = (journal) => (run) =>
  inTab(async (page) => {
    await page.goto(`${mock.url}/config.json`);
    return page.evaluate(pool, { ...run, journal });
  });

const candidates = [
  { name: "ours: the page in Chromium, journal on", send: inPage },
  { name: "fetch pool in Chromium", send: poolInTab(false) },
  { name: "fetch pool in Chromium, strict IndexedDB", send: poolInTab(true) },
  { name: "fetch pool in Node.js", send: pool },
  { name: "newman, one after another", once: true, send: newman.send },
];

try {
  const lines = await mock.lines(LINES);
  const times = candidates.map(() => []);
  // In turn, so that what else the machine does meets all alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, { name, once, send }] of candidates.entries()) {
      if (once && round > 0) continue;
      const signedIn = await mock.begin();
      times[at].push(await send({ ...signedIn, lines, atOnce: AT_ONCE }));
      await mock.verify(lines, name);
    }
  }
  const measured = candidates.map(({ name }, at) => summed(name, times[at]));
  console.log(`    ${LINES} lines, ${MILLIS} ms each, ${AT_ONCE} at once: ${Math.ceil(LINES / AT_ONCE) * MILLIS} ms at best`);
  table("send", LINES, measured, "lines");
} finally {
  await browser.close();
  mock.stop();
}
