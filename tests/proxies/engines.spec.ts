/** A line is released through each proxy in every engine, from the archive that is published. */

import { App } from "../engines/support/app.ts";
import { ENGINES, startOrSkip } from "../engines/support/test.ts";
import { Person } from "../support/person.ts";
import { SENT } from "../support/shop.ts";
import { expect, forEachProxy, test } from "./support/test.ts";

const [line] = SENT.lines;

forEachProxy(() => {
  for (const engine of ENGINES) {
    test(`a line is released in ${engine}`, async ({ site, omnitron }) => {
      test.setTimeout(60_000);
      const browser = await startOrSkip(engine);
      try {
        const app = new App(new Person(browser, site.url));
        await app.signInTo(SENT);
        await app.release(line, "A-1");
        expect(await app.person.read(app.result(line))).toContain("Released — ");
        expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: line.id, code: "A-1" }]);
      } finally {
        await browser.close();
      }
    });
  }
});
