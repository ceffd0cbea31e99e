import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import AxeBuilder from "@axe-core/playwright";

import { SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

test("a run is exported as evidence, and a change of the file is found", async ({ app, page }) => {
  await app.signInTo(SENT);
  await app.release(SENT.lines[0], "ERP-1");
  await app.result(SENT.lines[0]).getByRole("link", { name: "Open run 1" }).click();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Evidence (JSON Lines)" }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.run-1\.evidence\.jsonl$/);
  const bytes = await readFile(await download.path());
  const seal = await page.locator(".seal code").innerText();

  const lines = bytes.toString("utf8").split("\n");
  const last = lines.at(-3)!;
  expect(seal).toBe(createHash("sha256").update(last).digest("hex"));
  const entries = lines.slice(0, -2).map((line) => (JSON.parse(line) as { entry: Record<string, unknown> }).entry);
  expect(entries[1]).toMatchObject({ line: { item: SENT.lines[0].id, code: "ERP-1", update_stock: true } });
  expect(JSON.stringify(entries)).toContain('"released"');
  const stored = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  expect(bytes.toString()).not.toContain(/[0-9a-f]{40}/.exec(stored)![0]);

  await page.getByRole("link", { name: "Runs", exact: true }).click();
  const choose = (buffer: Buffer) =>
    page.getByLabel("Choose an evidence file").setInputFiles({ name: "run.jsonl", mimeType: "", buffer });
  await choose(bytes);
  await expect(page.getByText(`Unchanged. Entries: ${entries.length}`)).toBeVisible();
  await expect(page.locator(".seal code")).toHaveText(seal);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await choose(Buffer.from(bytes.toString("utf8").replace("ERP-1", "ERP-2")));
  await expect(page.getByText("This is not an unchanged evidence file")).toBeVisible();
  await expect(page.getByText(/^Line 3 does not fit the line before it/)).toBeVisible();
});
