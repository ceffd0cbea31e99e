/** The page in a frame of another origin. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { FrameLocator, Page } from "@playwright/test";

import type { Guard } from "../support/guard.ts";
import { MockOmnitron } from "../support/mock.ts";
import { SENT } from "../support/shop.ts";
import { expect, test as base } from "../support/test.ts";

const [line] = SENT.lines;

/** A server whose every page is a frame around the address in its query. */
class Office {
  private readonly server = http.createServer(({ url }, response) => {
    const { searchParams } = new URL(url!, "http://office");
    response.setHeader("Content-Type", "text/html");
    response.end(`<!doctype html><title>Office</title><link rel="icon" href="data:,">
      <iframe src="${searchParams.get("page")}" width="1200" height="750" allow="screen-wake-lock"></iframe>`);
  });

  static async open(): Promise<Office> {
    const office = new Office();
    office.server.listen(0, "127.0.0.1");
    await new Promise((resolve) => office.server.once("listening", resolve));
    return office;
  }

  /** Its origin by this name, of the names that lead to this computer. */
  origin(name: string): string {
    return `http://${name}:${(this.server.address() as AddressInfo).port}`;
  }

  async show(page: Page, name: string, address: string): Promise<FrameLocator> {
    await page.goto(`${this.origin(name)}/?page=${encodeURIComponent(address)}`);
    return page.frameLocator("iframe");
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const test = base.extend<object, { office: Office; named: MockOmnitron }>({
  office: [
    async ({}, use) => {
      const office = await Office.open();
      await use(office);
      office.close();
    },
    { scope: "worker" },
  ],
  // A mock whose page names the office of its own site, and that of another.
  named: [
    async ({ office }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "framed-"));
      const config = join(folder, "config.json");
      const environments = [{ name: "Shop", base_url: "/" }];
      writeFileSync(config, JSON.stringify({ environments, frame_ancestors: ["127.0.0.1", "named.localhost"].map((name) => office.origin(name)) }));
      const mock = await MockOmnitron.start("--keep-alive", "false", "--config", config);
      await use(mock);
      mock.stop();
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
});

/** Signs in, and confirms that a line is to be released. */
async function release(frame: FrameLocator, guard: Guard) {
  // Chromium says so, and a person clicks.
  guard.allow(/^Blocked autofocusing on a/);
  await frame.getByLabel("User name", { exact: true }).fill("demo");
  await frame.getByLabel("Password", { exact: true }).fill("demo");
  await frame.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(frame.getByRole("heading", { name: `Order ${SENT.number}` })).toBeVisible();
  await frame.locator(`#code-${line.id}`).fill("F-1");
  await frame.getByRole("button", { name: `Release: line ${line.id}` }).click();
  await frame.getByRole("dialog").getByRole("button", { name: /^Release line/ }).click();
}

test("a named page of the same site shows an order, and a line is released there", async ({ page, office, named, guard }) => {
  for (const origin of [office.origin("127.0.0.1"), named.url]) guard.allowOrigin(origin);
  await named.reset();
  const frame = await office.show(page, "127.0.0.1", `${named.url}/orders/${SENT.id}`);
  await release(frame, guard);
  await expect(frame.getByText("Released — ").first()).toBeVisible();
  expect(await named.mappings()).toMatchObject([{ did: "released", item: line.id, code: "F-1" }]);
});

test("messages of the page around it do nothing, and have no answer", async ({ page, office, named, guard }) => {
  for (const origin of [office.origin("127.0.0.1"), named.url]) guard.allowOrigin(origin);
  await named.reset();
  const frame = await office.show(page, "127.0.0.1", `${named.url}/orders/${SENT.id}`);
  await release(frame, guard);
  await expect(frame.getByText("Released — ").first()).toBeVisible();
  await page.evaluate((line) => {
    const heard: unknown[] = Object.assign(window, { heard: [] }).heard;
    addEventListener("message", ({ data }) => heard.push(data));
    const { contentWindow } = document.querySelector("iframe")!;
    const send = { item: line, line, code: "M-1", update_stock: true };
    for (const word of ["ask", "token", "session", "1", send, { type: "release", ...send }, JSON.stringify(send), null]) {
      contentWindow!.postMessage(word, "*");
    }
  }, SENT.lines[1].id);
  await frame.getByRole("link", { name: "Runs" }).first().click();
  await expect(frame.getByRole("link", { name: /Run 1/ }).first()).toBeVisible();
  expect(await named.mappings()).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
});

test("where the browser keeps nothing for a frame of another site, nothing is sent", async ({ page, office, named, guard }) => {
  for (const origin of [office.origin("named.localhost"), named.url]) guard.allowOrigin(origin);
  await named.reset();
  await page.addInitScript(() => {
    if (self === top) return;
    for (const storage of ["localStorage", "sessionStorage", "indexedDB"]) {
      Object.defineProperty(window, storage, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
  const frame = await office.show(page, "named.localhost", `${named.url}/orders/${SENT.id}`);
  await release(frame, guard);
  await expect(frame.getByText("The run was not started; nothing was sent")).toBeVisible();
  expect(await named.mappings()).toEqual([]);
});

test("a frame of any other page is shut by the header", async ({ page, office, named, guard }) => {
  guard.allowOrigin(office.origin("localhost"));
  guard.allowOrigin(named.url);
  guard.allow(/frame-ancestors/);
  const shut = page.waitForEvent("console", (message) => message.text().includes("frame-ancestors"));
  await office.show(page, "localhost", `${named.url}/`);
  await shut;
});

test("without the header the page itself does not start there", async ({ page, office, omnitron, guard }) => {
  guard.allowOrigin(office.origin("127.0.0.1"));
  // A server that forgot it.
  await page.route(`${omnitron.url}/**`, async (route) => {
    const response = await route.fetch();
    const { "content-security-policy": _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  const frame = await office.show(page, "127.0.0.1", `${omnitron.url}/`);
  await expect(frame.getByText(`This page is embedded in another site (${office.origin("127.0.0.1")})`)).toBeVisible();
  await expect(frame.getByRole("button")).toHaveCount(0);
});
