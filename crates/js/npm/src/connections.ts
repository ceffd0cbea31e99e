/** What this client shows of its connections to each server. */

import { wireRules } from "../wasm/omnitron_release_bg.js";
import type { Delivery, WireFacts, WireRules } from "../wasm/omnitron_release_bg.js";

/** What was seen of the connections to one server. */
interface Server {
  /** The ALPN name of the last answer's protocol. */
  protocol: string;
  /** Whether an answer left its connection open. */
  isKept: boolean;
  isAnswered: boolean;
  streams: boolean | undefined;
  /** POSTs under way, and the most so far: each may have left an idle connection. */
  posts: number;
  mostPosts: number;
}

const servers = new Map<string, Server>();
let observer: PerformanceObserver | undefined;

function server(address: string): Server {
  const { origin } = new URL(address);
  let known = servers.get(origin);
  if (!known) {
    known = { protocol: "", isKept: false, isAnswered: false, streams: undefined, posts: 0, mostPosts: 0 };
    servers.set(origin, known);
  }
  return known;
}

/** What follows from the connections to this server if so many requests are under way at once. */
export function rules(address: string, atOnce: number): WireRules {
  observe();
  const { protocol, isKept, isAnswered, streams, mostPosts } = server(address);
  const facts: WireFacts = {
    engine: engine(),
    protocol,
    // Before the first answer nothing says that connections are closed.
    isKept: isKept || !isAnswered,
    ownConnections: globalThis.location?.origin === new URL(address).origin,
    streams: streams ?? null,
  };
  return wireRules(facts, Math.max(atOnce, mostPosts));
}

/**
 * How often a request may reach the Omnitron at this address, by what is known so far of the client and
 * its connections: in a browser, more is known after the first answer.
 *
 * @param baseUrl The address, as in `Connection`.
 * @param atOnce The most requests under way at once. Default: 1.
 */
export function connectionDelivery(baseUrl: string, atOnce = 1): Delivery {
  return rules(baseUrl, atOnce).delivery;
}

/** Counts a POST that is under way; the result is called when it has ended. */
export function beginPost(address: string): () => void {
  const at = server(address);
  at.posts += 1;
  at.mostPosts = Math.max(at.mostPosts, at.posts);
  return () => (at.posts -= 1);
}

/** Notes whether the connection of an answer stays open. */
export function noteAnswer(address: string, response: Response): void {
  const at = server(address);
  at.isKept ||= response.headers.get("connection")?.toLowerCase() !== "close";
  at.isAnswered = true;
}

/** Notes whether a body that was sent as a stream arrived whole. */
export function noteStreams(address: string, isWhole: boolean): void {
  server(address).streams = isWhole;
}

/** Begins to watch the protocol of every answer; a server of another origin may hide it. */
function observe(): void {
  if (observer || engine() === "neverRepeats" || typeof PerformanceObserver === "undefined") return;
  observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (entry.nextHopProtocol) server(entry.name).protocol = entry.nextHopProtocol;
    }
  });
  for (const type of ["navigation", "resource"]) observer.observe({ type, buffered: true });
}

/** A client of Deno's that keeps no connection; `undefined` elsewhere. */
let closing: { client: unknown } | undefined;

interface DenoRuntime {
  createHttpClient?: (options: { poolMaxIdlePerHost: number }) => unknown;
}

function deno(): DenoRuntime | undefined {
  return (globalThis as { Deno?: DenoRuntime }).Deno;
}

/** Whether this is Deno without a client that sends once. */
export function repeats(): boolean {
  return deno() !== undefined && deno()?.createHttpClient === undefined;
}

/** What `fetch` needs, beside the request, to send it once. */
export function onceOptions(): RequestInit {
  const create = deno()?.createHttpClient;
  // Deno repeats a POST on a kept connection that breaks; this client keeps none.
  if (create) closing ??= { client: create({ poolMaxIdlePerHost: 0 }) };
  return (closing ?? {}) as RequestInit;
}

function engine(): WireFacts["engine"] {
  const { process, navigator } = globalThis as {
    process?: { versions?: { node?: string } };
    navigator?: { userAgent?: string };
  };
  // Node.js and Bun never repeat a POST, nor does Deno with `onceOptions`.
  if (deno()) return repeats() ? "other" : "neverRepeats";
  const agent = navigator?.userAgent ?? "";
  // Its workers call themselves Node.js too, but the network around them cannot be seen.
  if (agent === "Cloudflare-Workers") return "other";
  if (process?.versions?.node) return "neverRepeats";
  if (agent.includes("Firefox/")) return "firefox";
  return agent.includes("Chrome/") ? "chromium" : "other";
}
