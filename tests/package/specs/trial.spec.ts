/** `npx omnitron-release trial` */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect } from "@playwright/test";

import { MockOmnitron } from "../../support/mock.ts";
import { SENT } from "../../support/shop.ts";
import { Command, noTerminal, test, tokenOf } from "../support/command.ts";

const [first, second, third] = SENT.lines.map(({ id }) => String(id)) as [string, string, string];
const CODES = ["--code", "TRIAL-1", "--other-code", "TRIAL-2"];
const ALL = ["--line", first, "--second-line", second, "--third-line", third, ...CODES];
const QUESTION = "Anything else ends the trial: ";

/** A trial in a terminal. */
async function begun(omnitron: MockOmnitron, project: string, args: string[]): Promise<Command> {
  const env = { OMNITRON_TOKEN: await tokenOf(omnitron) };
  return Command.inTerminal(project, ["trial", omnitron.url, ...args], env);
}

/** Agrees to every step, or to some; returns the bodies that were shown. */
async function agrees(command: Command, most = Infinity): Promise<string[]> {
  const ended = command.ended().then(() => "ended");
  for (let agreed = 0; agreed < most; agreed += 1) {
    const asked = command.says(QUESTION).then(() => "asked", () => "silent");
    if ((await Promise.race([asked, ended])) !== "asked") break;
    const line = /Type (\d+) to send this/.exec(command.output.slice(command.output.lastIndexOf("Type ")))![1]!;
    command.types(`${line}\r`);
  }
  return [...command.output.matchAll(/^ {2}(\{.*\})\r?$/gm)].map(([, body]) => body!);
}

const entries = async (path: string) =>
  (await readFile(path, "utf8")).trim().split("\n").map((line) => JSON.parse(line));

