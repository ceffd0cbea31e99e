/** The test whether requests reach Omnitron once. */

import { buildConnectionTest, readConnectionTest } from "../wasm/omnitron_release_bg.js";
import type { Connection, Delivery } from "../wasm/omnitron_release_bg.js";
import { connectionDelivery, noteStreams, rules } from "./connections.js";
import { exchange } from "./exchange.js";

/** Options for a test of the connection. */
export interface TestOptions {
  /** The function that sends. Default: the global `fetch`. */
  fetch?: typeof fetch;
  /** The timeout of a request, in seconds. Default: 30. */
  timeoutSeconds?: number;
}

/**
 * Finds out how often a request may reach Omnitron. Chromium repeats a request by itself where a connection
 * breaks, but for a streamed body over HTTP/2 or 3; whether such a body arrives whole is found out
 * here, with a sign-in whose name cannot exist. Some servers count failed sign-ins. In a client that
 * needs no test nothing is sent but, at the most, one reading call.
 */
export async function testConnection(connection: Connection, options: TestOptions = {}): Promise<Delivery> {
  const { baseUrl, token: _, ...rest } = connection;
  const { fetch: send, timeoutSeconds: seconds = 30 } = options;
  const request = buildConnectionTest({ baseUrl, ...rest });
  if (connectionDelivery(baseUrl).kind === "once") return connectionDelivery(baseUrl);
  if (!rules(baseUrl, 1).canTestStreams) {
    // Its protocol may not be known yet.
    const { url, headers } = request;
    await exchange({ method: "GET", url, headers, body: null }, { send, seconds, isStreamed: false });
    // The timing of an answer is told a moment after it.
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (rules(baseUrl, 1).canTestStreams) {
    const isWhole = readConnectionTest(await exchange(request, { send, seconds, isStreamed: true }));
    if (isWhole !== undefined) noteStreams(baseUrl, isWhole);
  }
  return connectionDelivery(baseUrl);
}
