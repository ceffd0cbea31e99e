/** The actions of a person with a file on the page, by its English texts. */

import { readFile } from "node:fs/promises";

import { expect, type Download, type Page } from "@playwright/test";

import { type Told, told } from "./told.ts";

export interface FileToImport {
  name?: string;
  /** The file; text is written as UTF-8. */
  body: string | Buffer;
}

export class Bulk {
  constructor(readonly page: Page) {}

  /** Opens a file and goes to its columns, from any view; one must be signed in. */
  async choose({ name = "erp.csv", body }: FileToImport) {
    await this.page.getByRole("link", { name: "Import", exact: true }).click();
    const buffer = typeof body === "string" ? Buffer.from(body, "utf8") : body;
    await this.page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "", buffer });
    await expect(this.page.getByRole("heading", { name: "How the file is read" })).toBeVisible();
  }

  /** Goes from the columns to the rows, and waits until each was checked against Omnitron. */
  async check() {
    await this.rows();
    await expect(this.page.getByText(/\d+ of \d+ lines checked against Omnitron/)).toBeVisible();
  }

  /** Goes from the columns to the rows, where the check against Omnitron begins by itself. */
  async rows() {
    await this.page.getByRole("button", { name: "Check the rows" }).click();
    await expect(this.page.getByRole("heading", { name: "Check the rows" })).toBeVisible();
  }

  /** Stops the check, and accepts its findings so far. */
  async skipCheck() {
    const skip = this.page.getByRole("button", { name: "Skip the rest of the check" });
    const done = this.page.getByText(/\d+ of \d+ lines checked against Omnitron/);
    await expect(skip.or(done)).toBeVisible();
    // The check may end by itself meanwhile.
    if (await skip.isVisible()) await skip.click({ timeout: 1_000 }).catch(() => {});
    await expect(done).toBeVisible();
    const confirm = this.page.getByRole("button", { name: /^Confirm all/ });
    while ((await confirm.count()) > 0) await confirm.first().click();
  }

  /** Goes from the rows to the preview. */
  async goOn() {
    await this.page.getByRole("button", { name: /^Continue with [\d,]+ lines?$/ }).click();
    await expect(this.page.getByRole("heading", { name: "Confirm what is sent" })).toBeVisible();
  }

  /** Takes all steps up to the button that sends. */
  async prepare(file: FileToImport) {
    await this.choose(file);
    await this.check();
    await this.goOn();
  }

  /** Takes all steps without the check against Omnitron, for files of many lines. */
  async prepareUnchecked(file: FileToImport) {
    await this.choose(file);
    await this.rows();
    await this.skipCheck();
    await this.goOn();
    await this.agree();
  }

  /** Ticks every problem in spite of which lines are sent. */
  async agree() {
    for (const box of await this.page.locator("input[id^=consent-]").all()) await box.check();
  }

  /** Chooses no sample. */
  async allAtOnce() {
    await this.page.getByText("Sending options").click();
    await this.page.getByRole("radio", { name: "Send all at once" }).check();
  }

  /** The button that sends. */
  button() {
    return this.page.getByRole("button", { name: /^(Release|Record) \d+/ });
  }

  /** The filter of the rows with this word, which shows their number. */
  filter(word: string) {
    return this.page.getByRole("group", { name: "Filter rows" }).getByRole("button", { name: word });
  }

  /** The number of lines of a run by outcome. */
  count(word: string) {
    const counts = this.page.locator("dl.run-counts > div");
    return counts.filter({ has: this.page.locator("dt").filter({ hasText: word }) }).locator("dd");
  }

  async ended(timeout = 60_000) {
    await expect(this.page.getByText("The run is complete.", { exact: true })).toBeVisible({ timeout });
  }

  /** The content of an export. */
  async export(button: string): Promise<Buffer> {
    const download: Promise<Download> = this.page.waitForEvent("download");
    await this.page.getByRole("button", { name: button }).click();
    return readFile(await (await download).path());
  }

  /** What the page's own export says of each line. */
  async told(): Promise<Told> {
    return told((await this.export("Full data (JSON)")).toString());
  }
}

/** A file of these lines, in the ERP's form. */
export function csv(lines: { item: number | string; code: string }[]): string {
  return ["sipariş kalem no;ERP kodu", ...lines.map(({ item, code }) => `${item};${code}`), ""].join("\r\n");
}
