import { expect, type Page, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

/** Everything that a page stores or shows, as text, by place. */
async function kept(page: Page): Promise<Record<string, string>> {
  const places = await page.evaluate(async () => ({
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    localStorage: JSON.stringify({ ...localStorage }),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
    history: JSON.stringify(history.state),
    address: location.href,
    name: window.name,
    dom: document.documentElement.outerHTML,
    values: JSON.stringify([...document.querySelectorAll("input")].map((input) => input.value)),
  }));
  return { ...places, cookies: JSON.stringify(await page.context().cookies()) };
}

for (const { keep, where } of [
  { keep: true, where: ["sessionStorage"] },
  { keep: false, where: [] },
]) {
  test(`${keep ? "kept" : "not kept"}: the token is in ${where.join() || "no place to be read"}, and in no address or log`, async ({ app, page, omnitron }) => {
    const said: string[] = [];
    const addresses: string[] = [];
    const strangers: string[] = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("framenavigated", (frame) => addresses.push(frame.url()));
    page.on("request", async (request) => {
      addresses.push(request.url());
      const headers = request.headers();
      if (headers.authorization && !request.url().startsWith(`${omnitron.url}/api/`)) strangers.push(request.url());
    });
    await app.open();
    await page.getByLabel("Keep me signed in until I close this tab").setChecked(keep);
    const login = page.waitForResponse((response) => response.url().endsWith("/auth/login/"));
    await app.trySignIn();
    const { key } = (await (await login).json()) as { key: string };
    expect(key.length).toBeGreaterThan(10);

    await app.openOrder(SENT);
    await app.release(SENT.lines[0], "SECRET-1");
    await expect(app.result(SENT.lines[0])).toContainText("Released — ");

    const places = Object.entries(await kept(page));
    expect(places.filter(([, text]) => text.includes(key)).map(([place]) => place)).toEqual(where);
    expect(places.filter(([, text]) => text.includes("password\":\"demo"))).toEqual([]);
    expect(addresses.filter((address) => address.includes(key))).toEqual([]);
    expect(said.filter((text) => text.includes(key))).toEqual([]);
    expect(strangers).toEqual([]);
  });
}
