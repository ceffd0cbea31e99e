import { Bulk } from "../support/bulk.ts";
import { seedRun } from "../support/runs.ts";
import { SENT } from "../support/shop.ts";
import type { MockOmnitron } from "../support/mock.ts";
import { expect, test, type Page } from "../support/test.ts";

/** The number of requests sent before the page stopped, once all of them have arrived. */
async function sentWhenStopped(page: Page, omnitron: MockOmnitron) {
  await expect(page.locator("#failure")).toBeVisible();
  await rings(page, 10);
  return (await omnitron.mappings()).length;
}

/** Waits until `count` timers of the page have fired, one after the other, 25 ms each. */
async function rings(page: Page, count: number) {
  await page.evaluate(async (count) => {
    for (let rung = 0; rung < count; rung++) await new Promise((ring) => setTimeout(ring, 25));
  }, count);
}

const BREAKS: { name: string; broken: () => void }[] = [
  {
    name: "an error in a callback",
    broken: () => {
      setTimeout(() => {
        throw new TypeError("broken on purpose");
      });
    },
  },
  {
    name: "a trap",
    broken: () => {
      // (module (func (export "t") unreachable))
      const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
      setTimeout(exports.t as () => void);
    },
  },
  {
    name: "a promise whose failure nobody handles",
    broken: () => {
      void Promise.reject(new Error("broken on purpose"));
    },
  },
  {
    name: "a panic",
    broken: () => {
      const broken = () => {
        throw new Error("broken on purpose");
      };
      Node.prototype.insertBefore = broken;
      Node.prototype.appendChild = broken;
      Object.defineProperty(CharacterData.prototype, "data", { set: broken });
      Object.defineProperty(Node.prototype, "nodeValue", { set: broken });
    },
  },
];

for (const { name, broken } of BREAKS) {
  test(`${name} in the middle of a run: nothing more leaves, and the rest goes on after a reload`, async ({ app, page, guard, omnitron }) => {
    guard.allow(/broken on purpose|unreachable|panicked|The page has stopped/);
    guard.allowNoAnswer();
    const { orders } = await omnitron.sample();
    const items = orders.flatMap((order) => order.items).slice(0, 80);
    await omnitron.faults({ on: "create_mapping", kind: "slow", millis: 60 });
    await app.signIn();
    const run = await seedRun(page, { lines: items.map(({ pk }) => ({ item: pk, code: `C-${pk}` })), settings: { sample: 0 } });
    await page.goto(`/runs/${run}`);
    await page.getByRole("button", { name: /^Start:/ }).click();
    await expect.poll(async () => (await omnitron.mappings()).length, { intervals: [20] }).toBeGreaterThanOrEqual(12);

    await page.evaluate(broken);
    const sent = await sentWhenStopped(page, omnitron);
    expect(sent).toBeLessThan(items.length / 2);
    // Enough time for thirty further answers of 60 ms, with four requests at once.
    await rings(page, 80);
    expect(await omnitron.mappings()).toHaveLength(sent);
    await expect(page.locator("#failure pre")).not.toHaveText("");

    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page).toHaveURL(new RegExp(`/runs/${run}$`));
    await page.getByRole("button", { name: /^Resume: \d+ lines on / }).click();
    const bulk = new Bulk(page);
    await bulk.ended();
    const posts = (await omnitron.mappings()).map((post) => post.item);
    expect(new Set(posts).size, "none is sent twice").toBe(posts.length);
    // Four at once, and two that were announced ahead.
    const unknown = Number(await bulk.count("Unknown").textContent());
    expect(unknown).toBeLessThanOrEqual(6);
    expect(Number(await bulk.count("Released").textContent())).toBe(items.length - unknown);
  });
}

test("a request that waits for a free connection does not leave either", async ({ app, page, guard, omnitron }) => {
  guard.allow(/broken on purpose/);
  guard.allowNoAnswer();
  const { orders } = await omnitron.sample();
  const items = orders.flatMap((order) => order.items).slice(0, 20);
  await omnitron.faults({ on: "create_mapping", kind: "no_answer" });
  await app.signIn();
  const lines = items.map(({ pk }) => ({ item: pk, code: `C-${pk}` }));
  const run = await seedRun(page, { lines, settings: { sample: 0, pool: 8 } });
  await page.goto(`/runs/${run}`);
  const asked = page.waitForEvent("request", { predicate: counter(8) });
  await page.getByRole("button", { name: /^Start:/ }).click();
  await asked;
  // Chromium opens six connections to a host, and holds back the other two.
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(6);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("broken on purpose");
    });
  });
  expect(await sentWhenStopped(page, omnitron)).toBe(6);
  await rings(page, 40);
  expect(await omnitron.mappings()).toHaveLength(6);
});

/** A condition that is true for the last of this many requests. */
function counter(count: number) {
  let seen = 0;
  return (request: { url(): string }) => request.url().endsWith("/create_mapping/") && ++seen === count;
}

test("lines of an order that had not left are not noted as sent", async ({ app, page, guard, omnitron }) => {
  guard.allow(/broken on purpose/);
  guard.allowNoAnswer();
  await omnitron.faults({ on: "create_mapping", kind: "slow", millis: 400 });
  await app.signInTo(SENT);
  for (const line of SENT.lines) await app.enterCode(line, `O-${line.id}`);
  await app.button("Release 3 lines…").click();
  await app.confirm();
  await expect.poll(async () => (await omnitron.mappings()).length, { intervals: [20] }).toBe(1);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("broken on purpose");
    });
  });
  await expect(page.locator("#failure")).toBeVisible();
  await rings(page, 40);
  expect(await omnitron.mappings()).toHaveLength(1);

  await page.getByRole("button", { name: "Reload" }).click();
  const [first, ...others] = SENT.lines;
  await expect(app.result(first)).toContainText("Unknown — ");
  for (const line of others) await expect(app.code(line)).toBeVisible();
});

test("behind an open dialog, too, the page can be reloaded", async ({ app, page, guard }) => {
  guard.allow(/broken on purpose/);
  const [line] = SENT.lines;
  await app.signInTo(SENT);
  await app.enterCode(line, "D-1");
  await app.ask(line);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("broken on purpose");
    });
  });
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(app.line(line)).toBeVisible();
});

test("a note of the browser's own, which comes without an error, stops nothing", async ({ app, page }) => {
  await app.signIn();
  await page.evaluate(() => {
    window.dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop completed with undelivered notifications." }));
  });
  await app.openOrder(SENT);
  await expect(page.locator("#failure")).toBeHidden();
});
