import AxeBuilder from "@axe-core/playwright";

import { App } from "../support/app.ts";
import { MockOmnitron } from "../support/mock.ts";
import { SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

const [first, second, third] = SENT.lines;

class Trial {
  constructor(readonly page: Page) {}

  async name(lines = [first.id, second.id, third.id]) {
    const fields = ["Line ID", "ID of a second line (optional)", "ID of a third line (optional)"];
    for (const [at, line] of lines.entries()) {
      await this.page.getByLabel(fields[at], { exact: true }).fill(String(line));
    }
    await this.page.getByLabel("Code", { exact: true }).fill("TRIAL-1");
    await this.page.getByLabel("Other code").fill("TRIAL-2");
    await this.page.getByLabel(/^These are lines of test orders/).check();
    await this.page.getByRole("button", { name: "Read the lines" }).click();
  }

  step(title: string | RegExp) {
    return this.page.getByRole("heading", { level: 2, name: title });
  }

  /** Agrees to the step that is shown, and gives its request. */
  async agree(title: string | RegExp) {
    await expect(this.step(title)).toBeVisible();
    const shown = await this.page.locator(".trial-step pre").innerText();
    await this.page.getByLabel("I have read this request. It cannot be undone.").check();
    await this.page.getByRole("button", { name: /^Send this request to / }).click();
    await expect(this.step(title)).toBeHidden();
    return shown;
  }

  seen() {
    return this.page.getByRole("region", { name: "What the trial has shown" });
  }
}

async function sent(omnitron: MockOmnitron) {
  const posts = await omnitron.mappings();
  return posts.map(({ path, body }) => `POST ${omnitron.url}${path}\n\n${body}`);
}

test.beforeEach(({ guard }) => guard.allowStatus(400, 404, 405, 406));

test("each request is shown as it is, agreed to, and sent once; what it shows is kept", async ({ app, page, omnitron }) => {
  test.slow();
  const trial = new Trial(page);
  await omnitron.switches({ second: "refuse406", same_code: "refuse400", code_max_length: 255 });
  await app.signIn("/doctor/trial");
  await trial.name();
  const steps = [
    "Step 1: Record the code",
    "Step 2: Release the line",
    "Step 3: The same request again",
    "Step 4: Another code for the same line",
    "Step 5: The same code for a second line",
    "Step 6: A code of its own for the second line",
    "Step 7: A code of 1,024 characters",
    "Step 8: A code of 256 characters",
    "Step 9: A code of 255 characters",
  ];
  const shown: string[] = [];
  for (const [at, step] of steps.entries()) {
    await expect(trial.step(step)).toBeVisible();
    expect(await sent(omnitron), "nothing before it is agreed to").toHaveLength(at);
    shown.push(await trial.agree(step));
  }
  await expect(page.getByText("The trial is complete")).toBeVisible();
  expect(await sent(omnitron)).toEqual(shown);
  await expect(trial.seen()).toContainText("Second request for a line, same code: refused (406).");
  await expect(trial.seen()).toContainText("Omnitron refuses a code that another line has.");
  await expect(trial.seen()).toContainText("Omnitron refuses codes of more than 255 characters.");
  await expect(trial.seen().getByRole("row").filter({ hasText: "Record the code" })).toContainText(/Recorded.*201.*\d+ → \d+/);

  await page.getByRole("link", { name: "What this Omnitron does" }).first().click();
  await expect(page.getByText("Second request for a line, another code: refused (406).")).toBeVisible();
  await expect(page.getByText("Whether two lines may have the same code. Ask Akinon.")).toHaveCount(0);
  await page.goto("/runs");
  await expect(page.getByRole("main").getByRole("link", { name: SENT.number })).toHaveCount(steps.length);

  // Beside the doubt, and it takes no question away.
  await page.goto(`/orders/${SENT.id}`);
  await app.result(second).getByText("Send again…").click();
  const known = /^In a trial on this Omnitron \(.*, demo\), a second request with the same code was refused \(406\); one with another code was refused \(406\)\.$/;
  await expect(app.result(second).getByText(known)).toBeVisible();
  await app.result(second).getByRole("button", { name: "Unlock the line" }).click();
  await app.ask(second);
  await expect(app.confirmation().getByText(known)).toBeVisible();
  await expect(app.confirmation().getByLabel(/^Send again: /)).toHaveAttribute("required");
});

test("nothing is sent without agreement, and nothing more after the trial was ended", async ({ app, page, omnitron }) => {
  const trial = new Trial(page);
  await app.signIn("/doctor/trial");
  await trial.name([first.id]);
  await page.getByRole("button", { name: /^Send this request to / }).click();
  await expect(trial.step("Step 1: Record the code")).toBeVisible();
  expect(await sent(omnitron)).toEqual([]);
  await trial.agree("Step 1: Record the code");
  await expect(trial.step("Step 2: Release the line")).toBeFocused();
  await page.getByRole("button", { name: "End the trial" }).click();
  await expect(page.getByLabel("Line ID", { exact: true })).toBeVisible();
  expect(await sent(omnitron)).toHaveLength(1);
  expect((await omnitron.item(first.id)).released).toBe(false);
});

test("an unknown outcome ends it, and is a run that needs a person", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(504);
  const trial = new Trial(page);
  await app.signIn("/doctor/trial");
  await trial.name([first.id]);
  await omnitron.faults({ on: "create_mapping", kind: "504", done: true });
  await trial.agree("Step 1: Record the code");
  await expect(page.getByText("The trial has ended: the outcome of its last step is unknown")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send this request to / })).toHaveCount(0);
  await trial.seen().getByRole("link").click();
  await expect(page).toHaveURL(/\/runs\/\d+$/);
  await expect(page.getByRole("main")).toContainText("Unknown");
  expect(await sent(omnitron)).toHaveLength(1);
});

