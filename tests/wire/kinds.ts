/** The kinds of connection that are measured, and how often a POST may arrive over each. */

import type { Candidate, Engine } from "./clients.ts";

/** The most connections that a browser keeps to one server over HTTP/1.1. */
const MOST = 6;

export interface Kind {
  name: string;
  /** Flags of the mock. */
  flags: string[];
  protocol: "http/1.1" | "h2";
  /** GETs at once before the POSTs: they leave as many connections. */
  gets: number;
  /** POSTs at once, first answered and then cut, where the POSTs have connections of their own. */
  own?: boolean;
  /** POSTs that are cut at once. */
  atOnce: number;
  streamed?: boolean;
  /** Whether the server keeps connections. */
  kept: boolean;
  /** Who can be measured. */
  who(candidate: Candidate): boolean;
  /** The most arrivals that crates/core/src/delivery/wire.rs allows. */
  most(engine: Engine): number;
}

const all = () => true;
const pages = ({ page }: Candidate) => page;
/** Node.js and Bun speak HTTP/1.1 alone. */
const withHttp2 = ({ page, name }: Candidate) => page || name.startsWith("Deno");
/** No other sends a body as a stream. */
const streams = ({ engine }: Candidate) => engine === "chromium";

const KEPT = { flags: [], protocol: "http/1.1", kept: true } as const;
const HTTP2 = { flags: ["--tls"], protocol: "h2", kept: true } as const;

const overHttp1 = (kept: number) => (engine: Engine) => (engine === "never repeats" ? 1 : kept + 1);
const overHttp2 = (atOnce: number) => (engine: Engine) =>
  ({ "chromium": atOnce + 1, "firefox": 1, "never repeats": 1, "other": MOST + 1 })[engine];
const once = () => 1;

export const KINDS: Kind[] = [
  { ...KEPT, name: "HTTP/1.1, 6 idle", gets: 6, atOnce: 1, who: all, most: overHttp1(MOST) },
  { ...KEPT, name: "HTTP/1.1, 1 idle", gets: 1, atOnce: 1, who: all, most: overHttp1(MOST) },
  { ...KEPT, name: "HTTP/1.1, POSTs only", gets: 6, own: true, atOnce: 1, who: pages, most: overHttp1(1) },
  { ...KEPT, name: "HTTP/1.1, POSTs only, 4 at once", gets: 6, own: true, atOnce: 4, who: pages, most: overHttp1(4) },
  {
    name: "HTTP/1.1, `Connection: close`",
    flags: ["--keep-alive", "false"],
    protocol: "http/1.1",
    kept: false,
    gets: 6,
    atOnce: 1,
    who: all,
    most: once,
  },
  { ...HTTP2, name: "HTTP/2", gets: 6, atOnce: 1, who: withHttp2, most: overHttp2(1) },
  { ...HTTP2, name: "HTTP/2, 4 at once", gets: 6, own: true, atOnce: 4, who: withHttp2, most: overHttp2(4) },
  { ...HTTP2, name: "HTTP/2, streamed", gets: 6, atOnce: 1, streamed: true, who: streams, most: once },
  { ...HTTP2, name: "HTTP/2, streamed, 4 at once", gets: 6, own: true, atOnce: 4, streamed: true, who: streams, most: once },
];
