/** Clients that send exactly what they are told, over HTTP/1.1, over HTTP/2, and byte by byte. */

import http2 from "node:http2";
import https from "node:https";
import { buffer, text } from "node:stream/consumers";
import tls from "node:tls";

import type { Proxy } from "./proxy.ts";

export interface Call {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Sends the body without its length. */
  streamed?: boolean;
}

export interface Answer {
  status: number;
  /** Names in lower case; a header that came twice has both values, with `, ` between. */
  headers: Record<string, string>;
  body: Buffer;
}

/** One request over a connection of its own. */
export type Send = (proxy: Proxy, call: Call) => Promise<Answer>;

export const overHttp1: Send = async (proxy, { method = "GET", path, headers, body, streamed }) => {
  const length = body !== undefined && !streamed ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  const request = https.request({
    ...{ host: "127.0.0.1", port: proxy.port, servername: "localhost", rejectUnauthorized: false, agent: false },
    ...{ method, path, headers: { Host: `localhost:${proxy.port}`, ...length, ...headers } },
  });
  if (streamed) request.setHeader("Transfer-Encoding", "chunked");
  return new Promise((resolve, reject) => {
    let answered = false;
    // A server may answer and close before it has taken the whole body.
    request.once("error", (error) => answered || reject(error));
    request.once("response", (response) => {
      answered = true;
      const headers = joined(response.rawHeaders);
      buffer(response).then((body) => resolve({ status: response.statusCode!, headers, body }), reject);
    });
    request.end(body);
  });
};

export const overHttp2: Send = async (proxy, { method = "GET", path, headers, body, streamed }) => {
  const session = http2.connect(proxy.url, { rejectUnauthorized: false });
  try {
    return await new Promise((resolve, reject) => {
      session.once("error", reject);
      const length = body !== undefined && !streamed ? { "content-length": Buffer.byteLength(body) } : {};
      const stream = session.request({ ":method": method, ":path": path, ...length, ...headers });
      stream.once("response", ({ ":status": status }, _flags, raw: string[]) => {
        const headers = joined(raw);
        buffer(stream).then((body) => resolve({ status: status!, headers, body }), reject);
      });
      stream.once("error", reject);
      stream.end(body);
    });
  } finally {
    session.destroy();
  }
};

/** Headers by their names; Node itself would drop some that come twice. */
function joined(raw: string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at].toLowerCase();
    headers[name] = name in headers ? `${headers[name]}, ${raw[at + 1]}` : raw[at + 1];
  }
  return headers;
}

/** Sends these bytes, and returns all that comes back until the server ends the connection. */
export async function bytes(proxy: Proxy, sent: string): Promise<string> {
  const socket = tls.connect({
    ...{ host: "127.0.0.1", port: proxy.port, servername: "localhost", rejectUnauthorized: false },
    ALPNProtocols: ["http/1.1"],
  });
  socket.write(sent);
  return text(socket);
}
