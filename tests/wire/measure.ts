/** One measurement: lines that a server cuts off without an answer, and how often each came. */

import { once } from "node:events";
import http from "node:http";
import https from "node:https";
import { json } from "node:stream/consumers";

import { type Fault, MockOmnitron } from "../support/mock.ts";
import type { Call, Client } from "./clients.ts";
import type { Kind } from "./kinds.ts";

const API = "/api/i1";
/** Longer than the calls of one plan take to start: so each has a connection of its own. */
const SLOW = { kind: "slow", millis: 300 };

/** What was seen of the lines that were cut. */
export interface Seen {
  /** The most times that one of them arrived. */
  times: number;
  /** Whether the first to arrive came over a connection that an earlier call had left. */
  kept: boolean;
}

export async function measure(client: Client, kind: Kind): Promise<Seen> {
  const mock = await MockOmnitron.start(...kind.flags);
  try {
    const { orders } = await mock.sample();
    const lines = orders.flatMap(({ items }) => items).filter((item) => !item.cancel_status);
    const items = lines.map(({ pk }) => pk).slice(0, 2 * kind.atOnce);
    const warm = items.slice(kind.atOnce);
    const sent = items.slice(0, kind.atOnce);
    await mock.faults(
      { on: "orders", ...SLOW },
      ...warm.map((item): Fault => ({ on: "create_mapping", item, ...SLOW })),
      ...sent.map((item): Fault => ({ on: "create_mapping", item, kind: "cut", done: true })),
    );
    const { token } = await signIn(mock);
    const calls = { get: get(mock.url, token), post: post(mock.url, token, kind) };

    await client.begin(mock.url);
    const gets = Array.from({ length: kind.gets }, (_, place) => calls.get(place));
    answered(await client.send(gets));
    if (kind.own) answered(await client.send(warm.map(calls.post)));
    const { connection: next } = await signIn(mock);
    const statuses = await client.send(sent.map(calls.post));
    if (statuses.some((status) => status !== null)) throw new Error(`a call that was cut had the answer ${statuses}`);

    const { posts } = await mock.ledger();
    const arrived = posts.filter(({ item }) => item !== null && sent.includes(item));
    if (arrived.length === 0) throw new Error("nothing arrived");
    for (const { item, body, protocol } of arrived) {
      if (protocol !== kind.protocol) throw new Error(`it came over ${protocol}`);
      if (body !== text(item!)) throw new Error(`the body came as ${body}`);
    }
    // Over HTTP/2 one that is cut takes with it those of which the server has not heard yet.
    const times = sent.map((pk) => arrived.filter(({ item }) => item === pk).length);
    return { times: Math.max(...times), kept: arrived[0]!.connection < next };
  } finally {
    mock.stop();
  }
}

const text = (item: number) => JSON.stringify({ code: `00${item}`, update_stock: true });

const get = (origin: string, token: string) => (place: number): Call => ({
  // No two of the same address: a browser's cache would have the second wait for the first.
  address: `${origin}${API}/orders/?limit=${place + 1}`,
  method: "GET",
  token,
  credentials: "same-origin",
});

const post = (origin: string, token: string, { own, streamed }: Kind) => (item: number): Call => ({
  address: `${origin}${API}/order_items/${item}/create_mapping/`,
  method: "POST",
  token,
  // A browser keeps connections apart by credentials.
  credentials: own ? "omit" : "same-origin",
  text: text(item),
  streamed,
});

function answered(statuses: (number | null)[]) {
  if (!statuses.every((status) => status === 200 || status === 201)) throw new Error(`not answered: ${statuses}`);
}

/** Signs in on a new connection: what is accepted before it has a smaller number. */
async function signIn(mock: MockOmnitron): Promise<{ token: string; connection: number }> {
  const request: typeof https.request = mock.url.startsWith("https:") ? https.request : http.request;
  const headers = { "Content-Type": "application/json" };
  const options = { method: "POST", headers, agent: false, rejectUnauthorized: false };
  const asked = request(`${mock.url}${API}/auth/login/`, options);
  asked.end(JSON.stringify({ username: "demo", password: "demo" }));
  const [answer] = await once(asked, "response");
  const { key } = (await json(answer)) as { key: string };
  const { posts } = await mock.ledger();
  return { token: key, connection: posts.at(-1)!.connection };
}
