/** A run that is in the journal and not started, as if its tab had died in the grace. */

import { expect, type Page } from "@playwright/test";

export interface RunLine {
  item: number;
  code: string;
  update_stock?: boolean;
}

export interface SeededRun {
  lines: RunLine[];
  settings?: Record<string, unknown>;
  /** The bytes of its file; made from the lines if not given. */
  file?: string;
}

/** Writes a run into the browser's database; one must be signed in. Returns its number. */
export async function seedRun(page: Page, run: SeededRun): Promise<number> {
  // Opening the list creates the database.
  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.getByRole("heading", { name: "Runs", exact: true })).toBeVisible();
  await expect(page.getByText("Loading the runs…")).toHaveCount(0);
  return page.evaluate(seed, withFile(run));
}

/** The run with its file. */
export function withFile({ file, ...run }: SeededRun): SeededRun & { file: string } {
  const rows = run.lines.map((line) => `${line.item};${line.code}`);
  return { ...run, file: file ?? ["kalem id;ERP kodu", ...rows, ""].join("\r\n") };
}

/** Writes a run in the page's own form; executed in the page, once its list of runs was opened. */
export async function seed({ file, ...run }: ReturnType<typeof withFile>): Promise<number> {
  const session = JSON.parse(sessionStorage.getItem("session")!);
  const bytes = new TextEncoder().encode(file);
  const counts = { waiting: run.lines.length, under_way: 0, again: 0, not_sent: 0, released: 0, recorded: 0 };
  const head = {
    environment: session.name,
    base_url: session.base_url,
    prefix: session.prefix,
    user: session.user,
    created_at: Date.now(),
    settings: { grace_seconds: 0, ...run.settings },
    file: { name: "erp.csv", size: bytes.length, sha256: "00" },
    counts: { ...counts, refused: 0, unknown: 0, settled_done: 0, settled_not_sent: 0 },
    ended: null,
    parent: null,
  };
  const body = {
    read: { text: { encoding: "utf8", delimiter: "semicolon", quoting: "double", header: true } },
    columns: { by_role: { item: 0, code: 1 }, guessed: false },
    edits: { steps: [], undone: [] },
    lines: run.lines.map((line, at) => ({ line_no: at + 2, update_stock: true, ...line })),
  };
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("runs");
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const transaction = database.transaction(["runs", "bodies", "files"], "readwrite");
  const added = transaction.objectStore("runs").add(JSON.stringify(head));
  added.onsuccess = () => {
    transaction.objectStore("bodies").put(JSON.stringify(body), added.result);
    transaction.objectStore("files").put(bytes, added.result);
  };
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
  return added.result as number;
}
