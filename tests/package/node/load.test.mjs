/** Loading the package where it does not load itself, as in a page; each case has a copy of its own. */

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import http from "node:http";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

import { init, validateLine } from "omnitron-release";

import { partAt } from "./support.mjs";

const WASM = new URL("../wasm/omnitron_release_bg.wasm", partAt("node.js"));
const bytes = await readFile(WASM);

/** Runs statements in a thread, in which `omnitron` is the package that is not loaded yet; what `tell` was told. */
async function inPage(statements, workerData = {}) {
  const code = `
    const { parentPort, workerData } = require("node:worker_threads");
    const tell = (what) => parentPort.postMessage(what);
    const failure = (error) => ({ name: error.name, code: error.code, message: error.message, cause: error.cause?.name });
    const check = (omnitron) => omnitron.validateLine({ orderItemId: 1, code: "A" }).ok;
    import(${JSON.stringify(partAt("index.js"))}).then(async (omnitron) => {
      const { init } = omnitron;
      const { bytes, url } = workerData;
      ${statements}
    });`;
  const worker = new Worker(code, { eval: true, workerData: { bytes, ...workerData } });
  const told = [];
  worker.on("message", (what) => told.push(what));
  await once(worker, "exit");
  return told;
}

test("in Node.js it is loaded, and init does nothing, whatever it is given", async () => {
  await init();
  await init("https://nowhere.example/no-such-file.wasm");
  assert.equal(validateLine({ orderItemId: 1, code: "A" }).ok, true);
});

test("a call before init says what is missing", async () => {
  const [error] = await inPage("try { check(omnitron); } catch (error) { tell({ ...failure(error), known: omnitron.isOmnitronError(error) }); }");
  assert.deepEqual([error.known, error.name, error.code], [true, "OmnitronError", "package.not_ready"]);
  assert.match(error.message, /wait for init\(\) before anything else is called, for example `await init\(\)`/);
});

for (const [what, source] of Object.entries({
  "bytes": "bytes",
  "a compiled module": "new WebAssembly.Module(bytes)",
  "an answer": 'new Response(bytes, { headers: { "content-type": "application/wasm" } })',
  "an answer of its type, and more": 'new Response(bytes, { headers: { "content-type": "application/wasm; v=1" } })',
  "an answer of another type": 'new Response(bytes, { headers: { "content-type": "text/plain" } })',
  "an answer of no type": "new Response(bytes)",
  "a promise": "Promise.resolve(bytes)",
})) {
  test(`init takes ${what}`, async () => {
    assert.deepEqual(await inPage(`await init(${source}); tell(check(omnitron));`), [true]);
  });
}

/** A server of files. */
async function serve(answer) {
  const asked = [];
  const server = http.createServer(({ url }, response) => {
    asked.push(url);
    answer(url, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { asked, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() && server.closeAllConnections() };
}

test("init fetches an address, once for all that wait, and without one its own file", async () => {
  const { url, asked, close } = await serve((_, response) => response.setHeader("Content-Type", "application/wasm").end(bytes));
  const statements = `
    await Promise.all([init(url), init(url), init(url)]);
    await init(url);
    tell(check(omnitron));`;
  assert.deepEqual(await inPage(statements, { url }), [true]);
  assert.deepEqual(asked, ["/"]);
  assert.deepEqual(await inPage("await init(new URL(url)); tell(check(omnitron));", { url }), [true]);
  close();
  const own = `
    const asked = [];
    globalThis.fetch = async (from) => (asked.push(String(from)), new Response(bytes));
    await init();
    tell(asked);
    tell(check(omnitron));`;
  assert.deepEqual(await inPage(own), [[WASM.href], true]);
});

test("what came instead is named, with what helps, and init can be called again", async () => {
  const { url, close } = await serve((_, response) => response.writeHead(404, { "Content-Type": "text/html" }).end("<html>"));
  const statements = `
    for (const source of [url, new Response("<html>"), new Response(bytes, { status: 500, headers: { "content-type": "text/html" } }), bytes.slice(0, 100)]) {
      await init(source).then(() => tell(check(omnitron)), (error) => tell(failure(error)));
    }`;
  const [missing, page, served] = await inPage(statements, { url });
  close();
  assert.deepEqual([missing.name, missing.code], ["OmnitronError", "package.not_loaded"]);
  assert.equal(
    missing.message,
    `the WebAssembly module was not loaded: ${url}/ answered with 404 and text/html instead of WebAssembly. With Vite before 8, ` +
      "add omnitron-release to optimizeDeps.exclude, or give init() the address of omnitron-release/wasm",
  );
  assert.match(page.message, / answered with 200 and text\/plain;charset=UTF-8 instead/);
  assert.equal(served, true, "after failures it is loaded");
});

test("an answer that is no success is not compiled as it comes, and one without a type is said to have none", async () => {
  const statements = `
    const none = new Response(new Uint8Array([0, 0x61, 0x73, 1]));
    const wrong = new Response("no", { status: 404, headers: { "content-type": "application/wasm" } });
    for (const source of [none, wrong]) await init(source).catch((error) => tell(failure(error)));`;
  const [none, wrong] = await inPage(statements);
  assert.match(none.message, / answered with 200 and nothing instead of WebAssembly/);
  assert.match(wrong.message, / answered with 404 and application\/wasm instead of WebAssembly/);
});

test("only what begins as WebAssembly does is compiled", async () => {
  const statements = `
    for (const head of workerData.heads) await init(new Response(new Uint8Array([...head, ...bytes.slice(4)]))).catch(({ message }) => tell(message));
    tell("end");`;
  const heads = [[1, 0x61, 0x73, 0x6d], [0, 0, 0x73, 0x6d], [0, 0x61, 0, 0x6d], [0, 0x61, 0x73, 0]];
  const told = await inPage(statements, { heads });
  assert.equal(told.length, 5);
  for (const message of told.slice(0, 4)) assert.match(message, /instead of WebAssembly/);
});

test("bytes that are broken, and a fetch that fails, are errors of the package, with their cause", async () => {
  const statements = `
    globalThis.fetch = async () => { throw new TypeError("the cable is cut"); };
    for (const source of ["https://shop.example/a.wasm", bytes.slice(0, 100)]) await init(source).catch((error) => tell(failure(error)));`;
  const [cut, broken] = await inPage(statements);
  assert.deepEqual([cut.code, cut.cause], ["package.not_loaded", "TypeError"]);
  assert.match(cut.message, /was not loaded: TypeError: the cable is cut$/);
  assert.deepEqual([broken.code, broken.cause], ["package.not_loaded", "CompileError"]);
});

test("two that load at the same time start it once", async () => {
  const statements = `
    const answers = [new Response(bytes), bytes];
    await Promise.all(answers.map((source) => init(source)));
    const { ready, problems } = omnitron.validateLines([{ orderItemId: 1, code: "A" }]);
    tell([ready, problems.length]);`;
  assert.deepEqual(await inPage(statements), [[1, 0]]);
});
