/** What a client is asked to fetch, run as it stands in a page and in Node.js, Bun and Deno. */

/**
 * Makes the calls of a plan all at once, and returns what became of each: its status, or null where
 * `fetch` failed. `options` are more of `fetch`'s own.
 *
 * It may use nothing from outside of itself: a page is given its text.
 */
export async function send({ calls }, options = {}) {
  const body = (text, streamed) => {
    if (!streamed) return { body: text };
    const start = (stream) => {
      stream.enqueue(new TextEncoder().encode(text));
      stream.close();
    };
    return { body: new ReadableStream({ start }), duplex: "half" };
  };
  const made = calls.map(async ({ address, method, token, credentials, text, streamed }) => {
    const headers = { "Content-Type": "application/json", Authorization: `Token ${token}` };
    const content = text === undefined ? {} : body(text, streamed);
    try {
      const answer = await fetch(address, { method, headers, credentials, ...content, ...options });
      // Only a body that was read leaves its connection to others.
      await answer.text();
      return answer.status;
    } catch {
      return null;
    }
  });
  return Promise.all(made);
}
