/** A mock of Omnitron for each test file, and its controls. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";

import * as omnitron from "omnitron-release";

const KEY = "node-tests";

/** Starts a mock on a free port, which stops when this process ends. */
export async function started(...flags) {
  const args = ["--listen", "127.0.0.1:0", "--control-key", KEY, "--stop-with-stdin", ...flags];
  const child = spawn(process.env.MOCK_OMNITRON, args, { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  // It must not keep this process alive.
  for (const part of [child, child.stdin, child.stdout]) part.unref();
  return new Mock(line.split(" ").at(-1), child);
}

class Mock {
  constructor(url, child) {
    this.url = url;
    this.stop = () => void child.stdin.end();
  }

  /** Nobody has signed the mock's certificate but the mock itself; `fetch` would refuse it. */
  async control(method, what, body) {
    const headers = { "X-Control-Key": KEY, "Content-Type": "application/json" };
    const { request } = this.url.startsWith("https:") ? https : http;
    const asked = request(`${this.url}/_control/${what}`, { method, headers, agent: false, rejectUnauthorized: false });
    asked.end(body === undefined ? undefined : JSON.stringify(body));
    const [answer] = await once(asked, "response");
    const told = await text(answer);
    if (answer.statusCode >= 300) throw new Error(`${method} ${what}: ${answer.statusCode} ${told}`);
    return told && JSON.parse(told);
  }

  reset = () => this.control("POST", "reset");
  switches = (changes) => this.control("PUT", "switches", changes);
  faults = (...faults) => this.switches({ faults });
  ledger = () => this.control("GET", "ledger");

  /** The POSTs to create_mapping, oldest first. */
  async mappings() {
    const { posts } = await this.ledger();
    return posts.filter(({ path }) => path.endsWith("/create_mapping/"));
  }
}

export const mock = await started("--keep-alive", "false");
export const baseUrl = mock.url;
export const connection = { baseUrl };
export const { reset, faults, switches } = mock;
export const control = (...given) => mock.control(...given);

/** The releases that arrived, oldest first. */
export async function releases() {
  return (await mock.mappings()).map(({ item, code, did }) => ({ item, code, did }));
}

/** A token of `demo`. */
export async function tokenOf({ url } = mock, prefix = "i1") {
  const request = omnitron.buildLogin({ username: "demo", password: "demo" }, { baseUrl: url, prefix });
  const { token } = omnitron.readLogin(await omnitron.toHttpResponse(await fetch(request.url, request)));
  return token;
}

/** Signs in, and returns the options that `release` needs. */
export async function signedIn() {
  const token = await tokenOf();
  return { connection, token: () => token };
}

/** The module of the package at a path in its folder `dist`. */
export const part = (path) => import(partAt(path));
export const partAt = (path) => new URL(path, import.meta.resolve("omnitron-release")).href;

/** Waits until a condition holds. */
export async function until(isTrue, what = String(isTrue)) {
  for (const end = Date.now() + 10_000; !(await isTrue()); await new Promise((resolve) => setTimeout(resolve, 5))) {
    if (Date.now() > end) throw new Error(`in vain: ${what}`);
  }
}
