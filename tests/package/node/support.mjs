/** The mock started by the test runner, and its controls. */

import * as omnitron from "omnitron-release";

export const baseUrl = process.env.OMNITRON;
export const connection = { baseUrl };

export async function control(method, what, body) {
  const headers = { "X-Control-Key": process.env.CONTROL_KEY, "Content-Type": "application/json" };
  const answer = await fetch(`${baseUrl}/_control/${what}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${what}: ${answer.status}`);
  return answer.status === 204 ? undefined : answer.json();
}

/** Resets the mock. */
export const reset = () => control("POST", "reset");
export const faults = (...faults) => control("PUT", "switches", { faults });

/** The releases that arrived, oldest first. */
export async function releases() {
  const { posts } = await control("GET", "ledger");
  const sent = posts.filter(({ path }) => path.endsWith("/create_mapping/"));
  return sent.map(({ item, code, did }) => ({ item, code, did }));
}

/** Signs in, and returns the options that `release` needs. */
export async function signedIn() {
  const request = omnitron.buildLogin({ username: "demo", password: "demo" }, connection);
  const { token } = omnitron.readLogin(await omnitron.toHttpResponse(await fetch(request.url, request)));
  return { connection, token: () => token };
}
