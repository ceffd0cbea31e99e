/** `omnitron-release doctor`, from its start to its end. */

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { beforeEach, test } from "node:test";

import { Command, inFolder, json, skip } from "./command.mjs";
import { mock, reset, started, switches, tokenOf } from "./support.mjs";

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
const has = (whole, parts) => {
  for (const [name, part] of Object.entries(parts)) assert.deepEqual(whole[name], part, name);
};

beforeEach(reset);

/** Facts without those that differ each time. */
const lasting = ({ facts, not_found_out: open }) => {
  const { "small-reads": _, "server-clock": __, ...rest } = facts;
  return { facts: rest, open };
};

test("it names switches as they stand, only reads, and a stand-in of its profile has the same one", async () => {
  await switches(SWITCHES);
  const token = await tokenOf(mock, "v1");
  const [report, profile, config] = ["report.md", "profile.json", "config.json"].map(inFolder);
  const files = ["--report", report, "--profile", profile, "--config", config];
  const args = ["doctor", mock.url, "--origin", `${ORIGIN}/`, "--requests", ...files];
  const command = Command.piped(args, { OMNITRON_TOKEN: token });
  assert.equal(await command.ended, 0, command.output);

  const { posts, requests } = await mock.ledger();
  assert.deepEqual(posts.map(({ path }) => path), ["/api/v1/auth/login/"], "but for the sign-in of this test");
  assert.deepEqual(new Set(requests.slice(1).map((request) => request.split(" ")[0])), new Set(["GET", "OPTIONS"]));
  const found = await json(profile);
  has(found, { version: 1, base_url: mock.url, by: "demo" });
  has(found.facts, {
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
  has((await json(config)).environments[0], { base_url: mock.url, api_prefix: "v1" });
  const told = await readFile(report, "utf8");
  assert.match(told, /all of them GET or OPTIONS/);
  for (const path of files.filter((_, at) => at % 2)) assert.match(await readFile(path, "utf8"), /[^\n]\n$/);

  const { output, results } = command;
  assert.equal(output, results, "nothing to complain of");
  assert.ok(output.startsWith(`Examining ${mock.url} by reads alone. Ctrl-C stops.\n\n 1/67 ✓ Omnitron answers: yes. `), output);
  assert.match(output, /^67\/67 ✓ limit of calls: 0 answers were a 429\. /m);
  assert.match(output, /^ +reach: GET \/api\/v1\/orders\/\?limit=1 → 200, \d+ ms$/m);
  // What is emphasised has no marks of Markdown.
  assert.doesNotMatch(output, /\*\*/);
  assert.match(output, /^ *\d+\/67 ✓ `orders\/`: `number`: ignored\. /m);
  assert.match(output, /\n\nExamined\. \d+ facts, \d+ not found out, \d+ requests, all of them GET or OPTIONS\.\n/);
  assert.match(output, /\n\nWhat to set, in config\.json\n {2}\{\n {4}"environments": \[\n/);
  assert.doesNotMatch(output, /^Not found out/m, "a list without an entry has no heading");
  assert.match(output, /\n\nWhat no read can tell\n {2}- \S/);
  assert.doesNotMatch(output, /--origin/);
  const where = [["The report", report], ["The profile", profile], ["The proposal for config.json", config]];
  assert.ok(output.endsWith(`\n\n${where.map(([what, path]) => `${what} is in ${path}\n`).join("")}`), output);
  for (const text of [output, told, JSON.stringify(found)]) assert.ok(!text.includes(token));

  const standIn = await started("--profile", profile);
  const second = inFolder("second.json");
  const env = { OMNITRON_TOKEN: await tokenOf(standIn, "v1") };
  const again = Command.inThread(["doctor", standIn.url, "--origin", ORIGIN, "--profile", second], env);
  assert.equal(await again.ended, 0, again.output);
  assert.deepEqual(lasting(await json(second)), lasting(found));
  // Each request is printed where that was asked for.
  assert.doesNotMatch(again.output, / → /);
  standIn.stop();
});

test("over TLS it learns what a browser would speak, and refuses a certificate that nobody knows", async () => {
  // Of one seed, all mocks give the same token.
  const env = { OMNITRON_TOKEN: await tokenOf() };
  const secure = await started("--tls");
  const profile = inFolder("tls.json");
  const args = ["doctor", secure.url, "--profile", profile];
  const refused = Command.inThread(args, env);
  assert.equal(await refused.ended, 1);
  assert.match(refused.output, /self-signed certificate/);
  const trusting = Command.piped(args, { ...env, NODE_TLS_REJECT_UNAUTHORIZED: "0" });
  assert.equal(await trusting.ended, 0, trusting.output);
  assert.deepEqual((await json(profile)).facts.connections, { connections: "http2" });
  assert.match(trusting.results, /\n\nNot found out\n {2}- a page of another origin may read\n {2}- /);
  assert.match(trusting.results, /\n\n--origin tells what a page of another origin may do\.\n/);
  secure.stop();
});

test("what a trial has added to a profile stays, and a file that is none is left alone", async () => {
  const env = { OMNITRON_TOKEN: await tokenOf() };
  const path = inFolder("kept.json");
  const args = ["doctor", mock.url, "--profile", path];
  const first = Command.inThread(args, env);
  assert.equal(await first.ended, 0, first.output);
  const trial = { at: 1_772_442_940_000, by: "demo", facts: [{ success_status: 201 }] };
  await writeFile(path, JSON.stringify({ ...(await json(path)), trial }));
  assert.equal(await Command.inThread(args, env).ended, 0);
  assert.deepEqual((await json(path)).trial, trial);
  await writeFile(path, '{"more":1}');
  const { length } = (await mock.ledger()).requests;
  const command = Command.inThread(args, env);
  assert.equal(await command.ended, 1);
  assert.ok(command.output.startsWith(`${path}: `) && command.output.includes("not a profile"), command.output);
  assert.deepEqual(await json(path), { more: 1 });
  assert.equal((await mock.ledger()).requests.length, length, "nothing is asked");
});

test("in a terminal it has colours, unless they are not wanted", { skip, timeout: 20_000 }, async () => {
  const env = { OMNITRON_TOKEN: await tokenOf(), TERM: "xterm", NO_COLOR: "" };
  await switches({ ignore_filters: ["number"] });
  const command = Command.inTerminal(["doctor", mock.url], env);
  assert.equal(await command.ended, 0, command.output);
  const { output } = command;
  assert.match(output, /^\x1b\[2m 1\/67\x1b\[0m \x1b\[32m✓\x1b\[0m Omnitron answers: yes\. \x1b\[2mThe address is right, [^\x1b]*\x1b\[0m\r$/m);
  assert.match(output, /^\x1b\[2m\d+\/67\x1b\[0m \x1b\[33m\?\x1b\[0m headers that a page sees: \x1b\[33mnot found out\x1b\[0m\. /m);
  assert.match(output, /: \x1b\[31mignored\x1b\[0m\. /);
  assert.match(output, /^\x1b\[1mExamined\.\x1b\[0m /m);
  for (const without of [{ TERM: "dumb" }, { NO_COLOR: "1" }]) {
    const plain = Command.inTerminal(["doctor", mock.url], { ...env, ...without, OMNITRON_TOKEN: "0123456789abcdef" });
    assert.equal(await plain.ended, 1, plain.output);
    assert.doesNotMatch(plain.output, /\x1b/);
  }
});
