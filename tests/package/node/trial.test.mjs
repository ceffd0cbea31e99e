/** `omnitron-release trial`, in a terminal. */

import assert from "node:assert/strict";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { beforeEach, test } from "node:test";

import { agrees, ALL, CODES, declines, first, ORDER, QUESTION, second, SKU, trial, underWay } from "./agree.mjs";
import { entries, inFolder, json, skip, Command } from "./command.mjs";
import { faults, mock, reset, started, switches, tokenOf } from "./support.mjs";

beforeEach(reset);

/** A command that waits for keys which never come must not hold up the others. */
const inTerminal = { skip, timeout: 20_000 };

test("exactly the steps that were shown and agreed to are sent, and their facts kept", inTerminal, async () => {
  await switches({ second: "overwrite", same_code: "refuse400", success_status: 200 });
  const [profile, journal] = ["tried.json", "tried.jsonl"].map(inFolder);
  const command = await trial(mock, [...ALL, "--profile", profile, "--journal", journal]);
  const shown = await agrees(command);
  assert.equal(await command.ended, 0, command.output);
  const { output } = command;
  assert.match(output, /^This changes stock, and cannot be undone\.\r\nIt releases lines at http.* in a sandbox .*\. Each request is shown, and sent only after you have typed the line's id; anything else ends the trial\.\r\n\r\n/m);
  assert.match(output, new RegExp(`\r\n\r\nThe lines, as ${new URL(mock.url).host} has them\r\n {2}- line ${first}: order ${ORDER}, ${SKU}, .*, quantity \\d+, approved\r\n`));

  const sent = await mock.mappings();
  assert.deepEqual(sent.map(({ body }) => body), shown);
  const told = sent.slice(0, 2).map(({ item, code, did }) => ({ item, code, did }));
  assert.deepEqual(told, ["recorded", "released"].map((did) => ({ item: Number(first), code: "TRIAL-1", did })));
  assert.equal(new Set(sent.map(({ connection }) => connection)).size, sent.length, "a connection each");
  const address = `POST ${mock.url}/api/i1/order_items/${first}/create_mapping/`;
  assert.ok(output.includes(`\r\n  ${address}\r\n  ${shown[0]}\r\n  `), output);
  assert.match(output, /\r\n\r\nWhat the trial has shown\r\n {2}- /);
  assert.match(output, /^ {2}Reserved units: \d+ before, \d+ after\.\r$/m);
  assert.match(output, /^ {2}Omnitron's answer: \{.+\}\r$/m);
  assert.ok(output.endsWith(`\r\n\r\nThe profile is in ${profile}\r\n\r\nThe journal is in ${journal}\r\n`), output);

  const notes = await entries(journal);
  assert.equal(notes.length, 2 * sent.length);
  assert.deepEqual(notes.filter((_, at) => at % 2 === 0).map(({ sends }) => sends.body), shown);
  const { at, step, ...before } = notes[2];
  assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
  assert.ok(step && output.includes(`\r\n\r\n${step}\r\n`));
  assert.deepEqual(before, { sends: { method: "POST", url: address.slice(5), body: shown[1] } });
  const { units, ...after } = notes[3];
  assert.deepEqual(after, { at: notes[3].at, step, result: "done", status: 200 });
  assert.ok(Number(units.before) > Number(units.after));
  assert.equal((await stat(journal)).mode & 0o777, 0o600, "others need not read it");

  const text = await readFile(profile, "utf8");
  assert.match(text, /\}\n$/);
  const { facts } = JSON.parse(text).trial;
  for (const fact of [{ success_status: 200 }, { second: { call: "again", reaction: "same" } }, { same_code: false }]) {
    assert.ok(facts.some((it) => JSON.stringify(it) === JSON.stringify(fact)), text);
  }
  const token = await tokenOf();
  for (const told of [output, text, JSON.stringify(notes)]) assert.ok(!told.includes(token));

  const standIn = await started("--profile", profile);
  const again = await trial(standIn, ["--line", first, ...CODES]);
  await agrees(again);
  assert.equal(await again.ended, 0, again.output);
  assert.match(again.output, /A call that works is answered with 200\./);
  // Without a name the journal has one of its own, and there is no profile to speak of.
  const [own] = (await readdir(again.cwd)).filter((name) => /^omnitron-trial-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.jsonl$/.test(name));
  assert.ok(again.output.endsWith(`\r\n\r\nThe journal is in ${own}\r\n`), again.output);
  assert.doesNotMatch(again.output, /profile/i);
  standIn.stop();
});

test("a no after a step keeps what that has shown", inTerminal, async () => {
  const profile = inFolder("one-step.json");
  const command = Command.inTerminal(["trial", mock.url, ...ALL, "--profile", profile], { OMNITRON_TOKEN: "" });
  await command.says("User name");
  command.types("demo\r");
  await command.says("Password:");
  command.types("demo\r");
  await agrees(command, 1);
  await command.says(QUESTION);
  command.types("\r");
  assert.equal(await command.ended, 1);
  assert.match(command.output, /\r\nThe trial ends here\. This step was not sent\.\r\n/);
  assert.equal((await mock.mappings()).length, 1);
  const { by, facts } = (await json(profile)).trial;
  assert.deepEqual({ by, facts }, { by: "demo", facts: [{ success_status: 201 }] });
});

test("what the doctor has found out stays in a profile, and what was not shown is not added", inTerminal, async () => {
  const profile = inFolder("both.json");
  const env = { OMNITRON_TOKEN: await tokenOf() };
  const doctor = Command.inThread(["doctor", mock.url, "--profile", profile], env);
  assert.equal(await doctor.ended, 0, doctor.output);
  const before = await readFile(profile, "utf8");
  const none = await trial(mock, [...ALL, "--profile", profile]);
  assert.equal(await declines(none), 1);
  assert.ok(none.output.endsWith(`\r\n\r\nNothing was shown, so ${profile} is as it was.\r\n\r\nNothing was sent.\r\n`), none.output);
  assert.doesNotMatch(none.output, /journal/);
  assert.equal(await readFile(profile, "utf8"), before);
  const one = await trial(mock, [...ALL, "--profile", profile]);
  await agrees(one, 1);
  await declines(one);
  const { trial: added, ...rest } = await json(profile);
  assert.deepEqual(rest, JSON.parse(before));
  assert.deepEqual(added.facts, [{ success_status: 201 }]);
});

for (const [what, keys, after] of [
  ["a whole answer", `${first}\r`, "no\r"],
  ["an answer without its end", first, "\r"],
]) {
  test(`${what} that was typed before its question is none`, inTerminal, async () => {
    await faults({ on: "create_mapping", kind: "slow", millis: 1_000 });
    const journal = inFolder(`${keys.length}.jsonl`);
    const command = await trial(mock, [...ALL, "--journal", journal]);
    await agrees(command, 1);
    await underWay(journal);
    command.types(keys);
    await command.says(QUESTION);
    command.types(after);
    assert.equal(await command.ended, 1);
    assert.equal((await mock.mappings()).length, 1);
  });
}

for (const [what, keys] of Object.entries({ no: "no\r", "the id of another line": `${second}\r`, "Ctrl-C": "\x03", "the end of input": "\x04" })) {
  test(`${what} sends nothing`, inTerminal, async () => {
    const command = await trial(mock, ALL);
    await command.says(QUESTION);
    command.types(keys);
    assert.equal(await command.ended, 1);
    assert.match(command.output, /\r\nThe trial ends here\. This step was not sent\.\r\n\r\nNothing was sent\.\r\n$/);
    assert.deepEqual(await mock.mappings(), []);
  });
}

test("a profile that is none ends it before anything is asked", inTerminal, async () => {
  const profile = inFolder("broken.json");
  await writeFile(profile, "{");
  const command = await trial(mock, [...ALL, "--profile", profile]);
  assert.equal(await command.ended, 1);
  assert.ok(command.output.startsWith(`${profile}: `) && command.output.includes("not a profile"), command.output);
  assert.equal((await mock.ledger()).requests.length, 1, "but for the sign-in of this test");
});
