/** nginx with the archive's `deploy/nginx.conf`, inside a main file such as Debian's. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { archive, page } from "./archive.ts";
import { belowPath, fill, find, type Kind, type Values } from "./proxy.ts";

export const nginx: Kind = {
  name: "nginx",
  package: "nginx",
  async prepare(values) {
    const { folder } = values;
    await mkdir(join(folder, "temporary"));
    await writeFile(join(folder, "site.conf"), await site(values));
    await writeFile(join(folder, "nginx.conf"), main(folder));
    return { command: find("nginx")!, args: ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"] };
  },
};

async function site({ port, plainPort, path, certificate, omnitron, trusted }: Values): Promise<string> {
  const text = await readFile(join(archive(path), "deploy/nginx.conf"), "utf8");
  return fill(path === "/" ? text : belowPath(text), [
    ["    listen [::]:80;\n", ""],
    ["    listen [::]:443 ssl http2;\n", ""],
    ["listen 80;", `listen 127.0.0.1:${plainPort};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port} ssl http2;`],
    ["https://release.example$", `https://localhost:${port}$`],
    ["server_name release.example;", "server_name localhost;"],
    ["/etc/ssl/release.example.pem", certificate.certFile],
    ["/etc/ssl/release.example.key", certificate.keyFile],
    ["/srv/release", page(path)],
    ["server omnitron.shop.example:443 max_fails=0;", twice(omnitron)],
    ["proxy_ssl_name omnitron.shop.example", "proxy_ssl_name localhost"],
    ["/etc/ssl/certs/ca-certificates.crt", trusted],
  ]);
}

/** A name with two addresses: where one fails, nginx could try the other. */
const twice = (omnitron: string) => `server ${new URL(omnitron).host} max_fails=0; `.repeat(2);

/** One process, so that it can be an ordinary user's; it writes into its own folder alone. */
function main(folder: string): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log info;
events {}
http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log ${folder}/access.log;
    ${kinds.map((kind) => `${kind}_temp_path ${folder}/temporary/${kind};`).join("\n    ")}
    include ${folder}/site.conf;
}
`;
}
