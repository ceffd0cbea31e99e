/** Conversion of the web's own types to plain objects. */

import type { HttpResponse, NoAnswer } from "../wasm/omnitron_release_bg.js";

/**
 * Converts a response of `fetch` to the form that the `read…` functions take. Its body is read here,
 * once.
 *
 * Send with `redirect: "manual"`: a redirect that is followed passes the token on, and a browser
 * repeats a redirected POST as a GET.
 */
export async function toHttpResponse(response: Response): Promise<HttpResponse | NoAnswer> {
  if (response.type === "opaqueredirect") return { failed: "redirected" };
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}
