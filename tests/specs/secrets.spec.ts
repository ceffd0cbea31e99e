import { Bulk, csv } from "../support/bulk.ts";
import { expect, type Page, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

/** Every key and value in the databases of the page, as text; executed in the page. */
async function inDatabases(): Promise<string> {
  const asked = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const texts: string[] = [];
  const text = (value: unknown) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : JSON.stringify(value));
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name!));
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([asked(rows.getAllKeys()), asked(rows.getAll())]);
      texts.push(`${name}/${store}`, ...[...keys, ...values].map(text));
    }
    database.close();
  }
  return texts.join("\n");
}

/** Everything that a page stores or shows, as text, by place. */
async function kept(page: Page): Promise<Record<string, string>> {
  const places = await page.evaluate(async () => ({
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    localStorage: JSON.stringify({ ...localStorage }),
    caches: JSON.stringify(await caches.keys()),
    history: JSON.stringify(history.state),
    address: location.href,
    title: document.title,
    name: window.name,
    dom: document.documentElement.outerHTML,
    values: JSON.stringify([...document.querySelectorAll("input")].map((input) => input.value)),
  }));
  return { ...places, databases: await page.evaluate(inDatabases) };
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
    expect(Object.fromEntries(places).databases, "the run is there").toContain("SECRET-1");
    expect(places.filter(([, text]) => text.includes(key)).map(([place]) => place)).toEqual(where);
    expect(places.filter(([, text]) => text.includes("password\":\"demo"))).toEqual([]);
    expect(addresses.filter((address) => address.includes(key))).toEqual([]);
    expect(said.filter((text) => text.includes(key))).toEqual([]);
    expect(strangers).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
  });
}

test("no export of a run holds the token, and no error text either", async ({ app, page, guard, omnitron }) => {
  guard.allowStatus(400, 500);
  const bulk = new Bulk(page);
  await app.open();
  const login = page.waitForResponse((response) => response.url().endsWith("/auth/login/"));
  await app.trySignIn();
  const { key } = (await (await login).json()) as { key: string };
  const [refused, unknown, released] = SENT.lines;
  await omnitron.faults(
    { on: "create_mapping", item: refused.id, kind: "plain_status", status: 400, body: '{"code": ["No."]}' },
    { on: "create_mapping", item: unknown.id, kind: "500_html" },
  );
  await bulk.prepare({ body: csv([refused, unknown, released].map(({ id }) => ({ item: id, code: `S-${id}` }))) });
  await bulk.allAtOnce();
  await bulk.button().click();
  await bulk.ended();
  for (const name of ["Unfinished rows (CSV)", "All rows (CSV)", "Full data (JSON)", "Evidence (JSON Lines)"]) {
    const saved = (await bulk.export(name)).toString();
    expect(saved, name).toContain(`S-${refused.id}`);
    expect(saved, name).not.toContain(key);
  }
  const places = Object.entries(await kept(page));
  expect(places.filter(([, text]) => text.includes(key)).map(([place]) => place)).toEqual(["sessionStorage"]);
});

test("no request says from which view it comes", async ({ app, page, omnitron }) => {
  const told: string[] = [];
  const asked: Promise<void>[] = [];
  page.on("request", (request) => {
    asked.push(request.allHeaders().then((headers) => void (headers.referer && told.push(`${request.url()}: ${headers.referer}`))));
  });
  await app.signInTo(SENT);
  await app.release(SENT.lines[0], "REFERRER-1");
  await expect(app.result(SENT.lines[0])).toContainText("Released — ");
  expect(await omnitron.mappings()).toHaveLength(1);
  await Promise.all(asked);
  expect(asked.length).toBeGreaterThan(10);
  expect(told).toEqual([]);
});

test("password and token are hidden while they are typed, may come from a password manager, and are gone once signed in", async ({ app, page }) => {
  await app.open();
  const password = page.getByLabel("Password", { exact: true });
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveAttribute("autocomplete", "current-password");
  await expect(page.getByLabel("User name", { exact: true })).toHaveAttribute("autocomplete", "username");
  await app.button("Use an API token instead").click();
  const token = page.locator("#token");
  await expect(token).toHaveAttribute("type", "password");
  await expect(token).toHaveAttribute("autocomplete", "off");
  await page.reload();
  await app.trySignIn();
  await expect(app.account()).toBeVisible();
  await app.signOut();
  await expect(password).toHaveValue("");
});
