/** The list of calls, with made-up values in the places of its placeholders. */

import { readFileSync } from "node:fs";

const LIST = readFileSync(new URL("../../../deploy/calls.txt", import.meta.url), "utf8");

export interface Listed {
  method: string;
  path: string;
}

/** Every call of the list, under each prefix, and with a query where one may follow. */
export const CALLS: Listed[] = LIST.split("\n")
  .filter((line) => /^[A-Z]/.test(line))
  .flatMap((line) => {
    const [method, listed] = line.split(/ +/);
    const path = listed.replace(/\?$/, "").replace("{id}", "70146").replace("{number}", "SC_2024-99");
    const paths = listed.includes("{p}") ? [path.replace("{p}", "i1"), path.replace("{p}", "v1")] : [path];
    const queries = listed.endsWith("?") ? ["", "?number=SC+2024%2F99%26x&page=2"] : [""];
    return paths.flatMap((path) => queries.map((query) => ({ method, path: `${path}${query}` })));
  });
