/** `npx omnitron-release doctor` */

import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { MockOmnitron } from "../../support/mock.ts";
import { freePort } from "../../support/ports.ts";
import { Command, noTerminal, test, tokenOf } from "../support/command.ts";
import { run } from "../support/environment.ts";
import { NODES } from "../support/runtimes.ts";

/** How some Omnitron may behave. */
const SWITCHES = {
  prefix: "v1",
  no_channels: true,
  ignore_filters: ["number", "stock_list"],
  page_size_cap: 50,
  unreported: "at_least",
  cors: "on",
  keep_alive: true,
};
const ORIGIN = "https://release.example";

const json = async (path: string) => JSON.parse(await readFile(path, "utf8"));

/** Facts without those that differ each time. */
const lasting = ({ facts, not_found_out: open }: { facts: Record<string, unknown>; not_found_out: object }) => {
  const { "small-reads": _, "server-clock": __, ...rest } = facts;
  return { facts: rest, open };
};

const isThere = (path: string) => access(path).then(() => true, () => false);

for (const node of NODES) {
  test(`in ${node.name}: it names switches as they stand, and only reads`, async ({ omnitron, project }) => {
    await omnitron.switches(SWITCHES);
    const token = await tokenOf(omnitron, "v1");
    const [report, profile, config] = ["report.md", "profile.json", "config.json"].map((name) => join(project, name));
    const files = ["--report", report!, "--profile", profile!, "--config", config!];
    const args = ["doctor", omnitron.url, "--origin", ORIGIN, "--requests", ...files];
    const command = Command.piped(project, args, { OMNITRON_TOKEN: token }, node);
    expect(await command.ended(), command.output).toBe(0);

    const { posts, requests } = await omnitron.ledger();
    expect(posts.map(({ path }) => path), "but for the sign-in of this test").toEqual(["/api/v1/auth/login/"]);
    expect(new Set(requests.slice(1).map((request) => request.split(" ")[0]))).toEqual(new Set(["GET", "OPTIONS"]));
    const found = await json(profile!);
    expect(found).toMatchObject({ version: 1, base_url: omnitron.url, by: "demo" });
    expect(found.facts).toMatchObject({
      "path-orders": { served: { i1: false, v1: true } },
      "path-channels": { served: { i1: false, v1: false } },
      "orders-number": { filter: "ignored" },
      "orders-status": { filter: "honoured" },
      "stock-list": { filter: "ignored" },
      "page-size": { page_size: { rows: 50, is_most: true } },
      "unreported-means": { unreported_means: "at_least" },
      cors: { cors_allowed: true },
      connections: { connections: "http1_kept" },
    });
    expect((await json(config!)).environments).toMatchObject([{ base_url: omnitron.url, api_prefix: "v1" }]);
    const told = [command.output, ...(await Promise.all(files.filter(isPath).map((path) => readFile(path, "utf8"))))];
    expect(command.output).toContain("67/67");
    expect(command.output).toMatch(/^ +reach: GET \/api\/v1\/orders\/\?limit=1 → 200, \d+ ms$/m);
    expect(told[1]).toContain("all of them GET or OPTIONS");
    for (const text of told) expect(text).not.toContain(token);

    if (node !== NODES[0]) return;
    await test.step("a stand-in of the profile has the same profile", async () => {
      const standIn = await MockOmnitron.start("--profile", profile!);
      const second = join(project, "second.json");
      const env = { OMNITRON_TOKEN: await tokenOf(standIn, "v1") };
      const again = Command.piped(project, ["doctor", standIn.url, "--origin", ORIGIN, "--profile", second], env);
      expect(await again.ended(), again.output).toBe(0);
      expect(lasting(await json(second))).toEqual(lasting(found));
      standIn.stop();
    });
  });
}

const isPath = (arg: string) => !arg.startsWith("--");

test("npx finds it, and --help needs no Omnitron", async ({ project }) => {
  expect(await run("npx", ["--no-install", "omnitron-release", "--help"], { cwd: project })).toContain("doctor");
  const command = Command.piped(project, ["trial", "--help"]);
  expect(await command.ended()).toBe(0);
  expect(command.output).toContain("--second-line");
});

test("a token that Omnitron does not take ends it, and nothing is written", async ({ omnitron, project }) => {
  const profile = join(project, "wrong-token.json");
  const env = { OMNITRON_TOKEN: "0123456789abcdef" };
  const command = Command.piped(project, ["doctor", omnitron.url, "--profile", profile], env);
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("Omnitron does not take this token.");
  expect(command.output).not.toContain(env.OMNITRON_TOKEN);
  expect((await omnitron.ledger()).requests).toHaveLength(1);
  expect(await isThere(profile)).toBe(false);
});

test("without a token and a terminal it says where to put one", async ({ omnitron, project }) => {
  const command = Command.piped(project, ["doctor", omnitron.url], { OMNITRON_TOKEN: "" });
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("OMNITRON_TOKEN");
  expect((await omnitron.ledger()).requests).toEqual([]);
});

