/** One request and its answer. */

import type { HttpRequest, HttpResponse, NoAnswer } from "../wasm/omnitron_release_bg.js";
import { toHttpResponse } from "./response.js";

/** Sends a request once: no cookies, no cache, no referrer, no redirect followed. Never throws. */
export async function exchange(
  request: HttpRequest,
  send: typeof fetch,
  seconds: number,
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
  try {
    return await Promise.race([answer(request, send, abort.signal), late]);
  } catch (error) {
    return { failed: "network", message: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function answer(request: HttpRequest, send: typeof fetch, signal: AbortSignal) {
  const response = await send(request.url, {
    ...request,
    cache: "no-store",
    credentials: "omit",
    redirect: "manual",
    referrerPolicy: "no-referrer",
    signal,
  });
  return toHttpResponse(response);
}
