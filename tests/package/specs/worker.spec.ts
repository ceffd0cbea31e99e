/** The package in a worker of Cloudflare's kind, where the wasm is a module that is imported. */

import { CASES, checkOnce, type Task } from "../support/cases.ts";
import { expect, on } from "../support/test.ts";
import { workerd } from "../support/workerd.ts";

const WORKERS = {
  "a worker": { entry: "worker.js", date: "2026-11-01" },
  // Before 2024-11 a request with a `cache` was an error.
  "a worker that loads late, at an older date": { entry: "late.js", date: "2024-01-01" },
};

const performAt = (url: string) => async (task: Task) => {
  const answer = await fetch(url, { method: "POST", body: JSON.stringify(task) });
  return answer.json();
};

for (const [where, { entry, date }] of Object.entries(WORKERS)) {
  const test = on(["package/shared", "package/worker"], (folder) => workerd(folder, entry, date));

  for (const { name, check } of CASES) {
    test(`${where}: ${name}`, ({ omnitron, site }) => check(omnitron, performAt(site.url)));
  }

  test(`${where}: each line arrives once, but that is not claimed`, async ({ omnitron, site }) => {
    const delivery = await checkOnce(omnitron, "add", performAt(site.url));
    expect(delivery).toMatchObject({ kind: "unseen" });
  });
}
