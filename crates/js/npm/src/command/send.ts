/** Sending a request once, without following where its answer leads. */

import http from "node:http";
import https from "node:https";
import { text } from "node:stream/consumers";

import type { HttpRequest, HttpResponse, NoAnswer } from "../../wasm/omnitron_doctor_bg.js";
import { message } from "./errors.js";

/** The time for a whole answer, in seconds. */
const SECONDS = 30;
const USER_AGENT = "omnitron-release";

type Answer = HttpResponse | NoAnswer;

/** Sends; knows what came last. */
export class Sender {
  /** What came last, for a person. */
  last = "";
  /** The status of the last answer. */
  status: number | undefined;
  /** The body of the last answer to a POST. */
  posted = "";
  readonly #signal: AbortSignal | undefined;
  readonly #kept: { http: http.Agent; https: https.Agent } | undefined;

  /** `isKept`: reads share connections, as a browser's would. A POST always has its own. */
  constructor({ isKept, signal }: { isKept: boolean; signal?: AbortSignal }) {
    this.#signal = signal;
    const options = { keepAlive: true };
    if (isKept) this.#kept = { http: new http.Agent(options), https: new https.Agent(options) };
  }

  /** Sends a request. Never throws. */
  readonly send = async (request: HttpRequest): Promise<Answer> => {
    let answer = await this.#once(request);
    // A kept connection that the server has closed: a read can be asked again.
    if (answer === "stale") answer = await this.#once(request);
    if (answer === "stale") answer = { failed: "network", message: "the connection was closed" };
    this.#note(request, answer);
    return answer;
  };

  /** Closes what is kept. */
  close(): void {
    this.#kept?.http.destroy();
    this.#kept?.https.destroy();
  }

  #note({ method }: HttpRequest, answer: Answer): void {
    if (method === "POST") this.posted = "body" in answer ? answer.body : "";
    this.status = "status" in answer ? answer.status : undefined;
    const came = "status" in answer ? `status ${answer.status}` : (answer.message ?? answer.failed);
    this.last = `${method}: ${came}`;
  }

  #once({ method, url, headers, body }: HttpRequest): Promise<Answer | "stale"> {
    const isSecure = url.startsWith("https:");
    // Without an agent there is a new connection, which is closed after the answer. Node.js repeats nothing.
    const agent = (method !== "POST" && this.#kept?.[isSecure ? "https" : "http"]) || false;
    const signal = this.#signal && { signal: this.#signal };
    const options = { method, headers: { ...headers, "user-agent": USER_AGENT }, agent, ...signal };
    return new Promise((resolve) => {
      const sent = (isSecure ? https : http).request(url, options);
      const failed = (error: NodeJS.ErrnoException) => {
        if (error.code === "ECONNRESET" && sent.reusedSocket) resolve("stale");
        else if (error.name === "AbortError") resolve({ failed: "aborted", message: "given up" });
        else resolve({ failed: "network", message: words(error) });
      };
      const timer = setTimeout(() => {
        resolve({ failed: "timedOut", message: `none within ${SECONDS} s`, seconds: SECONDS });
        sent.destroy();
      }, SECONDS * 1000);
      sent.once("close", () => clearTimeout(timer));
      sent.on("error", failed);
      sent.once("response", (answer) => {
        const told = { status: answer.statusCode ?? 0, headers: single(answer.headers) };
        text(answer).then((body) => resolve({ ...told, body }), failed);
      });
      sent.end(body ?? undefined);
    });
  }
}

/** Errors of several addresses at once have no message of their own. */
const words = (error: NodeJS.ErrnoException) => message(error) || error.code || "no connection";

/** Without those that come several times, which are cookies. */
function single(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => typeof value === "string");
  return Object.fromEntries(entries) as Record<string, string>;
}
