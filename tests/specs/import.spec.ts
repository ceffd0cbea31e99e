import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { Bulk, csv } from "../support/bulk.ts";
import { CANCELLED_LINE, NOT_SENT, SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const [a, b, c] = SENT.lines;

test("a Turkish file of a Turkish Windows is read, and each line is sent by its code, byte for byte", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  // Ş and ı as windows-1254 writes them.
  const text = `Sat\xfdr id;ERP KODU;A\xe7\xfdklama\r\n${a.id};00${a.id};\xdeeker\r\n${b.id};1E5;\r\n${c.id};99999999999999999999;x\r\n`;
  await bulk.choose({ body: Buffer.from(text, "latin1") });
  await expect(page.getByLabel("Encoding")).toHaveValue("windows-1254");
  await expect(page.getByLabel("Delimiter")).toHaveValue("semicolon");
  await expect(page.getByLabel("Use of column “Satır id”")).toHaveValue("0");
  await bulk.check();
  await bulk.goOn();
  await bulk.allAtOnce();
  expect(await omnitron.mappings()).toEqual([]);
  await bulk.button().click();
  await bulk.ended();
  const posts = await omnitron.mappings();
  const sent = posts.map((post) => [post.item, post.code, post.did]);
  expect(sent.sort()).toEqual([
    [a.id, `00${a.id}`, "released"],
    [b.id, "1E5", "released"],
    [c.id, "99999999999999999999", "released"],
  ]);
});

test("what was detected can be changed, and the columns be matched by hand", async ({ app, page }) => {
  const bulk = new Bulk(page);
  const use = (column: string) => page.getByLabel(`Use of column “${column}”`);
  await app.signIn();
  await bulk.choose({ body: `foo|bar\n${a.id}|A,1\n${b.id}|B,2\n` });
  await expect(page.getByLabel("Delimiter")).toHaveValue("pipe");
  await expect(page.getByText("No column is chosen for the line ID")).toBeVisible();
  await expect(page.getByRole("button", { name: "Check the rows" })).toBeDisabled();
  await use("bar").selectOption("Line ID");
  // A role has one column, and a column one role.
  await use("foo").selectOption("Line ID");
  await expect(use("bar")).toHaveValue("");
  await use("bar").selectOption("ERP code");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(bulk.filter("Ready")).toContainText("2");
  // The chosen columns are remembered for the next file of this Omnitron.
  await bulk.choose({ body: `bar|foo\nA,9|${c.id}\nB,8|${b.id}\n` });
  await expect(use("foo")).toHaveValue("0");
  await page.getByLabel("Delimiter").selectOption("comma");
  await expect(page.getByText("No column is chosen for the line ID")).toBeVisible();
});

test("every problem is told; rows are mended, confirmed, left out, and changed back", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  const rows = [
    { item: a.id, code: "OK-1" },
    { item: "12a", code: "BAD-ID" },
    { item: b.id, code: " SPACE" },
    { item: c.id, code: "1.23E+15" },
    { item: NOT_SENT.lines[0].id, code: "ONE" },
    { item: NOT_SENT.lines[0].id, code: "TWO" },
  ];
  await bulk.choose({ body: csv(rows) });
  await bulk.check();
  await expect(bulk.filter("Blocked")).toContainText("4");
  await expect(bulk.filter("Needs your OK")).toContainText("1");
  await page.getByRole("button", { name: "Details of row 4" }).click();
  const panel = page.getByRole("article", { name: "Row 4" });
  await expect(panel).toContainText("starts or ends with a space");
  await panel.getByLabel("ERP kodu").fill("SPACE-1");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel).toContainText("Changed by you");
  await expect(panel).toContainText("“ SPACE” → “SPACE-1”");
  await expect(bulk.filter("Ready")).toContainText("2");
  await page.getByRole("button", { name: /^Confirm all \(1\): The code looks like a number/ }).click();
  await expect(bulk.filter("Ready")).toContainText("3");
  await page.getByRole("button", { name: /^Exclude all \(1\): The ID is not/ }).click();
  await expect(bulk.filter("Excluded")).toContainText("1");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bulk.filter("Excluded")).toContainText("0");
  await page.getByRole("button", { name: "Redo" }).click();
  await bulk.goOn();
  await expect(page.getByText("3 rows will not be sent")).toBeVisible();
  // Going back loses nothing.
  await page.goBack();
  await expect(bulk.filter("Ready")).toContainText("3");
  expect(await omnitron.mappings()).toEqual([]);
});