test.describe("in a terminal", () => {
  test.skip(noTerminal !== "", noTerminal);

  test("exactly the steps that were shown and agreed to are sent, and their facts kept", async ({ omnitron, project }) => {
    await omnitron.switches({ second: "overwrite", same_code: "refuse400", success_status: 200 });
    const [profile, journal] = [join(project, "tried.json"), join(project, "tried.jsonl")];
    const command = await begun(omnitron, project, [...ALL, "--profile", profile, "--journal", journal]);
    const shown = await agrees(command);
    expect(await command.ended(), command.output).toBe(0);
    expect(command.output).toContain("This changes stock, and cannot be undone.");
    expect(command.output).toContain(`line ${first}: order ${SENT.number}, ${SENT.lines[0]!.sku}`);

    const sent = await omnitron.mappings();
    expect(sent.map(({ body }) => body)).toEqual(shown);
    expect(sent[0]).toMatchObject({ item: Number(first), code: "TRIAL-1", did: "recorded" });
    expect(sent[1]).toMatchObject({ item: Number(first), code: "TRIAL-1", did: "released" });
    expect(new Set(sent.map(({ connection }) => connection)).size, "a connection each").toBe(sent.length);

    const notes = await entries(journal);
    expect(notes).toHaveLength(2 * sent.length);
    expect(notes.filter((_, at) => at % 2 === 0).map(({ sends }) => sends.body)).toEqual(shown);
    expect(notes[3]).toMatchObject({ result: "done", status: 200, units: { before: expect.any(String) } });

    const found = JSON.parse(await readFile(profile, "utf8"));
    expect(found.trial.facts).toContainEqual({ success_status: 200 });
    expect(found.trial.facts).toContainEqual({ second: { call: "again", reaction: "same" } });
    expect(found.trial.facts).toContainEqual({ same_code: false });
    const told = command.output + JSON.stringify([notes, found]);
    expect(told).not.toContain(await tokenOf(omnitron));

    const standIn = await MockOmnitron.start("--profile", profile);
    const again = await begun(standIn, project, ["--line", first, ...CODES]);
    await agrees(again);
    expect(await again.ended(), again.output).toBe(0);
    expect(again.output).toContain("A call that works is answered with 200.");
    standIn.stop();
  });

  for (const [what, keys] of Object.entries({ no: "no\r", "the id of another line": `${second}\r`, "Ctrl-C": "\x03", "the end of input": "\x04" })) {
    test(`${what} sends nothing`, async ({ omnitron, project }) => {
      const command = await begun(omnitron, project, ALL);
      await command.says(QUESTION);
      command.types(keys);
      expect(await command.ended()).toBe(1);
      expect(command.output).toContain("Nothing was sent.");
      expect(await omnitron.mappings()).toEqual([]);
    });
  }

  test("what Omnitron says cannot steer the terminal", async ({ omnitron, project }) => {
    const body = "No.\u001b]0;title\u0007\u001b[2J\u009b31m\u202egone";
    await omnitron.faults({ on: "create_mapping", kind: "plain_status", status: 400, body });
    const command = await begun(omnitron, project, ["--line", first, ...CODES]);
    await agrees(command);
    await command.ended();
    expect(command.output).toMatch(/Omnitron's answer: No\. .*gone/);
    expect(command.output).not.toMatch(/[\x07\x1b\x9b\u202e]/);
  });

  test("a no after a step keeps what that has shown", async ({ omnitron, project }) => {
    const profile = join(project, "one-step.json");
    const args = ["trial", omnitron.url, ...ALL, "--profile", profile];
    const command = Command.inTerminal(project, args, { OMNITRON_TOKEN: "" });
    await command.says("User name");
    command.types("demo\r");
    await command.says("Password:");
    command.types("demo\r");
    await agrees(command, 1);
    await command.says(QUESTION);
    command.types("\r");
    expect(await command.ended()).toBe(1);
    expect(await omnitron.mappings()).toHaveLength(1);
    const { trial } = JSON.parse(await readFile(profile, "utf8"));
    expect(trial).toMatchObject({ by: "demo", facts: [{ success_status: 201 }] });
  });

  test("an unknown outcome ends it, and it says what to look up", async ({ omnitron, project }) => {
    await omnitron.faults({ on: "create_mapping", kind: "cut", done: true, every: 2 });
    const journal = join(project, "unknown.jsonl");
    const command = await begun(omnitron, project, [...ALL, "--journal", journal]);
    await agrees(command);
    expect(await command.ended()).toBe(1);
    expect(await omnitron.mappings()).toHaveLength(2);
    expect(command.output).toContain(`Look in Omnitron at line ${first} of order ${SENT.number}`);
    expect((await entries(journal)).at(-1)).toMatchObject({ result: "unknown", status: null });
  });

  test("Ctrl-C waits for the outcome of what is under way; again, it ends, and the journal has a trace", async ({ omnitron, project }) => {
    await omnitron.faults({ on: "create_mapping", kind: "no_answer" });
    const journal = join(project, "interrupted.jsonl");
    const command = await begun(omnitron, project, [...ALL, "--journal", journal]);
    await agrees(command, 1);
    await expect.poll(async () => (await omnitron.mappings()).length).toBe(1);
    command.types("\x03");
    await command.says("its outcome is waited for, and nothing more is sent");
    command.types("\x03");
    expect(await command.ended()).toBe(1);
    expect(await entries(journal)).toMatchObject([{ sends: { method: "POST", body: expect.any(String) } }]);
    expect(await omnitron.mappings()).toHaveLength(1);
  });

  test("without a journal nothing is sent", async ({ omnitron, project }) => {
    const command = await begun(omnitron, project, [...ALL, "--journal", project]);
    await agrees(command);
    expect(await command.ended()).toBe(1);
    expect(command.output).toContain("cannot be written");
    expect(await omnitron.mappings()).toEqual([]);
  });

  test("a profile that cannot be read ends it before anything is asked", async ({ omnitron, project }) => {
    const profile = join(project, "broken.json");
    await writeFile(profile, "{");
    const command = await begun(omnitron, project, [...ALL, "--profile", profile]);
    expect(await command.ended()).toBe(1);
    expect(command.output).toContain("not a profile");
    expect((await omnitron.ledger()).requests, "but for the sign-in of this test").toHaveLength(1);
  });
});

test("a pipe is refused, as it reads nothing", async ({ omnitron, project }) => {
  const command = Command.piped(project, ["trial", omnitron.url, ...ALL], { OMNITRON_TOKEN: await tokenOf(omnitron) });
  expect(await command.ended()).toBe(1);
  expect(command.output).toContain("a trial needs a terminal");
  expect(await omnitron.mappings()).toEqual([]);
});
