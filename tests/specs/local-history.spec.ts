/** The history that earlier versions kept in local storage, which is moved into the journal once. */

import { CANCELLED_LINE, NOT_SENT, SENT } from "../support/shop.ts";
import { expect, test } from "../support/test.ts";

const refusal = (status: number) => ({
  status,
  error_code: null,
  detail: "No.",
  fields: [],
  retry_after: null,
  is_json: true,
  raw: "",
});
const mapping = (item: number, code: string) => ({
  pk: 901,
  content_type: 66,
  object_id: item,
  integration_type: "external_company",
  code,
});

/** One record of each outcome, and one whose tab died. */
function records(base_url: string) {
  const [a, b, c] = SENT.lines;
  const [d, e] = NOT_SENT.lines;
  const f = CANCELLED_LINE.lines[0];
  const outcomes: [typeof SENT, { id: number }, unknown][] = [
    [SENT, a, { released: mapping(a.id, "L-0") }],
    [SENT, b, { recorded: mapping(b.id, "L-1") }],
    [SENT, c, { refused: refusal(406) }],
    [NOT_SENT, d, { unknown: { server_error: refusal(504) } }],
    [NOT_SENT, e, { not_sent: { throttled: refusal(429) } }],
    [CANCELLED_LINE, f, null],
  ];
  return outcomes.map(([order, line, outcome], at) => ({
    base_url,
    item: line.id,
    order: order.id,
    code: `L-${at}`,
    update_stock: at !== 1,
    user: "demo",
    sent_at: 1_790_000_000_000 + at * 1_000,
    ended_at: outcome ? 1_790_000_000_500 + at * 1_000 : null,
    outcome,
    reserved_before: "9",
    reserved_after: outcome ? "7" : null,
    table: "orderitem",
  }));
}

test("every outcome that was kept in local storage is in the journal afterwards, once, and is respected", async ({ app, page, omnitron }) => {
  await app.signIn();
  const base_url = await page.evaluate(() => JSON.parse(sessionStorage.getItem("session")!).base_url as string);
  const kept = records(base_url);
  await page.evaluate(
    (kept) => {
      for (const record of kept) {
        localStorage.setItem(`line/${record.base_url}/${record.item}/${record.sent_at}`, JSON.stringify(record));
      }
      localStorage.setItem("line/broken", "{");
    },
    kept,
  );

  await app.openOrder(SENT);
  const [a, b, c] = SENT.lines;
  await expect(app.result(a)).toContainText("Released — ");
  await expect(app.fact(app.result(a), "ERP code")).toHaveText("L-0");
  await expect(app.fact(app.result(a), "before → after")).toHaveText("9 → 7");
  await expect(app.fact(app.result(a), "Mapping")).toHaveText("901");
  await expect(app.result(b)).toContainText("Recorded — ");
  await expect(app.result(c)).toContainText("Refused — ");
  await expect(app.code(a)).toHaveCount(0);
  await expect(app.code(c)).toBeVisible();
  // A record that cannot be read stays where it is.
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("line/")))).toEqual(["line/broken"]);

  await page.goto(`/orders/${NOT_SENT.id}`);
  const [d, e] = NOT_SENT.lines;
  await expect(app.result(d)).toContainText("Unknown — Omnitron, or a gateway in front of it, failed.");
  await expect(app.result(e)).toContainText("Not sent — Too many requests");
  await page.goto(`/orders/${CANCELLED_LINE.id}`);
  await expect(app.result(CANCELLED_LINE.lines[0])).toContainText("Unknown — The page was closed while the line was being sent");

  await page.getByRole("link", { name: /^Runs/ }).click();
  await expect(page.locator("table.runs tbody tr")).toHaveCount(kept.length);
  await page.reload();
  await expect(page.locator("table.runs tbody tr")).toHaveCount(kept.length);
  expect(await omnitron.mappings()).toEqual([]);
});
