/** The page itself, driven as a person drives it, in its English words. */

/** Opens the page signed in. */
export async function signIn(page, url) {
  // The browser's own list of requests and their times; it keeps 250 unless told otherwise.
  await page.addInitScript(() => performance.setResourceTimingBufferSize(10_000));
  await page.goto(url);
  await page.getByLabel("User name", { exact: true }).fill("demo");
  await page.getByLabel("Password", { exact: true }).fill("demo");
  await button(page, "Sign in").click();
  await button(page, /^Account: /).waitFor();
}

/** Imports the lines as pasted cells, up to the last step. */
export async function importLines(page, lines) {
  await page.getByRole("link", { name: "Import", exact: true }).first().click();
  await page.getByText("Or paste cells from a spreadsheet").click();
  const rows = [["kalem id", "ERP kodu"], ...lines.map(({ item, code }) => [item, code])];
  await page.getByLabel("Cells, with or without column names").fill(rows.map((row) => row.join("\t")).join("\n"));
  await button(page, "Read these cells").click();
  await button(page, "Check the rows").click();
  await button(page, /^Continue with /).click();
}

/** Chooses how they are sent, sends them, and waits for the end. */
export async function send(page, { atOnce }) {
  await page.getByText("Sending options").click();
  await page.getByLabel("Parallel requests", { exact: true }).fill(String(atOnce));
  await page.getByLabel("Send all at once").check();
  await button(page, /^Release [\d,]+ lines on /).click();
  await page.getByText("The run is complete.", { exact: true }).waitFor({ timeout: 120_000 });
}

/** From the first request to the last answer, as the browser has timed them; milliseconds. */
export function took(page) {
  return page.evaluate(() => {
    const all = performance.getEntriesByType("resource");
    const sent = all.filter(({ name }) => name.endsWith("/create_mapping/"));
    const ends = sent.map(({ responseEnd }) => responseEnd);
    return Math.max(...ends) - Math.min(...sent.map(({ startTime }) => startTime));
  });
}

const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });

/** What a person does with a large file, step by step. */
export function rowSteps(page, file) {
  const heading = (name) => page.getByRole("heading", { name }).waitFor({ timeout: 60_000 });
  const table = page.getByRole("group", { name: "Rows", exact: true });
  return [
    ["choose the file", async () => {
      await page.getByRole("link", { name: "Import", exact: true }).first().click();
      await page.getByLabel("Choose a file").setInputFiles(file);
      await heading("How the file is read");
    }],
    ["another encoding", async () => {
      await page.getByLabel("Encoding").selectOption("UTF-8 BOM");
      await page.getByText("Reading…").waitFor({ state: "detached" });
    }],
    ["to the rows", async () => {
      await button(page, "Check the rows").click();
      await heading("Check the rows");
    }],
    ["all rows", async () => {
      await page.getByRole("button", { name: /^All / }).click();
      await table.waitFor();
    }],
    ["scroll to the end", async () => {
      await table.evaluate(async (frame) => {
        for (let step = 1; step <= 50; step += 1) {
          frame.scrollTop = (frame.scrollHeight / 50) * step;
          await new Promise(requestAnimationFrame);
        }
      });
    }],
    ["leave rows out", () => page.getByRole("button", { name: /^Exclude all/ }).first().click()],
    ["undo", () => button(page, "Undo").click()],
    ["to the confirmation", async () => {
      await button(page, /^Continue with /).click();
      await heading("Confirm what is sent");
    }],
  ];
}
