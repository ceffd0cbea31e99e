/** Parts of the commands: what they print, and the files that they write. */

import assert from "node:assert/strict";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { test } from "node:test";

import { entries, inFolder } from "./command.mjs";
import { part, started } from "./support.mjs";

const { plain } = await part("command/print.js");
const { checkWritable, readIfThere, write } = await part("command/files.js");
const { Journal } = await part("command/journal.js");
const { offered } = await part("command/offered.js");
const { message } = await part("command/errors.js");

test("a text of a server cannot steer the terminal", () => {
  assert.equal(plain("a\x1b[31mb\x07\x9b2Jc\x7f\td"), "a [31mb  2Jc  d");
  assert.equal(plain("a\u202eb\u2066c\u2069d\u2028e"), "a b c d e");
  for (const good of ["one\ntwo", "çğış — “ğ” 日本 😀", " ~\u00a0\u2027\u202f\u2065\u206a"]) assert.equal(plain(good), good);
  for (const first of ["\0", "\x0b", "\x1f", "\x80", "\r"]) assert.equal(plain(`${first}${first}`), "  ");
});

test("a file is written whole, and one that cannot be written leaves nothing behind", async () => {
  const folder = inFolder("written");
  await mkdir(`${folder}/taken`, { recursive: true });
  await write(`${folder}/a`, "one");
  await write(`${folder}/a`, "two");
  assert.equal(await readFile(`${folder}/a`, "utf8"), "two");
  assert.equal(await readIfThere(`${folder}/a`), "two");
  assert.equal(await readIfThere(`${folder}/b`), undefined);
  await assert.rejects(write(`${folder}/taken`, "three"), { message: /taken cannot be written: EISDIR/ });
  await assert.rejects(write(`${folder}/no/a`, "three"), { message: /no\/a cannot be written: ENOENT/ });
  await checkWritable(undefined, `${folder}/c`);
  await assert.rejects(checkWritable(undefined, `${folder}/no/c`), { message: /no\/c cannot be written/ });
  assert.deepEqual((await readdir(folder)).sort(), ["a", "taken"]);
});

test("a journal goes on in the file that is named, and else begins one", async () => {
  const path = inFolder("journal.jsonl");
  await writeFile(path, '{"step":"before"}\n');
  const journal = new Journal(path);
  await journal.write({ step: "one" });
  await journal.write({ step: "two" });
  await journal.close();
  assert.deepEqual((await entries(path)).map(({ step }) => step), ["before", "one", "two"]);
  await new Journal(path).close();

  const own = new Journal(undefined);
  own.path = inFolder(own.path);
  await own.write({ step: "one" });
  await own.close();
  const same = new Journal(undefined);
  same.path = own.path;
  await assert.rejects(same.write({ step: "two" }), { message: /^the journal .* cannot be written: EEXIST/ });
});

test("what a browser would speak is asked in a handshake alone", async () => {
  const secure = await started("--tls");
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
  assert.equal(await offered(secure.url), "h2");
  assert.equal(await offered(secure.url.replace("127.0.0.1", "localhost")), "h2");
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = before ?? "1";
  // A certificate that nobody knows, no server, and no TLS.
  assert.equal(await offered(secure.url), "");
  assert.deepEqual((await secure.ledger()).requests, []);
  secure.stop();
  assert.equal(await offered("https://127.0.0.1:1"), "");
  assert.equal(await offered("http://127.0.0.1:1"), "");
});

test("whatever is thrown has words", () => {
  assert.equal(message(new Error("why")), "why");
  assert.equal(message("why"), "why");
});
