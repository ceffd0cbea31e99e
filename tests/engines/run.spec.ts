/** Runs from a file in every engine: its two kinds, a reload in the middle, and the export. */

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { csv } from "../support/bulk.ts";
import { button, label, role, selector, text } from "../support/target.ts";
import { ready } from "./support/lines.ts";
import { ENGINES, expect, test } from "./support/test.ts";

const WORKBOOK = fileURLToPath(new URL("../fixtures/erp.xlsx", import.meta.url));

for (const engine of ENGINES) {
  test.describe(engine, () => {
    test.use({ engine });

    test("a CSV file: a sample is sent, then the rest, and each line is exported as released", async ({ person, app, bulk, omnitron }) => {
      const lines = await ready(omnitron, 12);
      await app.signIn();
      await bulk.prepare({ body: csv(lines) });
      await bulk.start();
      await person.sees(text("The first lines were sent"), 15_000);
      expect(await omnitron.mappings()).toHaveLength(5);
      await person.click(button(/^Send the remaining 7 lines on /));
      await bulk.ended();
      await expect.poll(() => bulk.counts()).toMatchObject({ Released: 12 });
      const sent = (await omnitron.mappings()).map(({ item, code }) => ({ item, code }));
      expect(sent.toSorted((a, b) => a.item! - b.item!)).toEqual(lines.toSorted((a, b) => a.item - b.item));
      const rows = [...(await bulk.told())];
      expect(rows.map(([item, { code, result }]) => [item, code, result.outcome])).toEqual(
        lines.map(({ item, code }) => [item, code, "released"]),
      );
    });

    test("a workbook: what the sheet has ruined is not sent, and is exported as not done", async ({ person, app, bulk, omnitron }) => {
      await app.signIn();
      await bulk.choose({ name: "erp.xlsx", body: await readFile(WORKBOOK) });
      await bulk.check();
      await person.sees(role("cell", /more than 15 digits/));
      // Its order is not in the ERP yet.
      await person.click(button(/^Confirm all/));
      await bulk.goOn();
      await person.click(selector("input[id^=consent-]"));
      await bulk.start();
      await bulk.ended();
      const codes = (await omnitron.mappings()).map(({ code }) => code);
      expect(codes.sort()).toEqual(["00123", "55120"]);
      const rest = await bulk.export("Unfinished rows (CSV)");
      expect(rest).toContain("70147");
      expect(rest).not.toContain("00123");
    });

    test("a reload in the middle: what was under way is unknown, and the rest goes on", async ({ person, app, bulk, omnitron }) => {
      const lines = await ready(omnitron, 5);
      await omnitron.faults({ on: "create_mapping", item: lines[1].item, kind: "no_answer", done: true });
      await app.signIn();
      await bulk.prepare({ body: csv(lines) });
      await bulk.allAtOnce();
      await person.fill(label("Parallel requests"), "1");
      await bulk.start();
      await expect.poll(async () => (await omnitron.mappings()).length, { timeout: 15_000 }).toBe(2);
      await person.reload();
      await person.sees(text("The page was closed during this run. Lines that were being sent then are unknown."));
      const before = await bulk.counts();
      // Up to two more were announced ahead; whether they were sent can no longer be known.
      expect([1, 2, 3]).toContain(before.Unknown);
      expect(before).toMatchObject({ Released: 1, Queued: 4 - before.Unknown! });
      await person.click(button(/^Resume: \d lines? on /));
      await bulk.ended();
      await expect.poll(() => bulk.counts()).toMatchObject({ Released: 5 - before.Unknown!, Unknown: before.Unknown });
      const unknown = [...(await bulk.told())].filter(([, { result }]) => result.outcome === "unknown").map(([item]) => item);
      expect(unknown).toContain(lines[1]!.item);
      const sent = (await omnitron.mappings()).map(({ item }) => item);
      expect(new Set(sent).size, "none is sent twice").toBe(sent.length);
      const rest = lines.slice(2).map(({ item }) => item);
      expect(sent.slice(2).sort()).toEqual(rest.filter((item) => !unknown.includes(item)).sort());
    });
  });
}
