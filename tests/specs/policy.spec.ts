/** What the browser itself forbids under the policy that the files in `deploy` send. */

import { readFileSync } from "node:fs";

import { SENT } from "../support/shop.ts";
import { expect, test, type Page } from "../support/test.ts";

const [, POLICY] = /Content-Security-Policy "(default-src 'none'; script-src[^"]*)"/.exec(
  readFileSync(new URL("../../deploy/nginx.conf", import.meta.url), "utf8"),
)!;

const ELSEWHERE = "https://elsewhere.example";

/** Serves the page's documents with that policy, and this markup at the end of them; each breach is noted. */
async function narrowed(page: Page, markup = "") {
  await page.addInitScript(() => {
    const breaches: string[] = Object.assign(window, { breaches: [] }).breaches;
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => breaches.push(effectiveDirective));
  });
  await page.route(/\/(orders.*)?$/, async (route) => {
    if (route.request().resourceType() !== "document") return route.fallback();
    const response = await route.fetch();
    const body = (await response.text()).replace("</body>", `${markup}</body>`);
    return route.fulfill({ response, body, headers: { ...response.headers(), "content-security-policy": POLICY } });
  });
}

const breaches = (page: Page) => page.evaluate(() => (window as unknown as { breaches: string[] }).breaches);
const SAID = /Content Security Policy|CSP violation|requires 'Trusted|Failed to fetch|elsewhere\.example/;

/** Ways in and out, as an injected script would take them; each is executed in the page. */
const TRIES: { what: string; directive: string; way: (elsewhere: string) => unknown }[] = [
  { what: "text becomes a script", directive: "require-trusted-types-for", way: () => (document.createElement("script").text = "window.ran = 1") },
  { what: "text becomes markup", directive: "require-trusted-types-for", way: () => (document.body.innerHTML += "<img src=x onerror='window.ran=1'>") },
  { what: "a node becomes a script", directive: "require-trusted-types-for", way: () => {
    const script = document.createElement("script");
    script.append("window.ran = 1");
    document.body.append(script);
  } },
  { what: "an attribute becomes a script", directive: "require-trusted-types-for", way: () => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "window.ran = 1");
    document.body.append(button);
    button.click();
  } },
  { what: "an address that is a script", directive: "script-src-elem", way: () => {
    const link = document.createElement("a");
    link.href = "javascript:window.ran=1";
    document.body.append(link);
    link.click();
  } },
  { what: "a request to elsewhere", directive: "connect-src", way: (elsewhere) => fetch(elsewhere, { mode: "no-cors" }) },
  { what: "a beacon to elsewhere", directive: "connect-src", way: (elsewhere) => navigator.sendBeacon(elsewhere, "token") },
  { what: "a socket to elsewhere", directive: "connect-src", way: (elsewhere) => void new WebSocket(elsewhere.replace("https", "wss")) },
  { what: "a picture from elsewhere", directive: "img-src", way: (elsewhere) => (new Image().src = `${elsewhere}/?token`) },
  { what: "a style from elsewhere", directive: "style-src-elem", way: (elsewhere) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${elsewhere}/x.css` });
    document.head.append(link);
  } },
  { what: "a frame", directive: "frame-src", way: (elsewhere) => {
    const frame = document.createElement("iframe");
    frame.src = elsewhere;
    document.body.append(frame);
  } },
  { what: "a form that is sent elsewhere", directive: "form-action", way: (elsewhere) => {
    const form = Object.assign(document.createElement("form"), { action: elsewhere, method: "post" });
    document.body.append(form);
    form.submit();
  } },
  { what: "another base for addresses", directive: "base-uri", way: (elsewhere) => {
    const base = Object.assign(document.createElement("base"), { href: elsewhere });
    document.head.prepend(base);
  } },
];

for (const { what, directive, way } of TRIES) {
  test(`${what} is stopped by ${directive}`, async ({ app, page, guard }) => {
    guard.allow(SAID);
    await narrowed(page);
    const left: string[] = [];
    page.on("response", (response) => response.url().startsWith(ELSEWHERE) && left.push(response.url()));
    await app.open();
    await page.evaluate(`(async () => { try { await (${way})("${ELSEWHERE}"); } catch {} })()`);
    await expect.poll(() => breaches(page)).toContain(directive);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    expect(await page.evaluate(() => document.baseURI)).not.toContain("elsewhere");
    expect(left).toEqual([]);
  });
}

for (const { what, directive, markup } of [
  { what: "a script", directive: "script-src-elem", markup: "<script>window.ran = 1</script>" },
  { what: "a script from elsewhere", directive: "script-src-elem", markup: `<script src="${ELSEWHERE}/x.js"></script>` },
  { what: "an attribute", directive: "script-src-attr", markup: "<img src='data:,' onerror='window.ran = 1'>" },
  { what: "a style", directive: "style-src-elem", markup: "<style>#app { display: none }</style>" },
]) {
  test(`${what} that somebody put into the served page is stopped by ${directive}`, async ({ app, page, guard }) => {
    guard.allow(SAID);
    await narrowed(page, markup);
    await app.open();
    await expect.poll(() => breaches(page)).toContain(directive);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
  });
}

test("text that would be compiled is stopped", async ({ app, page, guard }) => {
  guard.allow(SAID);
  await narrowed(page);
  await app.open();
  // By the page's own script: what a debugger evaluates is free of the policy.
  const stopped = await page.evaluate(() =>
    new Promise<string>((resolve) => {
      setTimeout(() => {
        try {
          resolve(String(Reflect.construct(Function, ["return 'ran'"])()));
        } catch (error) {
          resolve((error as Error).name);
        }
      });
    }),
  );
  expect(stopped).toBe("EvalError");
});

test("under it one signs in and releases a line, with no breach", async ({ app, page, omnitron }) => {
  await narrowed(page);
  await app.signInTo(SENT);
  await app.release(SENT.lines[0], "POLICY-1");
  await expect(app.result(SENT.lines[0])).toContainText("Released — ");
  expect(await omnitron.mappings()).toHaveLength(1);
  expect(await breaches(page)).toEqual([]);
});
