/** The actions of a person with a file, in any engine, by the page's English texts. */

import { writeFile } from "node:fs/promises";

import { test } from "@playwright/test";

import type { FileToImport } from "../../support/bulk.ts";
import type { Person } from "../../support/person.ts";
import { button, label, role, selector, text } from "../../support/target.ts";
import { type Told, told } from "../../support/told.ts";

const LONG = 60_000;

export class Bulk {
  constructor(readonly person: Person) {}

  /** Opens a file and goes to its columns, from any view; one must be signed in. */
  async choose({ name = "erp.csv", body }: FileToImport) {
    const path = test.info().outputPath(name);
    await writeFile(path, body);
    await this.person.click(role("link", "Import"));
    await this.person.upload(label("Choose a file"), path);
    await this.person.sees(role("heading", "How the file is read"));
  }

  /** Goes from the columns to the rows, and waits until each was checked against Omnitron. */
  async check() {
    await this.person.click(button("Check the rows"));
    await this.person.sees(text(/\d+ of \d+ lines checked against Omnitron/));
  }

  /** Goes from the rows to the preview. */
  async goOn() {
    await this.person.click(button(/^Continue with [\d,]+ lines?$/));
    await this.person.sees(role("heading", "Confirm what is sent"));
  }

  /** Takes all steps up to the button that sends. */
  async prepare(file: FileToImport) {
    await this.choose(file);
    await this.check();
    await this.goOn();
  }

  /** Opens the settings, and chooses no sample. */
  async allAtOnce() {
    await this.person.click(text("Sending options"));
    await this.person.click(label(/^Send all at once/));
  }

  async start() {
    await this.person.click(button(/^Release \d+/));
    await this.person.sees(role("heading", /^Run \d+$/));
  }

  /** The number of lines of the run by outcome, such as `{ Released: 3 }`. */
  async counts(): Promise<Record<string, number>> {
    const words = await this.person.read(selector("dl.run-counts"));
    const pairs = words.matchAll(/^(\p{L}.*)\n+(\d+)$/gmu);
    return Object.fromEntries([...pairs].map(([, word, count]) => [word, Number(count)]));
  }

  async ended() {
    await this.person.sees(text("The run is complete."), LONG);
  }

  /** The content of an export. It is not downloaded: that no two drivers do alike. */
  async export(name: string): Promise<string> {
    await this.person.browser.run(`
      window.exported = new Promise((resolve) => (URL.createObjectURL = (blob) => (resolve(blob), "#")));
      HTMLAnchorElement.prototype.click = () => {};`);
    await this.person.click(button(name));
    return this.person.browser.run("return (await window.exported).text()");
  }

  /** What the page's own export says of each line. */
  async told(): Promise<Told> {
    return told(await this.export("Full data (JSON)"));
  }
}
