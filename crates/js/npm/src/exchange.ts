/** One request and its answer. */

import type { HttpRequest, HttpResponse, NoAnswer } from "../wasm/omnitron_release_bg.js";
import { beginPost, noteAnswer, onceOptions } from "./connections.js";
import { toHttpResponse } from "./response.js";

/** How a request is sent. */
interface SendOptions {
  /** The function that sends; the global `fetch` without one. */
  send: typeof fetch | undefined;
  /** The timeout, in seconds. */
  seconds: number;
  /** Whether the body is sent as a stream, which no client can send twice. */
  isStreamed: boolean;
}

/** The global `fetch`, looked up when it is needed: a host may replace it. */
const fetchOnce: typeof fetch = (input, init) => fetch(input, { ...init, ...onceOptions() });

/** Sends a request once: no cookies, no cache, no referrer, no redirect followed. Never throws. */
export async function exchange(
  request: HttpRequest,
  { send = fetchOnce, seconds, isStreamed }: SendOptions,
): Promise<HttpResponse | NoAnswer> {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A timer of its own: a `fetch` that ignores the signal must not hold up the run.
  const late = new Promise<NoAnswer>((resolve) => {
    timer = setTimeout(() => {
      resolve({ failed: "timedOut", seconds });
      abort.abort();
    }, seconds * 1000);
  });
  const ended = request.method === "POST" ? beginPost(request.url) : () => {};
  try {
    return await Promise.race([answer(request, send, abort.signal, isStreamed), late]);
  } catch (error) {
    return { failed: "network", message: String(error) };
  } finally {
    clearTimeout(timer);
    ended();
  }
}

/** Whether requests have a `cache`: workers set to a date before 2024-11 refuse a request with one. */
const knowsCache = () => typeof Request === "undefined" || "cache" in Request.prototype;

async function answer(request: HttpRequest, send: typeof fetch, signal: AbortSignal, isStreamed: boolean) {
  // TypeScript's types do not know `duplex` yet, which a stream demands.
  const streamed = isStreamed ? { body: new Response(request.body).body, duplex: "half" } : {};
  const response = await send(request.url, {
    ...request,
    ...streamed,
    ...(knowsCache() ? { cache: "no-store" } : {}),
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "no-referrer",
    signal,
  });
  noteAnswer(request.url, response);
  return toHttpResponse(response);
}
