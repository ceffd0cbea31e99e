/** The protocol that a server would speak with a browser. */

import { isIP } from "node:net";
import tls from "node:tls";

/** The time for it, in milliseconds. */
const WAIT = 10_000;

/** `h2` where the server offers HTTP/2, which only a handshake tells; otherwise nothing. No request is sent. */
export async function offered(address: string): Promise<string> {
  const { protocol, hostname, port } = new URL(address);
  if (protocol !== "https:") return "";
  const host = hostname.replace(/^\[|\]$/g, "");
  const name = isIP(host) ? {} : { servername: host };
  const socket = tls.connect({ host, port: Number(port || 443), ...name, ALPNProtocols: ["h2", "http/1.1"] });
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.once("secureConnect", () => resolve(socket.alpnProtocol === "h2" ? "h2" : ""));
      socket.once("error", reject).setTimeout(WAIT, () => reject(new Error("no handshake")));
    });
  } catch {
    // The examination says what stands in the way.
    return "";
  } finally {
    socket.on("error", () => {}).destroy();
  }
}