test("spaces around a cell are marked and said, and a copy has them as they are", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: a.id, code: " A 1  " }, { item: b.id, code: "B" }]) });
  const cell = page.getByRole("region", { name: "Preview" }).getByRole("row", { name: /^2 / }).getByRole("cell").nth(2);
  await expect(cell).toMatchAriaSnapshot(`
    - cell "(1 space)A 1(2 spaces)":
      - img "(1 space)"
      - text: A 1
      - img "(2 spaces)"
  `);
  for (const mark of await cell.getByRole("img").all()) {
    expect((await mark.boundingBox())?.width).toBeGreaterThan(4);
  }
  const selected = await cell.evaluate((cell) => {
    getSelection()?.selectAllChildren(cell);
    return getSelection()?.toString();
  });
  expect(selected).toBe(" A 1  ");
  await bulk.rows();
  await expect(page.getByRole("cell", { name: "(1 space)A 1(2 spaces)" })).toBeVisible();
});

test("spaces are removed by a person's press only, said before and after, and undone", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: a.id, code: " A-1" }, { item: b.id, code: "B-1 " }, { item: c.id, code: "C-1" }]) });
  await bulk.check();
  await expect(bulk.filter("Blocked")).toContainText("2");
  const kinds = page.getByRole("list", { name: "Issues" });
  await expect(kinds).toContainText("“ A-1” → “A-1”");
  await kinds.getByRole("button", { name: /^Remove the spaces \(2\)/ }).click();
  await expect(bulk.filter("Ready")).toContainText("3");
  await expect(page.getByText("1 change: spaces removed in 2 rows")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(bulk.filter("Blocked")).toContainText("2");

  // One row alone says what was changed of it.
  await page.getByRole("button", { name: "Details of row 2" }).click();
  const panel = page.getByRole("article", { name: "Row 2" });
  await panel.getByRole("button", { name: "Remove the spaces" }).click();
  await expect(panel).toContainText("Changed by you");
  await expect(panel).toContainText("“ A-1” → “A-1”");
  await bulk.filter("All").click();
  await expect(page.getByRole("row", { name: /^2 / })).toContainText("changed");
  await bulk.goOn();
  await bulk.button().click();
  await bulk.ended();
  expect((await omnitron.mappings()).map((post) => post.code).sort()).toEqual(["A-1", "C-1"]);
  // Row 3 was never sent, and is all that is left to export.
  await expect(page.getByText("contains only rows that were not sent: excluded, blocked or not confirmed")).toBeVisible();
  const rest = (await bulk.export("Unfinished rows (CSV)")).toString();
  expect(rest).toContain(`${b.id};B-1 ;`);
  expect(rest.trimEnd().split("\r\n")).toHaveLength(2);
});

test("digits are proposed for letters of a line ID that look like them, and taken by a press only", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  const typed = a.id.toString().replace("0", "O").replace("1", "l");
  await bulk.choose({ body: csv([{ item: typed, code: "O1l" }, { item: b.id, code: "B" }]) });
  await bulk.check();
  await expect(bulk.filter("Blocked")).toContainText("1");
  await page.getByRole("button", { name: "Details of row 2" }).click();
  const panel = page.getByRole("article", { name: "Row 2" });
  await expect(panel).toContainText(`“${typed}” → “${a.id}”`);
  await panel.getByRole("button", { name: `Use ${a.id}` }).click();
  await expect(panel).toContainText("Changed by you");
  await expect(panel.getByRole("button", { name: /^Use / })).toBeHidden();
  await expect(panel).toBeFocused();
  await expect(bulk.filter("Ready")).toContainText("2");
  await bulk.goOn();
  await bulk.button().click();
  await bulk.ended();
  const sent = (await omnitron.mappings()).map((post) => [post.item, post.code]);
  expect(sent.sort()).toEqual([[a.id, "O1l"], [b.id, "B"]]);
});

