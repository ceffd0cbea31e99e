/** The fixtures of the proxies' tests: each program before the mock, or before a server that shows what came. */

import { appendFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test as base, expect } from "@playwright/test";

import { MockOmnitron } from "../../support/mock.ts";
import { freePort } from "../../support/ports.ts";
import type { Path } from "./archive.ts";
import { caddy } from "./caddy.ts";
import { certificateOf, selfSigned } from "./certificate.ts";
import { nginx } from "./nginx.ts";
import { find, type Kind, Proxy } from "./proxy.ts";
import { Upstream } from "./upstream.ts";

/** Everything that runs beside the tests of one worker. */
class Place {
  private readonly proxies = new Map<string, Promise<Proxy>>();

  private constructor(
    private readonly folder: string,
    readonly omnitron: MockOmnitron,
    readonly upstream: Upstream,
    /** An upstream whose certificate nobody trusts. */
    readonly stranger: Upstream,
  ) {}

  static async open(): Promise<Place> {
    const folder = await mkdtemp(join(tmpdir(), "proxies-"));
    const known = selfSigned(folder, "upstream");
    const omnitron = await MockOmnitron.start("--tls");
    const place = new Place(folder, omnitron, await Upstream.start(known), await Upstream.start(selfSigned(folder, "stranger")));
    await appendFile(place.trusted, known.cert + (await certificateOf(omnitron.url)));
    return place;
  }

  get trusted(): string {
    return join(this.folder, "trusted.pem");
  }

  /** The program before this Omnitron; it is started once. */
  async proxy(kind: Kind, path: Path, omnitron: string): Promise<Proxy> {
    const key = `${kind.name} ${path} ${omnitron}`;
    const proxy = this.proxies.get(key) ?? this.start(kind, path, omnitron);
    this.proxies.set(key, proxy);
    return proxy;
  }

  async close() {
    for (const proxy of this.proxies.values()) await (await proxy.catch(() => undefined))?.stop();
    this.omnitron.stop();
    this.upstream.stop();
    this.stranger.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async start(kind: Kind, path: Path, omnitron: string): Promise<Proxy> {
    const folder = join(this.folder, `${kind.name}-${this.proxies.size}`);
    await mkdir(folder);
    const certificate = selfSigned(this.folder, kind.name);
    const ports = { port: await freePort(), plainPort: await freePort() };
    const { trusted } = this;
    return Proxy.start(kind, { folder, path, ...ports, certificate, omnitron, trusted });
  }
}

interface TestFixtures {
  /** The program that is tested. */
  kind: Kind;
  /** The path that the page is served below. */
  path: Path;
  /** The mock, reset. */
  omnitron: MockOmnitron;
  /** The program before the mock. */
  site: Proxy;
  /** A server that shows what came, reset. */
  upstream: Upstream;
  /** The program before that server. */
  shown: Proxy;
}

export const test = base.extend<TestFixtures, { place: Place }>({
  place: [
    async ({}, use) => {
      const place = await Place.open();
      await use(place);
      await place.close();
    },
    { scope: "worker" },
  ],
  kind: [nginx, { option: true }],
  path: ["/", { option: true }],
  omnitron: async ({ place }, use) => {
    await place.omnitron.reset();
    await use(place.omnitron);
  },
  site: async ({ place, kind, path, omnitron }, use) => use(await place.proxy(kind, path, omnitron.url)),
  upstream: async ({ place }, use) => {
    place.upstream.reset();
    await use(place.upstream);
  },
  shown: async ({ place, kind, path, upstream }, use) => use(await place.proxy(kind, path, upstream.url)),
});

/** The programs that are not installed, each told of once. */
const missing = new Set<Kind>();

/**
 * Declares the tests once for each program. Where one is not installed they are skipped, and that is said;
 * with REQUIRE_ENGINES=1 it is a failure.
 */
export function forEachProxy(declare: (kind: Kind) => void) {
  for (const kind of [nginx, caddy]) {
    test.describe(kind.name, () => {
      test.use({ kind });
      if (find(kind.package)) return declare(kind);
      const told = `${kind.name} is not installed; Debian's package is ${kind.package}`;
      if (process.env.REQUIRE_ENGINES === "1") return test(told, () => expect(find(kind.package), told).toBeDefined());
      if (!missing.has(kind)) console.error(`SKIPPED: ${told}`);
      missing.add(kind);
      test.skip(told, () => {});
    });
  }
}

export { expect };
