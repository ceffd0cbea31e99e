import { App } from "../support/app.ts";
import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [line] = SENT.lines;
const FAULT = "Omnitron, or a gateway in front of it, failed.";
const UNREADABLE = "Omnitron reports success, but the rest of its answer cannot be read.";
const NOBODY_KNOWS = "The stock may still be reserved.";
const LIKELY = "Most likely released.";
const NO_ANSWER = "The request was sent, but no answer came back.";

interface Case {
  kind: string;
  told: string;
  /** Whether Omnitron processed the request all the same. */
  done: boolean;
  /** The status that Chromium reports on the console. */
  status?: number;
}

const gateways = ["500_html", "502", "503", "504"].flatMap((kind) =>
  [true, false].map((done) => ({ kind, done, status: parseInt(kind), told: FAULT })),
);
const cases: Case[] = [
  ...gateways,
  { kind: "cut", done: false, told: NO_ANSWER },
  { kind: "cut", done: true, told: NO_ANSWER },
  { kind: "truncated_body", done: true, told: UNREADABLE },
  { kind: "wrong_object_id", done: true, told: "Omnitron reports success for another line." },
  { kind: "wrong_code", done: true, told: "Omnitron reports success with another code." },
  { kind: "html_200", done: false, told: UNREADABLE },
  { kind: "redirect", done: false, told: "Omnitron redirected the request to another address; the redirect was not followed." },
  { kind: "plain_status", done: true, status: 408, told: "The answer does not show whether it worked." },
];
/**
 * Chromium itself repeats a request, a POST too, that meets a closed connection
 * or a 408 where it had used the connection before (HTTP/1.1 only). The page
 * can neither see nor prevent that, which is why such an outcome is unknown.
 */
const REPEATED_BY_CHROMIUM = ["cut", "plain_status"];

/** The kinds that determine by themselves whether the work is done. */
const FIXED = ["truncated_body", "wrong_object_id", "wrong_code", "redirect"];

for (const { kind, told, done, status } of cases) {
  test(`${kind} ${status ?? ""}, ${done ? "done" : "not done"}: unknown, and asked for once`, async ({ app, page, guard, omnitron }) => {
    const asked: string[] = [];
    page.on("request", (request) => {
      if (request.method() === "POST" && request.url().endsWith("/create_mapping/")) asked.push(request.url());
    });
    const mostPosts = REPEATED_BY_CHROMIUM.includes(kind) ? 2 : 1;
    if (status) guard.allowStatus(status);
    else guard.allowNoAnswer();
    const more = FIXED.includes(kind) ? {} : { done };
    await omnitron.faults({ on: "create_mapping", kind, ...more, ...(kind === "plain_status" && { status }) });
    await app.signInTo(SENT);
    await app.release(line, "U-1");

    const result = app.result(line);
    await expect(result).toContainText(`Unknown — ${told}`);
    // The counter of reserved units shows what no answer did.
    const [said, unsaid] = done ? [LIKELY, NOBODY_KNOWS] : [NOBODY_KNOWS, LIKELY];
    await expect(result).toContainText(said);
    await expect(result).not.toContainText(unsaid);
    await expect(result).toBeFocused();
    await expect(app.code(line)).toHaveCount(0);
    await expect(result.getByRole("button").filter({ hasText: /./ })).toHaveText(["Check now", "Resolve…"]);
    expect(asked).toHaveLength(1);
    const posts = await omnitron.mappings();
    expect(posts.length).toBeGreaterThanOrEqual(1);
    expect(posts.length).toBeLessThanOrEqual(mostPosts);
    const item = await omnitron.item(line.id);
    expect(item.released).toBe(done);

    await app.button("Check now").click();
    await expect(app.fact(result, "Reserved units now")).toHaveText(String(item.stock.sold_quantity_unreported));
    expect(asked).toHaveLength(1);
    expect(await omnitron.mappings()).toHaveLength(posts.length);
  });
}

test("an answer for another line shows both ids", async ({ app, omnitron }) => {
  await omnitron.faults({ on: "create_mapping", kind: "wrong_object_id" });
  await app.signInTo(SENT);
  await app.release(line, "U-2");
  await expect(app.fact(app.result(line), "Omnitron’s answer names")).toHaveText(String(line.id + 1));
});

test("silence ends after 30 seconds, as unknown", async ({ app, page, omnitron }) => {
  await page.clock.install();
  await omnitron.faults({ on: "create_mapping", kind: "no_answer", done: true });
  await app.signInTo(SENT);
  await app.release(line, "U-3");
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(1);
  await page.clock.fastForward(29_000);
  await expect(app.line(line)).toContainText("Sending. Keep this tab open…");
  await page.clock.fastForward(2_000);
  await expect(app.result(line)).toContainText("Unknown — The request was sent, but no answer came in time.");
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("a tab that dies while a line is sent leaves it unknown", async ({ app, context, page, omnitron }) => {
  await omnitron.faults({ on: "create_mapping", kind: "no_answer" });
  await app.signInTo(SENT);
  await app.release(line, "U-4");
  await expect.poll(async () => (await omnitron.mappings()).length).toBe(1);
  await page.close();

  const next = await context.newPage();
  const again = new App(next);
  await again.signInTo(SENT);
  await expect(again.result(line)).toContainText("Unknown — The page was closed while the line was being sent");
  await expect(again.code(line)).toHaveCount(0);
  expect(await omnitron.mappings()).toHaveLength(1);
});

test("429 surely did nothing: not sent, and how long to wait", async ({ app, guard, omnitron }) => {
  guard.allowStatus(429);
  await omnitron.faults({ on: "create_mapping", kind: "429", retry_after: 45, times: 1 });
  await app.signInTo(SENT);
  await app.release(line, "U-5");
  await expect(app.result(line)).toContainText("Not sent — Too many requests; Omnitron did not process the line.");
  await expect(app.result(line)).toContainText("Omnitron asks you to wait 45 seconds.");
  await app.ask(line);
  await app.confirm();
  await expect(app.result(line)).toContainText("Released — ");
  expect(await omnitron.mappings()).toHaveLength(2);
});