test("the panel of a row leads from issue to issue, by buttons and by arrow keys", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  const codes = [" A", "B", "C ", "D", " E"];
  const lines = [a, b, c, CANCELLED_LINE.lines[0], CANCELLED_LINE.lines[2]];
  await bulk.choose({ body: csv(codes.map((code, at) => ({ item: lines[at].id, code }))) });
  await bulk.check();
  await bulk.filter("All").click();
  await page.getByRole("button", { name: "Details of row 2" }).click();
  const panel = (row: number) => page.getByRole("article", { name: `Row ${row}` });
  await expect(panel(2)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(panel(4)).toBeFocused();
  await panel(4).getByRole("button", { name: "Next issue" }).click();
  await expect(panel(6)).toBeFocused();
  await expect(panel(6).getByRole("button", { name: "Next issue" })).toBeDisabled();
  await page.keyboard.press("ArrowUp");
  await expect(panel(4)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Details of row 4" })).toBeFocused();
});

test("a kind of issue lists its rows", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: a.id, code: " A" }, { item: b.id, code: "1.23E+15" }, { item: c.id, code: "C" }]) });
  await bulk.check();
  const kind = page.getByRole("button", { name: /^The code looks like a number/ });
  const rows = page.locator("#rows tbody tr");
  await kind.click();
  await expect(kind).toHaveAttribute("aria-pressed", "true");
  await expect(rows).toHaveText([/1\.23E\+15/]);
  await kind.click();
  await expect(rows).toHaveText([/ A/, /1\.23E\+15/, /C/]);
  await expect(page.getByRole("img", { name: /^The file from its first to its last row, 3 rows: Blocked 1, Needs your OK 1, Ready 1$/ })).toBeVisible();
});

test("no row of a short file is hidden at first; of a longer one it is said how many are listed", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  const good = (count: number) => Array.from({ length: count }, () => ({ item: a.id, code: "GOOD" }));
  const rows = page.locator("#rows tbody tr");
  await bulk.choose({ body: csv([...good(2), { item: "12a", code: "BAD-ID" }]) });
  await bulk.rows();
  await expect(rows).toHaveText([/GOOD/, /GOOD/, /BAD-ID/]);
  await expect(page.getByText(/^Rows listed/)).toBeHidden();
  await bulk.choose({ body: csv([...good(50), { item: "12a", code: "BAD-ID" }]) });
  await bulk.rows();
  await expect(rows).toHaveText([/BAD-ID/]);
  await expect(page.getByText("Rows listed: 1 of 51.")).toBeVisible();
  await page.getByRole("button", { name: "Show all rows" }).click();
  await expect(page.getByRole("group", { name: "Rows", exact: true })).toBeFocused();
  await expect(rows.first()).toContainText("GOOD");
  await expect(bulk.filter("All")).toHaveAttribute("aria-pressed", "true");
});

test("the preview is what is sent, and looking sends nothing", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.prepare({ body: csv([{ item: a.id, code: "P-1" }]) });
  await page.getByText("Preview 1 request").click();
  const saved = (await bulk.export("Save the requests as a file")).toString();
  expect(saved).toContain(`POST ${omnitron.url}/api/i1/order_items/${a.id}/create_mapping/`);
  expect(saved).not.toContain("Token");
  expect(await omnitron.mappings()).toEqual([]);
  await expect(bulk.button()).toHaveText(`Release 1 line on ${omnitron.host}`);
  await bulk.button().click();
  await bulk.ended();
  const [post] = await omnitron.mappings();
  expect(saved).toContain(post.body);
});

test("a workbook is read by value; what the sheet has ruined is refused with the reason", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  const body = await readFile(fileURLToPath(new URL("../fixtures/erp.xlsx", import.meta.url)));
  await bulk.choose({ name: "erp.xlsx", body });
  await expect(page.getByLabel("Sheet")).toHaveValue("Kalemler");
  await bulk.check();
  await expect(bulk.filter("Blocked")).toContainText("2");
  await expect(page.getByRole("cell", { name: /more than 15 digits/ }).first()).toBeVisible();
  // Its order is not in the ERP yet.
  await expect(bulk.filter("Needs your OK")).toContainText("1");
  await page.getByRole("button", { name: /^Confirm all/ }).click();
  await expect(bulk.filter("Ready")).toContainText("2");
  await bulk.goOn();
  await bulk.agree();
  await bulk.button().click();
  await bulk.ended();
  const codes = (await omnitron.mappings()).map((post) => post.code);
  expect(codes.sort()).toEqual(["00123", "55120"]);
  const rest = (await bulk.export("Unfinished rows (CSV)")).toString();
  expect(rest).toContain("70147");
  expect(rest).not.toContain("00123");
});

test("files that cannot be read say why and where, and nothing is lost", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.choose({ body: csv([{ item: a.id, code: "KEPT" }]) });
  await page.getByRole("link", { name: "Import", exact: true }).click();
  const file = page.getByLabel("Choose a file");
  const alert = page.getByRole("alert");
  await file.setInputFiles({ name: "e.csv", mimeType: "", buffer: Buffer.from('id;code\n1;"open\n2;x\n') });
  await expect(alert).toContainText("Row 2");
  await file.setInputFiles({ name: "e.csv", mimeType: "", buffer: Buffer.alloc(0) });
  await expect(alert).toContainText("Nothing was sent");
  await file.setInputFiles({ name: "old.xls", mimeType: "", buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) });
  await expect(alert).toContainText("password");
  await file.setInputFiles({ name: "Lines.XLSX", mimeType: "", buffer: Buffer.from("not a table") });
  await expect(alert).toContainText("This file is not a workbook, or it is damaged.");
  await page.getByRole("link", { name: "Continue with this file" }).click();
  await expect(page.getByRole("cell", { name: "KEPT" })).toBeVisible();
});

