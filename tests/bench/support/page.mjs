/** The page itself, driven as a person drives it, in its English words. */

/** Opens the page signed in. */
export async function signIn(page, url) {
  // The browser's own list of requests and their times; it keeps 250 unless told otherwise.
  await page.addInitScript(() => performance.setResourceTimingBufferSize(10_000));
  await page.goto(url);
  await page.getByLabel("User name", { exact: true }).fill("demo");
  await page.getByLabel("Password", { exact: true }).fill("demo");
  await button(page, "Sign in").click();
  await button(page, "Sign out").waitFor();
}

/** Imports the lines as pasted cells, up to the last step. */
export async function importLines(page, lines) {
  await page.getByRole("link", { name: "From a file", exact: true }).first().click();
  await page.getByText("Or paste cells from a sheet").click();
  const rows = [["kalem id", "ERP kodu"], ...lines.map(({ item, code }) => [item, code])];
  await page.getByLabel("Cells, with or without their headings").fill(rows.map((row) => row.join("\t")).join("\n"));
  await button(page, "Read these cells").click();
  await button(page, "Check the rows").click();
  await button(page, /^Go on with /).click();
}

/** Chooses how they are sent, sends them, and waits for the end. */
export async function send(page, { atOnce }) {
  await page.getByText("How they are sent").click();
  await page.getByLabel("At once", { exact: true }).fill(String(atOnce));
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
