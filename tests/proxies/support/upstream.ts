/** An Omnitron that shows what came, and answers as a test wants. */

import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

import type { Certificate } from "./certificate.ts";

/** A request as it came. */
export interface Came {
  method: string;
  url: string;
  version: string;
  /** Names in lower case. */
  headers: http.IncomingHttpHeaders;
  body: string;
  /** The place of its connection among all, from 1. */
  connection: number;
}

export type Answers = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export class Upstream {
  came: Came[] = [];
  answers: Answers = answersJson;
  private connections = new WeakMap<object, number>();
  private connected = 0;

  private constructor(private readonly server: https.Server) {}

  static async start({ cert, key }: Certificate): Promise<Upstream> {
    // It keeps connections open, and would take a second request on one.
    const server = https.createServer({ cert, key, keepAlive: true, keepAliveTimeout: 60_000 });
    const upstream = new Upstream(server);
    server.on("secureConnection", (socket) => upstream.connections.set(socket, ++upstream.connected));
    server.on("request", (request, response) => void upstream.take(request, response));
    // A protocol that someone asks to go over to is taken for a request.
    server.on("upgrade", (request: http.IncomingMessage, socket) => {
      upstream.note(request, "");
      socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");
    });
    server.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    return upstream;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Forgets what came. */
  reset() {
    this.came = [];
    this.answers = answersJson;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: http.IncomingMessage, response: http.ServerResponse) {
    const body = await buffer(request).catch(() => Buffer.from("(cut)"));
    this.note(request, body.toString());
    this.answers(request, response);
  }

  private note(request: http.IncomingMessage, body: string) {
    const { method, url, headers, httpVersion: version } = request;
    const connection = this.connections.get(request.socket)!;
    this.came.push({ method: method!, url: url!, version, headers, body, connection });
  }
}

const answersJson: Answers = (_, response) => {
  response.setHeader("Content-Type", "application/json").end("{}");
};