test("cells pasted from a sheet are read like a file", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn("/import");
  await page.getByText("Type or paste cells").click();
  await page.getByLabel("Cells, with or without column names").fill(`${a.id}\tA-1\n${b.id}\tB-1\n`);
  await page.getByRole("button", { name: "Read these cells" }).click();
  await expect(page.getByText("so they were guessed")).toBeVisible();
  await bulk.check();
  await expect(bulk.filter("Ready")).toContainText("2");
  // Pasted rows have no file, and yet a name: in their run, among all runs, and in exports.
  await bulk.goOn();
  await bulk.button().click();
  await bulk.ended();
  await expect(page.getByText("Pasted cells", { exact: true })).toBeVisible();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "All rows (CSV)" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^lines\.run-\d+\.csv$/);
  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.getByRole("link", { name: /^Pasted cells Run/ })).toBeVisible();
});

test("cells are pasted anywhere in the step, and the example is read as it is", async ({ app, page }) => {
  const bulk = new Bulk(page);
  await app.signIn("/import");
  const saved = (await bulk.export("Download an example")).toString();
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, saved);
  await expect(page.getByRole("heading", { name: "How the file is read" })).toBeVisible();
  await bulk.rows();
  await expect(bulk.filter("Ready")).toContainText("2");
});

test("a line that was released from this browser before must be confirmed", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signInTo(SENT);
  await app.release(a, "BY-HAND");
  await expect(app.result(a)).toContainText("Released — ");
  await bulk.choose({ body: csv([{ item: a.id, code: "AGAIN" }, { item: b.id, code: "NEW" }]) });
  await bulk.check();
  await expect(bulk.filter("Needs your OK")).toContainText("1");
  await bulk.goOn();
  await bulk.button().click();
  await bulk.ended();
  expect((await omnitron.mappings()).map((post) => post.code)).toEqual(["BY-HAND", "NEW"]);
  // So is a line that a run has released.
  await bulk.choose({ body: csv([{ item: b.id, code: "NEW" }]) });
  await bulk.check();
  await expect(bulk.filter("Needs your OK")).toContainText("1");
});

test("after a reload the file is asked for again, and nothing was sent", async ({ app, page, omnitron }) => {
  const bulk = new Bulk(page);
  await app.signIn();
  await bulk.prepare({ body: csv([{ item: a.id, code: "R-1" }]) });
  await page.reload();
  await expect(page.getByText("No file loaded")).toBeVisible();
  expect(await omnitron.mappings()).toEqual([]);
});

test("with the first run the browser is asked to keep what is written; a refusal stops nothing", async ({ app, page, context }) => {
  await context.addInitScript(() => {
    const asked = { times: 0 };
    Object.assign(window, { asked });
    navigator.storage.persist = () => {
      asked.times += 1;
      return Promise.reject(new Error("no"));
    };
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: { times: number } }).asked.times);
  const bulk = new Bulk(page);
  await app.signIn();
  for (const line of [a, b]) {
    await bulk.prepare({ body: csv([{ item: line.id, code: `P-${line.id}` }]) });
    if (line === a) expect(await asked()).toBe(0);
    await bulk.allAtOnce();
    await bulk.button().click();
    await bulk.ended();
    expect(await asked()).toBe(1);
  }
});

test("a run begins with the limits of config.json, and a person may change them", async ({ app, page }) => {
  const config = { environments: [{ name: "Shop", base_url: "/" }], pool: 2, per_second: 5 };
  await page.route("**/config.json", (route) => route.fulfill({ json: config }));
  await app.signIn();
  const bulk = new Bulk(page);
  await bulk.prepare({ body: "order_item_id;erp_code\n70146;ERP-1\n" });
  await page.getByText("Sending options").click();
  await expect(page.getByLabel("Parallel requests")).toHaveValue("2");
  await expect(page.getByLabel("Requests per second, at most")).toHaveValue("5");
  await page.getByLabel("Parallel requests").fill("6");
  await expect(page.getByLabel("Parallel requests")).toHaveValue("6");
});
