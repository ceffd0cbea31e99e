/**
 * How often a line of the page arrives, by engine and connection: never more often than the page says, whatever
 * a second call would do, with idle connections around and connections that are cut before and after the work.
 */

import { SENT } from "../support/shop.ts";
import { button, role, selector, text } from "../support/target.ts";
import { arrivals } from "../support/told.ts";
import { CUTS, cutsBoth, LINES, ready } from "./support/lines.ts";
import { ENGINES, type Engine, expect, test } from "./support/test.ts";

const ONCE = "Each line arrives once";
const TWICE = "A line may arrive up to 2 times";
const UNSEEN = "It is not known how often a line may arrive";

interface Connection {
  name: string;
  /** The flags of the mock. */
  flags: string[];
  /** What the mock does with a second call. */
  seconds: string[];
  /** What the page says. */
  says: Record<Engine, string>;
}

const SECONDS = ["refuse400", "refuse406", "overwrite", "add"];
const CONNECTIONS: Connection[] = [
  {
    name: "HTTP/1.1, kept open",
    flags: [],
    seconds: SECONDS,
    says: { Chromium: TWICE, Firefox: TWICE, WebKitGTK: TWICE },
  },
  {
    name: "HTTP/1.1, closed after each answer",
    flags: ["--keep-alive", "false"],
    seconds: ["add"],
    says: { Chromium: ONCE, Firefox: ONCE, WebKitGTK: ONCE },
  },
  {
    name: "HTTP/2",
    flags: ["--tls"],
    seconds: ["refuse406", "add"],
    says: { Chromium: ONCE, Firefox: ONCE, WebKitGTK: UNSEEN },
  },
];

/** Why, over HTTP/2. */
const CANNOT = "On this connection (HTTP/2) your browser cannot send a line a second time by itself.";
const NOT_KNOWN = "On this connection (HTTP/2), it is not known whether your browser sends a line a second time by itself.";
const WHY: Record<Engine, string> = { Chromium: CANNOT, Firefox: CANNOT, WebKitGTK: NOT_KNOWN };

/** Leaves six connections, each by a call that is answered after the others have begun. */
const IDLE = `
  const headers = { Authorization: "Token " + sessionStorage.getItem("token") };
  const calls = [1, 2, 3, 4, 5, 6].map((limit) => fetch("/api/i1/orders/?limit=" + limit, { headers }));
  return Promise.all(calls.map(async (call) => (await (await call).text(), (await call).status)));`;

for (const engine of ENGINES) {
  for (const { name, flags, seconds, says } of CONNECTIONS) {
    test.describe(`${engine}, ${name}`, () => {
      test.use({ engine, flags: [...flags, "--orders", "120"] });

      // WebKitGTK makes no second call, so that its effect cannot matter.
      for (const second of engine === "WebKitGTK" ? seconds.slice(-1) : seconds) {
        test(`a second call would ${second}: “${says[engine]}”`, async ({ person, app, bulk, omnitron }) => {
          const lines = await ready(omnitron, LINES);
          await app.signIn();
          await app.openSeeded({ lines, settings: { pool: 3, sample: 0, grace_seconds: 0 } });
          await omnitron.switches({ second, faults: CUTS });
          expect(await person.browser.run(IDLE)).toEqual(Array(6).fill(200));
          await person.click(button(/^Start:/));
          await bulk.ended();
          const outcomes = new Map([...(await bulk.told())].map(([item, { result }]) => [item, result.outcome]));
          expect(outcomes.size, "none is lost").toBe(LINES);
          const { most, posts } = await arrivals(omnitron, outcomes);
          test.info().annotations.push({ type: "arrived", description: `${most} at the most, ${posts} in all` });
          await person.click(text("About this run"));
          expect(await person.read(selector("details dl.facts"))).toContain(says[engine]);
          await cutsBoth(omnitron);
          // WebKitGTK has never repeated one, though nothing shows that to the page.
          expect(most).toBeLessThanOrEqual(says[engine] === TWICE ? 2 : 1);
          expect([...outcomes.values()].filter((outcome) => outcome === "released").length).toBeGreaterThan(LINES / 2);
        });
      }
    });
  }

  test.describe(`${engine}, HTTP/2`, () => {
    test.use({ engine, flags: ["--tls"] });

    test("the question says why a line may arrive so often", async ({ person, app }) => {
      const [line] = SENT.lines;
      await app.signInTo(SENT);
      await app.enterCode(line, "H2-1");
      await person.click(button(`Release: line ${line.id}`));
      expect(await person.read(role("dialog"))).toContain(WHY[engine]);
    });
  });
}
