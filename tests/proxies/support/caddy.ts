/** Caddy with the archive's `deploy/Caddyfile`. */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { archive, page } from "./archive.ts";
import { belowPath, fill, find, type Kind } from "./proxy.ts";

export const caddy: Kind = {
  name: "Caddy",
  package: "caddy",
  async prepare({ folder, port, plainPort, path, certificate, omnitron, trusted }) {
    const text = await readFile(join(archive(path), "deploy/Caddyfile"), "utf8");
    // Caddy's own ports, and none for its administration.
    const own = `admin off\n\tdefault_bind 127.0.0.1\n\thttp_port ${plainPort}\n\tservers {`;
    const site = fill(path === "/" ? text : belowPath(text), [
      ["servers {", own],
      ["\nrelease.example {", `\nhttps://localhost:${port} {`],
      ["# tls /etc/ssl/release.example.pem /etc/ssl/release.example.key", `tls ${certificate.certFile} ${certificate.keyFile}`],
      ["/srv/release", page(path)],
      ["https://omnitron.shop.example", omnitron],
    ]);
    await writeFile(join(folder, "Caddyfile"), site);
    const env = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, SSL_CERT_FILE: trusted };
    const args = ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"];
    return { command: find("caddy")!, args, env };
  },
};