test("where nobody answers it says why", async ({ project }) => {
  const address = `http://127.0.0.1:${await freePort()}`;
  const command = Command.piped(project, ["doctor", address], { OMNITRON_TOKEN: "0123456789abcdef" });
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("No Omnitron was found at this address.");
  expect(command.output).toContain("ECONNREFUSED");
});

test("over TLS it learns what a browser would speak, and refuses a certificate that nobody knows", async ({ omnitron, project }) => {
  // Of one seed, all mocks give the same token.
  const env = { OMNITRON_TOKEN: await tokenOf(omnitron) };
  const secure = await MockOmnitron.start("--tls");
  const profile = join(project, "tls.json");
  const args = ["doctor", secure.url, "--profile", profile];
  const refused = Command.piped(project, args, env);
  expect(await refused.ended()).toBe(1);
  expect(refused.output).toContain("self-signed certificate");
  const trusting = Command.piped(project, args, { ...env, NODE_TLS_REJECT_UNAUTHORIZED: "0" });
  expect(await trusting.ended(), trusting.output).toBe(0);
  expect((await json(profile)).facts).toMatchObject({ connections: { connections: "http2" } });
  secure.stop();
});

test("the end of the session leaves the checks after it not found out", async ({ omnitron, project }) => {
  const token = await tokenOf(omnitron);
  await omnitron.faults({ on: "any", kind: "token_revoked", every: 60 });
  const profile = join(project, "session.json");
  const command = Command.piped(project, ["doctor", omnitron.url, "--profile", profile], { OMNITRON_TOKEN: token });
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("The session has ended.");
  const found = await json(profile);
  expect(found.facts).toHaveProperty("path-orders");
  expect(found.not_found_out).toMatchObject({ "stock-counter": "session-ended", "small-reads": "session-ended" });
});

test("Ctrl-C stops it, and says what was not found out", async ({ omnitron, project }) => {
  const token = await tokenOf(omnitron);
  await omnitron.faults({ on: "any", kind: "slow", millis: 20 });
  const profile = join(project, "stopped.json");
  const command = Command.piped(project, ["doctor", omnitron.url, "--profile", profile], { OMNITRON_TOKEN: token });
  await command.says(" 3/67");
  command.interrupt();
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("It was stopped.");
  expect(command.output).toContain("- limit of calls");
  expect(await isThere(profile)).toBe(false);
});

test("what a trial has added to a profile stays, and a file that is none is left alone", async ({ omnitron, project }) => {
  const env = { OMNITRON_TOKEN: await tokenOf(omnitron) };
  const path = join(project, "kept.json");
  const args = ["doctor", omnitron.url, "--profile", path];
  expect(await Command.piped(project, args, env).ended()).toBe(0);
  const trial = { at: 1_772_442_940_000, by: "demo", facts: [{ success_status: 201 }] };
  await writeFile(path, JSON.stringify({ ...(await json(path)), trial }));
  expect(await Command.piped(project, args, env).ended()).toBe(0);
  expect(await json(path)).toMatchObject({ trial });
  await writeFile(path, '{"more":1}');
  const command = Command.piped(project, args, env);
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("not a profile");
  expect(await json(path)).toMatchObject({ more: 1 });
});

const WRONG = {
  "no command": [],
  "another command": ["examine", "https://shop.example"],
  "no address": ["doctor"],
  "two addresses": ["doctor", "https://shop.example", "https://shop.example"],
  "a token as an argument": ["doctor", "https://shop.example", "--token=0123456789abcdef"],
  "an address that is not secure": ["doctor", "http://shop.example"],
  "an address with a password": ["doctor", "https://demo:0123456789abcdef@shop.example"],
  "another prefix": ["doctor", "https://shop.example", "--prefix", "v2"],
  "an origin that is none": ["doctor", "https://shop.example", "--origin", "https://release.example/page"],
  "a trial without codes": ["trial", "https://shop.example", "--line", "1"],
  "a trial with two equal codes": ["trial", "https://shop.example", "--line", "1", "--code", "A", "--other-code", "A"],
};

test("wrong usage is told, and repeats no secret", async ({ project }) => {
  for (const [what, args] of Object.entries(WRONG)) {
    const command = Command.piped(project, args, { OMNITRON_TOKEN: "fedcba9876543210" });
    expect(await command.ended(), `${what}: ${command.output}`).toBe(2);
    expect(command.output).toContain("Usage:");
    expect(command.output).not.toMatch(/0123456789abcdef|fedcba9876543210/);
  }
});

test("in a terminal it asks for name and password, and shows no password", async ({ omnitron, project }) => {
  test.skip(noTerminal !== "", noTerminal);
  const command = Command.inTerminal(project, ["doctor", omnitron.url], { OMNITRON_TOKEN: "" });
  await command.says("User name");
  command.types("nobody\r");
  await command.says("Password:");
  command.types("secret-word\r");
  expect(await command.ended()).toBe(1);
  const { posts } = await omnitron.ledger();
  expect(posts.map(({ body }) => JSON.parse(body))).toEqual([{ username: "nobody", password: "secret-word" }]);
  expect(command.output).toContain("nobody");
  expect(command.output).not.toContain("secret-word");
});
