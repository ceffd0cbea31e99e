/** Signs in and releases a line with nothing but the package, where no bundler resolves its name. */

import init, * as omnitron from "./node_modules/omnitron-release/dist/index.js";

export async function releaseLine({ baseUrl, line }) {
  await init();
  const login = omnitron.buildLogin({ username: "demo", password: "demo" }, { baseUrl });
  const { token } = omnitron.readLogin(await omnitron.toHttpResponse(await fetch(login.url, login)));
  const { outcome } = await omnitron.release(line, { connection: { baseUrl }, token: () => token });
  return outcome;
}

/** Releases many lines with idle connections around, and returns what is told of the connection and of each line. */
export async function releaseMany({ baseUrl, lines }) {
  await init();
  const connection = { baseUrl };
  const login = omnitron.buildLogin({ username: "demo", password: "demo" }, connection);
  const { token } = omnitron.readLogin(await omnitron.toHttpResponse(await fetch(login.url, login)));
  await omnitron.testConnection(connection);
  // Each leaves a connection: it is answered after the others have begun.
  const reads = [1, 2, 3, 4, 5, 6].map((limit) => fetch(`${baseUrl}/api/i1/orders/?limit=${limit}`));
  await Promise.all(reads.map(async (read) => (await read).text()));
  const outcomes = [];
  for await (const update of omnitron.releaseAll(lines, { connection, token: () => token, pool: 3 })) {
    if (update.type === "outcome") outcomes.push([update.result.line.orderItemId, update.result.outcome.kind]);
  }
  return { delivery: omnitron.connectionDelivery(baseUrl), outcomes };
}
