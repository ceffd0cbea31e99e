/**
 * How often a line reaches Omnitron, by the connection. Over HTTP/2 a connection that is cut must not make
 * Chromium send a line twice; over kept HTTP/1.1 no released line may be called refused.
 */

import { expect, type Page, test as base } from "@playwright/test";

import { App } from "../support/app.ts";
import { Bulk, csv } from "../support/bulk.ts";
import { Guard } from "../support/guard.ts";
import { MockOmnitron } from "../support/mock.ts";
import { SENT } from "../support/shop.ts";
import { arrivals } from "../support/told.ts";

interface Fixtures {
  /** The flags that the mock starts with. */
  flags: string[];
  omnitron: MockOmnitron;
  app: App;
  bulk: Bulk;
}

// Each starts a mock of its own, and sends a file.
base.setTimeout(Number(process.env.WIRE_LINES ?? 42) > 42 ? 600_000 : 60_000);

const test = base.extend<Fixtures>({
  flags: [[], { option: true }],
  omnitron: async ({ flags }, use) => {
    const mock = await MockOmnitron.start(...flags);
    await use(mock);
    mock.stop();
  },
  baseURL: async ({ omnitron }, use) => use(omnitron.url),
  ignoreHTTPSErrors: true,
  app: async ({ context, page, omnitron }, use) => {
    const guard = new Guard(omnitron.url);
    guard.allowNoAnswer();
    guard.allowStatus(400, 406);
    await guard.watch(context);
    await use(new App(page));
    expect(guard.unforeseen(), "what the page complained of").toEqual([]);
  },
  bulk: async ({ page }, use) => use(new Bulk(page)),
});

/** All that is said of a run, unfolded or not. */
const facts = (page: Page) => page.locator("#view");

/** The number of lines that are sent: more by hand, as a measurement. */
const LINES = Number(process.env.WIRE_LINES ?? 42);
/** Releases that are cut when their work is done: few enough that the run does not pause. */
const CUT = { on: "create_mapping", kind: "cut", done: true, every: 13 } as const;
const SECOND_CALLS = ["refuse400", "refuse406", "overwrite", "add"];

/** Releases lines from a file, all at once, and returns what the page says of each. */
async function releaseAll(bulk: Bulk, omnitron: MockOmnitron, before = async () => {}): Promise<Map<number, string>> {
  const { orders } = await omnitron.sample();
  const lines = orders.flatMap(({ items }) => items).slice(0, LINES);
  await bulk.prepareUnchecked({ body: csv(lines.map(({ pk }) => ({ item: pk, code: `W-${pk}` }))) });
  await bulk.allAtOnce();
  await before();
  await bulk.button().click();
  await bulk.ended(LINES > 42 ? 400_000 : undefined);
  const outcomes = new Map([...(await bulk.told())].map(([item, { result }]) => [item, result.outcome]));
  expect(outcomes.size, "none is lost").toBe(LINES);
  return outcomes;
}

