/** `omnitron-release doctor`, where it comes to no good end. */

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { once } from "node:events";
import { beforeEach, test } from "node:test";

import { Command, inFolder, isThere, json, skip } from "./command.mjs";
import { faults, mock, reset, tokenOf } from "./support.mjs";

const WRONG_TOKEN = { OMNITRON_TOKEN: "0123456789abcdef" };

beforeEach(reset);

test("a token that Omnitron does not take ends it, and nothing is written", async () => {
  for (const file of ["report", "profile", "config"]) {
    await reset();
    const path = inFolder("wrong-token");
    const command = Command.inThread(["doctor", mock.url, `--${file}`, path], WRONG_TOKEN);
    assert.equal(await command.ended, 1);
    assert.match(command.output, /\n\nNot all was examined\. 0 facts, /);
    assert.equal(command.complaints, "\nOmnitron does not take this token.\nNo file was written.\n");
    assert.ok(!command.output.includes(WRONG_TOKEN.OMNITRON_TOKEN));
    assert.doesNotMatch(command.output, /What to set/);
    assert.equal((await mock.ledger()).requests.length, 1);
    assert.equal(await isThere(path), false);
  }
  const command = Command.inThread(["doctor", mock.url], WRONG_TOKEN);
  assert.equal(await command.ended, 1);
  assert.equal(command.complaints, "\nOmnitron does not take this token.\n", "and no file is spoken of where none was named");
});

test("where nobody answers it says why", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${server.address().port}`;
  await new Promise((closed) => server.close(closed));
  const command = Command.inThread(["doctor", address], WRONG_TOKEN);
  assert.equal(await command.ended, 1);
  assert.match(command.complaints, /^\nNo Omnitron was found at this address\. .* \(GET: connect ECONNREFUSED 127.*\)\n$/);
});

test("the end of the session leaves the checks after it not found out", async () => {
  const token = await tokenOf();
  await faults({ on: "any", kind: "token_revoked", every: 60 });
  const profile = inFolder("session.json");
  const command = Command.inThread(["doctor", mock.url, "--profile", profile], { OMNITRON_TOKEN: token });
  assert.equal(await command.ended, 1);
  assert.match(command.output, /\n\nNot all was examined\. /);
  assert.equal(command.complaints, "\nThe session has ended. Sign in, and examine again.\n");
  assert.match(command.output, new RegExp(`\n\nThe profile is in ${profile}\n$`));
  const found = await json(profile);
  assert.ok("path-orders" in found.facts);
  assert.equal(found.not_found_out["stock-counter"], "session-ended");
  assert.equal(found.not_found_out["small-reads"], "session-ended");
});

test("Ctrl-C stops it, and says what was not found out", async () => {
  const token = await tokenOf();
  await faults({ on: "any", kind: "slow", millis: 20 });
  const profile = inFolder("stopped.json");
  const command = Command.piped(["doctor", mock.url, "--profile", profile], { OMNITRON_TOKEN: token });
  await command.says(" 3/67");
  // Its answer never comes; it is not waited for.
  await faults({ on: "any", kind: "no_answer" });
  command.interrupt();
  assert.equal(await command.ended, 1);
  assert.equal(command.complaints, "\nIt was stopped.\nNo file was written.\n");
  assert.match(command.output, /^ {2}- limit of calls$/m);
  assert.equal(await isThere(profile), false);
});

test("a file that cannot be written ends it before anything is asked", async () => {
  const env = { OMNITRON_TOKEN: await tokenOf() };
  const { length } = (await mock.ledger()).requests;
  const path = inFolder("no-such-folder/file");
  for (const file of ["report", "profile", "config"]) {
    const command = Command.inThread(["doctor", mock.url, `--${file}`, path], env);
    assert.equal(await command.ended, 1);
    assert.equal(command.output, `${path} cannot be written: its folder is not there, or closed\n`);
  }
  const folder = inFolder("folder.json");
  await mkdir(folder);
  const command = Command.inThread(["doctor", mock.url, "--profile", folder], env);
  assert.equal(await command.ended, 1);
  assert.ok(command.output.startsWith(`${folder} cannot be read: EISDIR`), command.output);
  assert.equal((await mock.ledger()).requests.length, length);
});

test("in a terminal it asks for name and password, and shows no password", { skip, timeout: 20_000 }, async () => {
  const command = Command.inTerminal(["doctor", mock.url], { OMNITRON_TOKEN: "" });
  await command.says(`User name at ${mock.url}: `);
  command.types("nobody\r");
  await command.says("Password: ");
  command.types("secret-word\r");
  assert.equal(await command.ended, 1);
  const { posts } = await mock.ledger();
  assert.deepEqual(posts.map(({ body }) => JSON.parse(body)), [{ username: "nobody", password: "secret-word" }]);
  assert.match(command.output, /nobody/);
  assert.doesNotMatch(command.output, /secret-word|Usage:|Error/);
  // The answer stands on a line of its own, as the key that ended the password was not shown.
  assert.match(command.output, /Password: \r\n\S/);
});

for (const [what, keys] of Object.entries({ "no name": ["\r"], "no password": ["demo\r", "\r"], "Ctrl-C": ["\x03"], "the end of input": ["demo\r", "\x04"] })) {
  test(`${what} signs nobody in`, { skip, timeout: 20_000 }, async () => {
    const command = Command.inTerminal(["doctor", mock.url], { OMNITRON_TOKEN: "" });
    for (const [at, key] of keys.entries()) {
      await command.says(["User name", "Password: "][at]);
      command.types(key);
    }
    assert.equal(await command.ended, 1);
    assert.match(command.output, /\nnobody has signed in\r\n$/);
    assert.deepEqual((await mock.ledger()).requests, []);
  });
}
