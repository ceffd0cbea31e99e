/** The package in Node.js, Bun and Deno. */

import { CASES, checkOnce, type Task } from "../support/cases.ts";
import { run } from "../support/environment.ts";
import { expect, withProject } from "../support/project.ts";
import { RUNTIMES } from "../support/runtimes.ts";

const test = withProject("package/runtimes", "package/shared");

for (const { name: runtime, program, args } of RUNTIMES) {
  for (const [way, file] of [
    ["import", "release.mjs"],
    ["require", "release.cjs"],
  ] as const) {
    const performIn = (cwd: string) => async (task: Task) =>
      JSON.parse(await run(program, [...args, file, JSON.stringify(task)], { cwd }));

    for (const { name, check } of CASES) {
      test(`${runtime}, ${way}: ${name}`, async ({ omnitron, project }) => {
        await omnitron.switches({ keep_alive: true });
        await check(omnitron, performIn(project));
      });
    }

    for (const second of ["refuse406", "add"] as const) {
      test(`${runtime}, ${way}, a second call would ${second}: each line arrives once`, async ({ omnitron, project }) => {
        const delivery = await checkOnce(omnitron, second, performIn(project));
        expect(delivery).toEqual({ kind: "once", times: 1 });
      });
    }
  }
}
