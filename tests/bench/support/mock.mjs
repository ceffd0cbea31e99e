/** The mock in a process of its own, which answers each release after a while. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const KEY = "bench";
const API = "api/i1";

export class MockOmnitron {
  constructor(child, url) {
    this.child = child;
    /** Its origin. */
    this.url = url;
  }

  /** Starts one on a free port that serves the files of `page`; releases are answered after `millis`. */
  static start(millis, page = process.env.PAGE) {
    const slow = JSON.stringify([{ on: "create_mapping", kind: "slow", millis }]);
    return this.with(page, "--orders", "900", "--faults", slow);
  }

  /** Starts a shop with planted leaks, in which everything but the sign-in is answered after `millis`. */
  static leaks({ seed = 1, orders, millis = 0, page = process.env.PAGE }) {
    const kinds = ["orders", "order", "lines", "stock"];
    const slow = millis > 0 ? kinds.map((on) => ({ on, kind: "slow", millis })) : [];
    const shop = ["--shop", "leaks", "--seed", String(seed), "--orders", String(orders)];
    return this.with(page, ...shop, "--faults", JSON.stringify(slow));
  }

  static async with(page, ...more) {
    const flags = ["--listen", "127.0.0.1:0", "--page", page, "--control-key", KEY, "--stop-with-stdin"];
    const child = spawn(process.env.MOCK_OMNITRON, [...flags, ...more], { stdio: ["pipe", "pipe", "inherit"] });
    const [line] = await once(createInterface(child.stdout), "line");
    return new MockOmnitron(child, line.split(" ").at(-1));
  }

  stop() {
    this.child.stdin.end();
  }

  /** Lines that can be released, each with a code. */
  async lines(count) {
    const { orders } = await this.control("GET", "sample");
    const items = orders.flatMap(({ items }) => items).filter((item) => item.cancel_status === null);
    if (items.length < count) throw new Error(`the mock has ${items.length} lines`);
    return items.slice(0, count).map(({ pk }) => ({ item: pk, code: `ERP-00${pk}` }));
  }

  /** All orders and their lines, as they truly are. */
  async orders() {
    return (await this.control("GET", "sample")).orders;
  }

  /** As at its start, and signed in: what a script needs to send. */
  async begin() {
    await this.control("POST", "reset");
    const answer = await fetch(`${this.url}/${API}/auth/login/`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username: "demo", password: "demo" }),
    });
    const { key } = await answer.json();
    return { api: `${this.url}/${API}`, token: `Token ${key}` };
  }

  /** Throws unless `name` has released each line once, with its code, and nothing else. */
  async verify(lines, name) {
    const { posts } = await this.control("GET", "ledger");
    const sent = posts.filter(({ path }) => path.endsWith("/create_mapping/"));
    const told = ({ item, code, did }) => `${item} ${code} ${did}`;
    const found = sent.map(told).sort().join("\n");
    const wanted = lines.map((line) => told({ ...line, did: "released" })).sort().join("\n");
    if (found !== wanted) throw new Error(`${name}: ${sent.length} requests came, and not each line once`);
  }

  async control(method, what) {
    const answer = await fetch(`${this.url}/_control/${what}`, { method, headers: { "X-Control-Key": KEY } });
    if (!answer.ok) throw new Error(`${method} ${what}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  }
}
