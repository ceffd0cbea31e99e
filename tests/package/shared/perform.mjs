/** What the tests ask of the package, however it was loaded: `omnitron` is all that it exports. */

/** Releases the line of a task, or its lines; returns what a caller sees of that. */
export async function perform(omnitron, { baseUrl, line, lines }) {
  const options = { connection: { baseUrl }, token: await signedIn(omnitron, { baseUrl }) };
  const told = line ? await releaseLine(omnitron, line, options) : await releaseLines(omnitron, lines, options);
  return { ...told, delivery: omnitron.connectionDelivery(baseUrl) };
}

async function signedIn(omnitron, connection) {
  const login = omnitron.buildLogin({ username: "demo", password: "demo" }, connection);
  const { token } = omnitron.readLogin(await omnitron.toHttpResponse(await fetch(login.url, login)));
  return () => token;
}

async function releaseLine(omnitron, line, options) {
  try {
    const { outcome } = await omnitron.release(line, options);
    return { outcome };
  } catch (error) {
    if (!omnitron.isOmnitronError(error)) throw error;
    const { name, code, details } = error;
    return { error: { name, code, problems: details.problems } };
  }
}

async function releaseLines(omnitron, lines, options) {
  // Six connections that stay open.
  const reads = Array.from({ length: 6 }, () => fetch(`${options.connection.baseUrl}/api/i1/orders/`));
  await Promise.all(reads.map(async (read) => (await read).text()));
  const kinds = [];
  for await (const update of omnitron.releaseAll(lines, { ...options, pool: 4 })) {
    if (update.type === "outcome") kinds[update.result.index] = update.result.outcome.kind;
  }
  return { kinds };
}
