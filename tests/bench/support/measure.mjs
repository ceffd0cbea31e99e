/** Times, and the table of them. */

/** Measured runs, after the ones to warm up. */
const RUNS = 9;
const WARM_UP = 2;

/**
 * Measures candidates in turn, so that what else the machine does meets all alike.
 *
 * Each is `{ name, work, verify? }`. `work` is timed and may be async; `verify` is given what it
 * returned, is not timed, and throws where the result is wrong. Returns, in milliseconds,
 * `{ name, median, least }` of each.
 */
export async function measure(candidates, runs = RUNS) {
  const times = candidates.map(() => []);
  for (let run = -WARM_UP; run < runs; run += 1) {
    for (const [at, { work, verify }] of candidates.entries()) {
      globalThis.gc?.();
      const began = performance.now();
      const result = await work();
      const took = performance.now() - began;
      verify?.(result);
      if (run >= 0) times[at].push(took);
    }
  }
  return candidates.map(({ name }, at) => summed(name, times[at]));
}

/** Median and least of times in milliseconds. */
export function summed(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  return { name, median: sorted[Math.floor(sorted.length / 2)], least: sorted[0] };
}

/** Prints the times, and how many `things` a second; the first is what the others are held against. */
export function table(title, count, measured, things = "rows") {
  const [ours] = measured;
  const line = (cells) => console.log(`    ${cells[0].padEnd(44)}${cells.slice(1).map((c) => c.padStart(12)).join("")}`);
  line([title, "median ms", "least ms", `${things}/s`, "times ours"]);
  for (const { name, median, least } of measured) {
    const rate = Math.round((count / median) * 1_000).toLocaleString("en");
    line([name, median.toFixed(1), least.toFixed(1), rate, (median / ours.median).toFixed(2)]);
  }
}

/** Throws unless both are the same. */
export function same(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what}: ${found} instead of ${wanted}`);
}
