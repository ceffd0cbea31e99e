/** `cargo xtask bench package`: how soon the npm package answers, and how fast it checks lines. */

import { chromium } from "@playwright/test";

import { checkAll, validators } from "./peers/lines.mjs";
import { measure, same, summed, table } from "./support/measure.mjs";
import { installed, load, startInChromium, startInNode } from "./support/package.mjs";
import { badOf, heldOf, rows } from "./support/rows.mjs";
import { MockOmnitron } from "./support/mock.mjs";

const LINES = 10_000;
const STARTS = 9;

const folder = installed();
const ours = await load(folder);
const lines = rows(LINES).map(([orderItemId, code]) => ({ orderItemId, code }));
const peers = Object.entries(validators);

const bad = (name) => (count) => same(`${name}: bad lines`, count, badOf(LINES));
const counted = (isBad) => () => lines.reduce((count, line) => count + (isBad(line) ? 1 : 0), 0);
const wrong = (name) => (places) => same(`${name}: lines with a problem`, new Set(places).size, heldOf(LINES));

table(
  `one call for ${LINES} lines`,
  LINES,
  await measure([
    {
      name: "ours, validateLines",
      work: () => ours.validateLines(lines).problems.map(({ index }) => index),
      verify: wrong("ours"),
    },
    ...peers.map(([name, validate]) => ({
      name,
      work: () => checkAll(validate, lines).keys(),
      verify: wrong(name),
    })),
  ]),
  "lines",
);
table(
  `${LINES} calls for one line`,
  LINES,
  await measure([
    { name: "ours, validateLine", work: counted((line) => !ours.validateLine(line).ok), verify: bad("ours") },
    ...peers.map(([name, validate]) => ({
      name,
      work: counted((line) => validate(line).length > 0),
      verify: bad(name),
    })),
  ]),
  "lines",
);

const mock = await MockOmnitron.start(0, folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
try {
  const times = { node: [], chromium: [] };
  for (let run = 0; run < STARTS; run += 1) {
    times.node.push(startInNode(folder));
    times.chromium.push(await startInChromium(browser, mock.url));
  }
  table("start in Node.js, a new process", 1, [summed("from import to the first answer", times.node)], "starts");
  table("start in Chromium, a new tab", 1, [summed("from import to the first answer", times.chromium)], "starts");
} finally {
  await browser.close();
  mock.stop();
}
