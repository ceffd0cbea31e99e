/** How the command is called. */

import assert from "node:assert/strict";
import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { Command, inFolder, SCRIPT } from "./command.mjs";
import { mock, tokenOf } from "./support.mjs";

const SHOP = "https://shop.example";
const CODES = ["--code", "A", "--other-code", "B"];
const TOKEN = { OMNITRON_TOKEN: "fedcba9876543210" };

const GENERAL = /^Usage: omnitron-release <command>/m;
const OF_DOCTOR = /^Usage: omnitron-release doctor/m;
const OF_TRIAL = /^Usage: omnitron-release trial/m;

/** The arguments, the words that say what is wrong, and the help that follows. */
const WRONG = {
  "no command": [[], /^no command$/m, GENERAL],
  "another command": [["examine", SHOP], /^no such command$/m, GENERAL],
  "the name of something that every object has": [["toString", SHOP], /^no such command$/m, GENERAL],
  "no address": [["doctor"], /^one address is needed$/m, OF_DOCTOR],
  "two addresses": [["doctor", SHOP, SHOP], /^one address is needed$/m, OF_DOCTOR],
  "a token as an argument": [["doctor", SHOP, "--token=0123456789abcdef"], /--token/, OF_DOCTOR],
  "an option without its value": [["doctor", SHOP, "--report"], /--report/, OF_DOCTOR],
  "a flag with a value": [["doctor", SHOP, "--requests=all"], /--requests/, OF_DOCTOR],
  "an address that is not secure": [["doctor", "http://shop.example"], /https/, OF_DOCTOR],
  "an address with a password": [["doctor", "https://demo:0123456789abcdef@shop.example"], /user name|password/, OF_DOCTOR],
  "another prefix": [["doctor", SHOP, "--prefix", "v2"], /i1/, OF_DOCTOR],
  "an origin with a path": [["doctor", SHOP, "--origin", `${SHOP}/page`], /^--origin must be an origin/m, OF_DOCTOR],
  "an origin that is no address": [["doctor", SHOP, "--origin", "shop"], /^--origin must be an origin/m, OF_DOCTOR],
  "an address without an origin": [["doctor", SHOP, "--origin", "null:null"], /^--origin must be an origin/m, OF_DOCTOR],
  "a trial without a line": [["trial", SHOP, ...CODES], /^--line is needed$/m, OF_TRIAL],
  "a trial without codes": [["trial", SHOP, "--line", "1"], /^--code is needed$/m, OF_TRIAL],
  "a trial without another code": [["trial", SHOP, "--line", "1", "--code", "A"], /^--other-code is needed$/m, OF_TRIAL],
  "a trial with two equal codes": [["trial", SHOP, "--line", "1", "--code", "A", "--other-code", "A"], /code/, OF_TRIAL],
  "a trial with a line twice": [["trial", SHOP, "--line", "1", "--second-line", "1", ...CODES], /line/, OF_TRIAL],
  "a trial with an option of the doctor": [["trial", SHOP, "--line", "1", ...CODES, "--report", "a"], /--report/, OF_TRIAL],
};

for (const [what, [args, says, help]] of Object.entries(WRONG)) {
  test(`${what} is wrong usage, and repeats no secret`, async () => {
    const command = Command.inThread(args, TOKEN);
    assert.equal(await command.ended, 2, command.output);
    const [told] = command.output.split("Usage:");
    assert.match(told, says);
    assert.match(command.output, help);
    assert.equal(command.results, "");
    assert.doesNotMatch(command.output, /0123456789abcdef|fedcba9876543210/);
  });
}

for (const [args, help] of [
  [["--help"], GENERAL],
  [["-h"], GENERAL],
  [["doctor", "--help"], OF_DOCTOR],
  [["trial", SHOP, "-h"], OF_TRIAL],
]) {
  test(`${args.join(" ")} needs no Omnitron`, async () => {
    const command = Command.inThread(args);
    assert.equal(await command.ended, 0, command.output);
    assert.match(command.results, help);
    assert.equal(command.results, command.output);
  });
}

test("without a token and a terminal it says where to put one", async () => {
  const command = Command.inThread(["doctor", mock.url], { OMNITRON_TOKEN: "" });
  assert.equal(await command.ended, 1);
  assert.match(command.output, /^there is no token: set the environment variable OMNITRON_TOKEN, or run this in a terminal to be asked for the user name and the password$/m);
  assert.deepEqual((await mock.ledger()).requests, []);
});

test("a token that cannot be one is told, and not shown", async () => {
  const command = Command.inThread(["doctor", mock.url], { OMNITRON_TOKEN: "fedcba\n987" });
  assert.equal(await command.ended, 1);
  assert.doesNotMatch(command.output, /fedcba|Usage:| at /);
  assert.notEqual(command.output, "");
  assert.deepEqual((await mock.ledger()).requests, []);
});

test("a trial through a pipe is refused, as it reads nothing", async () => {
  const env = { OMNITRON_TOKEN: await tokenOf() };
  const command = Command.inThread(["trial", mock.url, "--line", "70146", ...CODES], env);
  assert.equal(await command.ended, 1);
  assert.match(command.output, /^a trial needs a terminal, for input and output: .* typed the line's id, and a pipe or a file cannot read$/m);
  assert.equal(command.results, "");
  assert.deepEqual(await mock.mappings(), []);
});

test("a broken installation is no wrong usage, and shows where it breaks", async () => {
  const whole = dirname(dirname(dirname(SCRIPT)));
  const broken = inFolder("broken");
  await mkdir(broken);
  for (const part of ["package.json", "dist", "wasm"]) await cp(join(whole, part), join(broken, part), { recursive: true });
  await rm(join(broken, "wasm/omnitron_doctor_bg.wasm"));
  const script = join(broken, "dist/command/main.js");
  const command = Command.piped(["doctor", mock.url], TOKEN, { script });
  assert.equal(await command.ended, 1);
  assert.match(command.output, /ENOENT.*omnitron_doctor_bg\.wasm/);
  assert.doesNotMatch(command.output, /Usage:/);
  // What needs no wasm still works.
  assert.equal(await Command.piped(["--help"], {}, { script }).ended, 0);
});
