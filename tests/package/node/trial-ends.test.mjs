/** `omnitron-release trial`, where a step goes wrong. */

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { beforeEach, test } from "node:test";

import { agrees, ALL, CODES, declines, first, ORDER, QUESTION, trial, underWay } from "./agree.mjs";
import { entries, inFolder, skip } from "./command.mjs";
import { faults, mock, reset, switches, until } from "./support.mjs";

beforeEach(reset);

/** A command that waits for keys which never come must not hold up the others. */
const inTerminal = { skip, timeout: 20_000 };

test("an unknown outcome ends it, and it says what to look up", inTerminal, async () => {
  await faults({ on: "create_mapping", kind: "cut", done: true, every: 2 });
  const journal = inFolder("unknown.jsonl");
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await agrees(command);
  assert.equal(await command.ended, 1);
  assert.equal((await mock.mappings()).length, 2);
  assert.match(command.output, new RegExp(`\r\n {2}The trial ends\\. Look in Omnitron at line ${first} of order ${ORDER}: whether it has the code TRIAL-1, and whether its stock is still reserved\\. Before, \\d+ units of its product were reserved\\.\r\n`));
  assert.doesNotMatch(command.output, /The last answer/);
  const { result, status } = (await entries(journal)).at(-1);
  assert.deepEqual({ result, status }, { result: "unknown", status: null });
});

test("where the stock cannot be read, no units are spoken of", inTerminal, async () => {
  await switches({ no_stock: true, faults: [{ on: "create_mapping", kind: "504" }] });
  const journal = inFolder("no-stock.jsonl");
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await agrees(command);
  assert.equal(await command.ended, 1);
  assert.match(command.output, / and whether its stock is still reserved\.\r\n/);
  assert.doesNotMatch(command.output, /[Uu]nits/);
  assert.deepEqual((await entries(journal)).at(-1).units, { before: null, after: null });
});

test("a stock that cannot be read any more is shown as not known", inTerminal, async () => {
  await faults({ on: "create_mapping", kind: "slow", millis: 1_000 });
  const journal = inFolder("slow-1.jsonl");
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await agrees(command, 1);
  // It has arrived: the units before it were read.
  await until(async () => (await mock.mappings()).length === 1);
  await faults({ on: "stock", kind: "503" });
  await declines(command);
  assert.match(command.output, /^ {2}Reserved units: \d+ before, \? after\.\r$/m);
});

test("a refusal is shown with Omnitron's words, as far as they go, and the next step is asked for", inTerminal, async () => {
  await faults({ on: "create_mapping", kind: "plain_status", status: 400, body: `{"code":["${"x".repeat(400)}"]}`, content_type: "application/json", times: 1 });
  const command = await trial(mock, ALL);
  await agrees(command, 1);
  await command.says("Omnitron's answer: ");
  assert.equal(await declines(command), 1);
  assert.match(command.output, /^ {2}Omnitron's answer: \{"code":\["x{290}\r$/m);
  assert.equal((await mock.mappings()).length, 1);
});

test("what was not sent says what came, and another may be tried", inTerminal, async () => {
  await faults({ on: "create_mapping", kind: "429", times: 1 });
  const command = await trial(mock, ALL);
  await agrees(command, 1);
  await command.says("The last answer: ");
  assert.equal(await declines(command), 1);
  assert.match(command.output, /^ {2}The last answer: \w+: status \d+\.\r$/m);
  assert.doesNotMatch(command.output, /Omnitron's answer|Look in Omnitron/);
});

test("the end of the session ends it", inTerminal, async () => {
  const journal = inFolder("session.jsonl");
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await command.says(QUESTION);
  await faults({ on: "any", kind: "token_revoked" });
  command.types(`${first}\r`);
  assert.equal(await command.ended, 1);
  assert.match(command.output, /^ {2}The last answer: \w+: status 401\.\r$/m);
  assert.deepEqual(await mock.mappings().then((sent) => sent.filter(({ did }) => did !== "nothing")), []);
  assert.equal((await entries(journal)).at(-1).result, "not_sent");
  assert.match(command.output, /\r\n\r\nThe journal is in /);
});

test("Ctrl-C waits for the outcome of what is under way; again, it ends, and the journal has a trace", inTerminal, async () => {
  await faults({ on: "create_mapping", kind: "no_answer" });
  const journal = inFolder("interrupted.jsonl");
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await agrees(command, 1);
  await until(async () => (await mock.mappings()).length === 1);
  command.types("\x03");
  await command.says("\r\nThe step that you agreed to is under way: its outcome is waited for, and nothing more is sent.\r\n");
  command.types("\x03");
  assert.equal(await command.ended, 1);
  assert.match(command.output, /\r\nThe step may have been sent\. The journal names it: look in Omnitron what became of it\.\r\n$/);
  const notes = await entries(journal);
  assert.deepEqual(notes.map(({ sends }) => sends.method), ["POST"]);
  assert.equal((await mock.mappings()).length, 1);
});

test("Ctrl-C once, and the outcome of what is under way is told, and nothing more is asked", inTerminal, async () => {
  await faults({ on: "create_mapping", kind: "slow", millis: 1_000 });
  const journal = inFolder("slow-2.jsonl");
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await agrees(command, 1);
  await underWay(journal);
  command.types("\x03");
  assert.equal(await command.ended, 1);
  assert.match(command.output, /\r\n\r\nThe journal is in /);
  assert.match(command.output, /What the trial has shown/);
  assert.equal(command.output.split(QUESTION).length, 2);
});

test("without a journal nothing is sent", inTerminal, async () => {
  const journal = inFolder("folder.jsonl");
  await mkdir(journal);
  const command = await trial(mock, [...ALL, "--journal", journal]);
  await agrees(command);
  assert.equal(await command.ended, 1);
  assert.ok(command.output.includes(`the journal ${journal} cannot be written: EISDIR`), command.output);
  assert.match(command.output, /\. Nothing is sent\.\r\n/);
  assert.match(command.output, /\r\nNothing was sent\.\r\n$/);
  assert.deepEqual(await mock.mappings(), []);
});

test("a folder of a file that is not there ends it before anything is asked", inTerminal, async () => {
  const path = inFolder("nowhere/file");
  for (const option of ["--profile", "--journal"]) {
    const command = await trial(mock, [...ALL, option, path]);
    assert.equal(await command.ended, 1);
    assert.equal(command.output, `${path} cannot be written: its folder is not there, or closed\r\n`);
  }
});

test("a line that is not there ends it before it is asked for anything", inTerminal, async () => {
  const command = await trial(mock, ["--line", "99999999", ...CODES]);
  assert.equal(await command.ended, 1);
  assert.match(command.output, /99999999/);
  assert.doesNotMatch(command.output, /Type |Error:|Usage/);
  assert.deepEqual(await mock.mappings(), []);
});

test("what Omnitron says cannot steer the terminal", inTerminal, async () => {
  const body = "No.\u001b]0;title\u0007\u001b[2J\u009b31m\u202egone";
  await faults({ on: "create_mapping", kind: "plain_status", status: 400, body });
  const command = await trial(mock, ["--line", first, ...CODES]);
  await agrees(command);
  await command.ended;
  assert.match(command.output, /Omnitron's answer: No\. .*gone/);
  assert.doesNotMatch(command.output, /[\x07\x1b\x9b\u202e]/);
});
