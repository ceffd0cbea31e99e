/** A run from a file in WebKitGTK, as often as `WEBKIT` says: what only this engine shows may come once in many. */

import { expect, test } from "@playwright/test";

import { csv } from "../support/bulk.ts";
import { MockOmnitron } from "../support/mock.ts";
import { WebKit } from "../support/webdriver.ts";

const TIMES = Number(process.env.WEBKIT ?? 0);
/** At the most. */
const LINES = 50;

let omnitron: MockOmnitron;

test.setTimeout(120_000);
test.beforeAll(async () => {
  omnitron = await MockOmnitron.start();
});
test.beforeEach(() => omnitron.reset());
test.afterAll(() => omnitron.stop());

for (let time = 1; time <= TIMES; time++) {
  test(`a file is imported, a sample sent, and the rest: ${time}`, async () => {
    const { orders } = await omnitron.sample();
    // Lines of which the check against Omnitron finds nothing.
    const inErp = orders.filter((order) => order.is_send && order.status === "400");
    const items = inErp.flatMap((order) => order.items).filter((item) => !item.cancel_status).slice(0, LINES);
    const file = csv(items.map(({ pk }) => ({ item: pk, code: `00${pk}` })));
    const page = await WebKit.start();
    try {
      await page.goto(omnitron.url);
      await page.fill("input[autocomplete=username]", "demo");
      await page.fill("input[type=password]", "demo");
      await page.press("^Sign in$");
      await page.press("^From a file$");
      await page.until(
        "the file",
        `const field = document.querySelector("input[type=file]");
         if (!field) return false;
         const chosen = new DataTransfer();
         chosen.items.add(new File([arguments[0]], "erp.csv"));
         field.files = chosen.files;
         return field.dispatchEvent(new Event("change", { bubbles: true }));`,
        file,
      );
      await page.press("^Check the rows$");
      await page.until("the check", `return /lines are checked against Omnitron/.test(document.body.innerText)`);
      await page.press(`^Go on with ${items.length} lines$`);
      await page.press(`^Release ${items.length}`);
      await page.press("^Go on with the rest");
      await page.until("the end", `return document.body.innerText.includes("The run is complete.")`);
      const sent = (await omnitron.mappings()).map((post) => post.item);
      expect(sent.sort()).toEqual(items.map((item) => item.pk).sort());
    } finally {
      await page.close();
    }
  });
}
