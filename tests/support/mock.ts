/** A mock Omnitron in a process of its own, and its controls. */

import { type ChildProcess, spawn } from "node:child_process";
import http from "node:http";
import https from "node:https";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
/** The mock, as a program. */
export const BINARY = process.env.MOCK_OMNITRON ?? inProject("target/debug/mock-omnitron");
export const PAGE = process.env.PAGE ?? inProject("web/dist");
export const KEY = "browser-tests";

/** One POST, as recorded by the mock. */
export interface Post {
  /** The place of its connection among all that were accepted, from 1. */
  connection: number;
  protocol: "http/1.1" | "h2";
  path: string;
  user: string | null;
  content_type: string | null;
  accept_language: string | null;
  body: string;
  did: "released" | "recorded" | "refused" | "nothing";
  item: number | null;
  code: string | null;
  update_stock: boolean | null;
  status: number | null;
}

export interface Ledger {
  posts: Post[];
  requests: string[];
}

/** A rule of the switch `faults`; crates/mock-omnitron/README.md lists the kinds. */
export interface Fault {
  on: "create_mapping" | "login" | "orders" | "order" | "lines" | "stock" | "content_types" | "any";
  kind: string;
  item?: number;
  times?: number;
  /** 3: only the third request that it fits, the sixth, and so on. */
  every?: number;
  done?: boolean;
  [more: string]: unknown;
}

export interface Item {
  released: boolean;
  mappings: { pk: number; code: string; released: boolean }[];
  stock: { product: number; stock_list: number; sold_quantity_unreported: number };
}

export interface Truth {
  /** The ids of lines; each line is in one of the four. */
  lines: Record<"released" | "cancelled" | "unsent" | "held", number[]>;
  /** Units on each stock row. */
  products: ({ product: number; stock_list: number } & Record<"released" | "cancelled" | "unsent" | "held", number>)[];
  shared_numbers: string[];
}

export class MockOmnitron {
  private constructor(
    private readonly process: ChildProcess,
    /** Its origin, such as `http://127.0.0.1:40001`; with the flag `--tls` it is `https`. */
    readonly url: string,
  ) {}

  /** Starts one on a free port; it stops when this process ends. */
  static async start(...flags: string[]): Promise<MockOmnitron> {
    const args = ["--listen", "127.0.0.1:0", "--page", PAGE, "--control-key", KEY, "--stop-with-stdin"];
    const child = spawn(BINARY, [...args, ...flags], { stdio: ["pipe", "pipe", "inherit"] });
    const url = await new Promise<string>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the mock ended with ${code}`)));
      createInterface(child.stdout!).once("line", (line) => resolve(line.split(" ").at(-1)!));
    });
    return new MockOmnitron(child, url);
  }

  stop() {
    this.process.stdin?.end();
  }

  get host(): string {
    return new URL(this.url).host;
  }

  /** Resets data, tokens, switches and ledger. */
  async reset() {
    await this.control("POST", "reset");
  }

  /** Changes the given switches. */
  async switches(changes: Record<string, unknown>) {
    await this.control("PUT", "switches", changes);
  }

  /** Replaces all faults. */
  async faults(...faults: Fault[]) {
    await this.switches({ faults });
  }

  async ledger(): Promise<Ledger> {
    return this.control<Ledger>("GET", "ledger");
  }

  /** The POSTs to create_mapping, oldest first. */
  async mappings(): Promise<Post[]> {
    const { posts } = await this.ledger();
    return posts.filter((post) => post.path.endsWith("/create_mapping/"));
  }

  async item(pk: number): Promise<Item> {
    return this.control<Item>("GET", `item/${pk}`);
  }

  async sample(): Promise<{ orders: SampleOrder[] }> {
    return this.control("GET", "sample");
  }

  /** What became of every line, which no call of the API tells. */
  async truth(): Promise<Truth> {
    return this.control<Truth>("GET", "truth");
  }

  private async control<T>(method: string, what: string, body?: unknown): Promise<T> {
    const headers = { "X-Control-Key": KEY, "Content-Type": "application/json" };
    const request: typeof https.request = this.url.startsWith("https:") ? https.request : http.request;
    // Nobody has signed the mock's certificate but the mock itself; `fetch` would refuse it.
    const asked = request(`${this.url}/_control/${what}`, { method, headers, rejectUnauthorized: false });
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      asked.once("response", resolve).once("error", reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
    const told = await text(answer);
    if (answer.statusCode! >= 300) throw new Error(`${method} ${what}: ${answer.statusCode} ${told}`);
    return told && JSON.parse(told);
  }
}

export interface SampleOrder {
  pk: number;
  number: string;
  status: string;
  is_send: boolean;
  items: { pk: number; sku: string; quantity: number; cancel_status: string | null }[];
}