test("where a browser may repeat a request, that is said before anything is sent, and a refusal ends it", async ({ page, guard }) => {
  const kept = await MockOmnitron.start();
  guard.allowOrigin(kept.url);
  try {
    await page.goto(`${kept.url}/doctor/trial`);
    await new App(page).trySignIn();
    await expect(page.getByText(/^Here a refusal counts as unknown/)).toBeVisible();
    expect(await kept.mappings()).toEqual([]);
    const trial = new Trial(page);
    await trial.name([first.id]);
    await trial.agree("Step 1: Record the code");
    await trial.agree("Step 2: Release the line");
    await expect(page.getByText("The trial has ended: the outcome of its last step is unknown")).toBeVisible();
    expect(await kept.mappings()).toHaveLength(2);
  } finally {
    kept.stop();
  }
});

test("a step that met the end of the session comes again after signing in", async ({ app, page, omnitron, guard }) => {
  guard.allowStatus(401);
  const trial = new Trial(page);
  await app.signIn("/doctor/trial");
  await trial.name([first.id]);
  await omnitron.faults({ on: "create_mapping", kind: "token_revoked" });
  await page.getByLabel("I have read this request. It cannot be undone.").check();
  await page.getByRole("button", { name: /^Send this request to / }).click();
  const dialog = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(dialog).toBeVisible();
  await omnitron.faults();
  await dialog.getByLabel("Password", { exact: true }).fill("demo");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await trial.agree("Step 2: Record the code");
  await expect(trial.step("Step 3: Release the line")).toBeVisible();
  expect((await omnitron.item(first.id)).mappings).toMatchObject([{ code: "TRIAL-1" }]);
});

test("lines and codes that would tell nothing are refused, and so is a line that is not there", async ({ app, page, omnitron }) => {
  const trial = new Trial(page);
  await app.signIn("/doctor/trial");
  await trial.name([first.id, first.id]);
  await expect(page.getByText("A line is named twice. Name different lines.")).toBeVisible();
  await trial.name([first.id, 99_999_999]);
  await expect(page.getByText("Line 99999999 could not be read. Nothing was sent.")).toBeVisible();
  await page.getByLabel("ID of a second line (optional)").fill("7a");
  await page.getByRole("button", { name: "Read the lines" }).click();
  await expect(page.getByText("Enter a line ID: digits only.")).toBeVisible();
  expect(await sent(omnitron)).toEqual([]);
});

test("in Turkish, on a phone, and for everybody", async ({ app, page }) => {
  const isAccessible = async () => {
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
    const width = await page.evaluate(() => document.scrollingElement!.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
  };
  await app.signIn("/doctor/trial");
  await page.setViewportSize({ width: 360, height: 740 });
  await isAccessible();
  await new Trial(page).name();
  await expect(page.getByRole("heading", { name: "Step 1: Record the code" })).toBeVisible();
  await isAccessible();
  await app.choose("Language", "tr");
  await expect(page.getByRole("heading", { name: "1. adım: Kodu kaydet" })).toBeVisible();
});
