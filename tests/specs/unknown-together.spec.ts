/** Unknown lines of a run, whose counters are read and which are settled together. */

import { Bulk, csv } from "../support/bulk.ts";
import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";
import type { MockOmnitron } from "../support/mock.ts";

const [first, second] = SENT.lines;
const FILE = csv(SENT.lines.map((line) => ({ item: line.id, code: `U-${line.id}` })));

const counterReads = async (omnitron: MockOmnitron) =>
  (await omnitron.ledger()).requests.filter((request) => request.includes("/product_stocks/")).length;

test("many unknown lines are settled with one note", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults(...[first, second].map(({ id }) => ({ on: "create_mapping", item: id, kind: "504", done: true }) as const));
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.prepare({ body: FILE });
  await bulk.allAtOnce();
  await bulk.button().click();
  await expect(page.getByText("2 unknown lines were most likely released")).toBeVisible();

  await app.button("Resolve all 2 lines…").click();
  const dialog = page.getByRole("dialog", { name: "Resolve 2 lines" });
  await expect(dialog.getByRole("radio", { name: /^The request worked/ })).toBeChecked();
  await dialog.getByLabel("How do you know?").fill("Both stand in the ERP");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(bulk.count("Confirmed done")).toHaveText("2");
  await expect(page.getByText("most likely released")).toHaveCount(0);

  await page.reload();
  await expect(bulk.count("Confirmed done")).toHaveText("2");
  for (const { id } of [first, second]) {
    await app.button(`Details of line ${id}`).click();
    await expect(page.getByRole("dialog")).toContainText("Both stand in the ERP");
    await page.keyboard.press("Escape");
  }
  expect(await omnitron.mappings()).toHaveLength(3);
});

test("exports hold the evidence: status, mapping, and both counters", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(504);
  await omnitron.faults(
    { on: "create_mapping", item: first.id, kind: "504", done: false },
    { on: "create_mapping", item: second.id, kind: "wrong_code" },
  );
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.prepare({ body: FILE });
  await bulk.allAtOnce();
  await bulk.button().click();
  await bulk.ended();
  const told = await bulk.told();
  const evidence = new Map([...told].map(([item, { result }]) => [item, result.evidence]));
  const fell = ({ reserved_before, reserved_after }: Record<string, string>) => Number(reserved_after) < Number(reserved_before);
  const [unanswered, otherCode, released] = SENT.lines.map(({ id }) => evidence.get(id)!);
  expect(unanswered).toMatchObject({ status: "504", mapping: "", answered_code: "" });
  expect(otherCode).toMatchObject({ status: "201", mapping: "" });
  expect(otherCode.answered_code).not.toBe("");
  expect(released).toMatchObject({ status: "201", mapping: expect.stringMatching(/^\d+$/) });
  expect([unanswered, otherCode, released].map(fell)).toEqual([false, true, true]);
});

test("what a reload leaves unknown is read together, and nothing is sent for it", async ({ app, page, guard, omnitron }) => {
  guard.allowNoAnswer();
  const silent = { on: "create_mapping", kind: "no_answer" } as const;
  await omnitron.faults({ ...silent, item: second.id, done: false }, { ...silent, done: true });
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.prepare({ body: FILE });
  await bulk.allAtOnce();
  await bulk.button().click();
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(3);
  await page.reload();
  await expect(bulk.count("Unknown")).toHaveText("3");

  const before = await counterReads(omnitron);
  await app.button("Read the counters of these 3 lines now").click();
  await expect(page.getByText("2 unknown lines were most likely released")).toBeVisible();
  expect(await counterReads(omnitron), "once a product").toBe(before + 3);

  await app.button("Resolve the 2 lines most likely released…").click();
  const dialog = page.getByRole("dialog", { name: "Resolve 2 lines" });
  await dialog.getByLabel("How do you know?").fill("The counter fell by one each");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(bulk.count("Confirmed done")).toHaveText("2");
  await expect(bulk.count("Unknown")).toHaveText("1");
  expect(await omnitron.mappings()).toHaveLength(3);
});
