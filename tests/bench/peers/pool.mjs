/** The plainest way: so many loops over one list, each waiting for its answer. */

/**
 * Sends all lines and returns how long that took, in milliseconds. With `journal` each line is
 * written to IndexedDB before it is sent and after it was answered, with strict durability.
 *
 * Runs in Node.js and, as text, in a page: so it may name nothing outside itself.
 */
export async function pool({ api, token, lines, atOnce, journal }) {
  const database =
    journal &&
    (await new Promise((resolve, reject) => {
      const request = indexedDB.open(`bench ${Date.now()}`);
      request.onupgradeneeded = () => request.result.createObjectStore("lines");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }));
  const write = (item, value) =>
    database &&
    new Promise((resolve, reject) => {
      const transaction = database.transaction("lines", "readwrite", { durability: "strict" });
      transaction.objectStore("lines").put(value, item);
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });

  const headers = { Authorization: token, "Content-Type": "application/json" };
  const rest = lines.values();
  const loop = async () => {
    for (const { item, code } of rest) {
      await write(item, "about to send");
      const body = JSON.stringify({ code, update_stock: true });
      const answer = await fetch(`${api}/order_items/${item}/create_mapping/`, { method: "POST", headers, body });
      const mapping = await answer.json();
      if (!answer.ok || mapping.code !== code) throw new Error(`line ${item}: ${answer.status}`);
      await write(item, "released");
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, loop));
  return performance.now() - began;
}