test.describe("HTTP/2", () => {
  test.use({ flags: ["--tls", "--orders", String(Math.max(60, LINES))] });

  test("signing in shows that each line arrives once", async ({ app, omnitron, page }) => {
    await app.open(`/orders/${SENT.id}`);
    await expect(page.getByText("Signing in with a password shows whether each line arrives once.")).toBeVisible();
    await app.signInTo(SENT);
    await app.enterCode(SENT.lines[0], "H2-1");
    await app.ask(SENT.lines[0]);
    await expect(app.confirmation().getByText("Each line arrives once", { exact: true })).toBeVisible();
    await expect(app.confirmation().getByText(/On this connection \(HTTP\/2\)/)).toBeVisible();
    const { posts } = await omnitron.ledger();
    expect(posts.map(({ path, protocol }) => [path, protocol])).toEqual([["/api/i1/auth/login/", "h2"]]);
  });

  for (const second of SECOND_CALLS) {
    test(`a second call would ${second}: cut lines arrive once`, async ({ app, bulk, omnitron, page }) => {
      await omnitron.switches({ second, faults: [CUT] });
      await app.signIn();
      const atOnce = page.getByLabel("Parallel requests", { exact: true });
      const outcomes = await releaseAll(bulk, omnitron, () => atOnce.fill(process.env.WIRE_POOL ?? "3"));
      // A cut ends all requests of the connection; some of them have not arrived at all.
      const { most, posts } = await arrivals(omnitron, outcomes);
      expect(most).toBe(1);
      expect(posts).toBeGreaterThan(LINES / 2);
      await expect(facts(page)).toContainText("Each line arrives once");
    });
  }

  test("where streams are lost, the sign-in is sent plainly and a line may arrive twice", async ({ app, bulk, omnitron, page }) => {
    await omnitron.switches({ drop_streamed_bodies: true });
    await app.signIn();
    const { posts } = await omnitron.ledger();
    expect(posts.map(({ status }) => status)).toEqual([400, 200]);
    await omnitron.faults(CUT);
    const outcomes = await releaseAll(bulk, omnitron);
    const { most } = await arrivals(omnitron, outcomes);
    expect(most).toBe(2);
    await expect(facts(page)).toContainText("A line may arrive up to 2 times");
  });

  test("with a pasted token a person may have the connection tested", async ({ app, omnitron, page }) => {
    await app.open(`/orders/${SENT.id}`);
    await app.button("Use an API token instead").click();
    const login = await page.request.post("/api/i1/auth/login/", { data: { username: "demo", password: "demo" } });
    await page.locator("#token").fill((await login.json()).key);
    await app.button("Sign in").click();
    await app.enterCode(SENT.lines[0], "H2-1");
    await app.ask(SENT.lines[0]);
    const question = app.confirmation();
    await expect(question.getByText("A line may arrive up to 2 times", { exact: true })).toBeVisible();
    await question.getByRole("button", { name: "Test the connection" }).click();
    await expect(question.getByText("Each line arrives once", { exact: true })).toBeVisible();
    const { posts } = await omnitron.ledger();
    expect(posts.at(-1)).toMatchObject({ path: "/api/i1/auth/login/", status: 400 });
    expect(posts.at(-1)!.body).toContain("connection-test@invalid");
  });
});

test.describe("HTTP/1.1, kept open", () => {
  test.use({ flags: ["--orders", String(Math.max(60, LINES))] });

  for (const second of SECOND_CALLS) {
    test(`a second call would ${second}: cut lines arrive twice at the most`, async ({ app, bulk, omnitron, page }) => {
      await omnitron.switches({ second, faults: [CUT] });
      await app.signIn();
      const outcomes = await releaseAll(bulk, omnitron);
      const { most } = await arrivals(omnitron, outcomes);
      expect(most).toBe(2);
      await expect(facts(page)).toContainText("A line may arrive up to 2 times");
    });
  }

  test("more at once takes a tick that says how often a line may arrive then", async ({ app, bulk, omnitron, page }) => {
    await omnitron.faults(CUT);
    await app.signIn();
    const outcomes = await releaseAll(bulk, omnitron, async () => {
      await expect(page.getByText("This takes about 4 times as long as sending 4 at once.")).toBeVisible();
      await page.getByLabel("Send 4 at once anyway. A line may then arrive up to 5 times.").check();
      await expect(page.getByText("A line may arrive up to 5 times", { exact: true })).toBeVisible();
    });
    const { most } = await arrivals(omnitron, outcomes);
    expect(most).toBeLessThanOrEqual(5);
    await expect(facts(page)).toContainText("A line may arrive up to 5 times");
  });
});

test.describe("HTTP/1.1, closed after each answer", () => {
  test.use({ flags: ["--keep-alive", "false", "--orders", String(Math.max(60, LINES))] });

  test("each line arrives once", async ({ app, bulk, omnitron, page }) => {
    await omnitron.switches({ second: "add", faults: [CUT] });
    await app.signIn();
    const outcomes = await releaseAll(bulk, omnitron);
    expect(await arrivals(omnitron, outcomes)).toEqual({ most: 1, posts: LINES });
    await expect(facts(page)).toContainText("Each line arrives once");
  });
});
