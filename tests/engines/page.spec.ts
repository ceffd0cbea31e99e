/** What the page is in every engine: its languages, its accessibility, and what holds while lines are sent. */

import { csv } from "../support/bulk.ts";
import type { Person } from "../support/person.ts";
import { AXE } from "../support/scripts.ts";
import { SENT } from "../support/shop.ts";
import { button, inside, label, role, selector } from "../support/target.ts";
import { ready } from "./support/lines.ts";
import { type Engine, ENGINES, expect, test } from "./support/test.ts";

const [line] = SENT.lines;

/** What a run would use, and an engine does not have. */
const LACKS: Record<Engine, string[]> = {
  Chromium: [],
  Firefox: ["a body that is a stream"],
  WebKitGTK: ["storage that is kept", "a body that is a stream"],
};
const MISSING = `
  const has = {
    "locks": "locks" in navigator,
    "a screen that stays on": "wakeLock" in navigator,
    "storage that is kept": typeof navigator.storage?.persist === "function",
    "a body that is a stream": (() => {
      let isAsked = false;
      const body = new ReadableStream();
      const init = { method: "POST", body, get duplex() { isAsked = true; return "half"; } };
      return !new Request("/", init).headers.has("Content-Type") && isAsked;
    })(),
  };
  return Object.keys(has).filter((what) => !has[what]);`;

const language = (person: Person) => person.browser.run("return document.documentElement.lang");
const asksBeforeLeaving = (person: Person) =>
  person.browser.run('return !dispatchEvent(new Event("beforeunload", { cancelable: true }))');

/** Expects no violation in both languages and themes, each looked at once. */
async function accessible(person: Person, view: string) {
  await person.browser.run(AXE);
  for (const [language, theme] of [["tr", "dark"], ["en", "light"]]) {
    // In the account menu, which may be behind a dialog.
    await person.browser.run(`
      for (const [at, value] of ["${language}", "${theme}"].entries()) {
        const select = document.querySelectorAll("header select")[at];
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      }`);
    const found = await person.browser.run(`
      await TestingLibraryDom.waitFor(() => document.querySelector("[data-theme=${theme}]") ?? Promise.reject());
      // Half-way through a transition it would measure other colours.
      for (const animation of document.getAnimations()) {
        if (animation instanceof CSSTransition) animation.finish();
      }
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" | "));`);
    expect.soft(found, `${view}, ${language}, ${theme}`).toEqual([]);
  }
}

for (const engine of ENGINES) {
  test.describe(engine, () => {
    test.use({ engine });

    test("Turkish can be chosen, is kept, and its letters arrive", async ({ person, app, omnitron }) => {
      await app.signIn();
      await person.click(button(/^Account: /));
      await person.choose(label("Language"), "Türkçe");
      await person.press("Escape");
      await person.sees(role("heading", "Siparişler"));
      expect(await language(person)).toBe("tr");
      await person.reload();
      await person.click(role("link", SENT.number));
      await person.sees(role("heading", `Sipariş ${SENT.number}`));
      await app.enterCode(line, "ıI-iİ");
      await person.click(inside(app.line(line), selector("button[type=submit]")));
      await person.click(inside(role("dialog"), selector("button[type=submit]")));
      await person.sees(app.result(line));
      expect(await omnitron.mappings()).toMatchObject([{ code: "ıI-iİ", did: "released", accept_language: "tr" }]);
    });

    test("an order is accessible", async ({ person, app, omnitron }) => {
      await omnitron.faults({ on: "create_mapping", kind: "cut", done: true });
      await app.signInTo(SENT);
      await app.release(line, "AXE-1");
      await person.sees(app.result(line));
      await accessible(person, "order");
    });

    test("a run is accessible, and asks before it is left while lines are sent", async ({ person, app, bulk, omnitron }) => {
      const lines = await ready(omnitron, 3);
      await omnitron.faults({ on: "create_mapping", item: lines[2]!.item, kind: "slow", millis: 3_000 });
      await app.signIn();
      expect(await person.browser.run(MISSING)).toEqual(LACKS[engine]);
      await bulk.prepare({ body: csv(lines) });
      await accessible(person, "question");
      expect(await asksBeforeLeaving(person)).toBe(false);
      await bulk.start();
      await person.sees(button("Cancel the run"));
      await expect.poll(() => asksBeforeLeaving(person)).toBe(true);
      await expect.poll(async () => (await omnitron.mappings()).length, { timeout: 15_000 }).toBe(3);
      expect(await asksBeforeLeaving(person)).toBe(true);
      await bulk.ended();
      await expect.poll(() => asksBeforeLeaving(person)).toBe(false);
      await accessible(person, "run");
    });
  });
}
