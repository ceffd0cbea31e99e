/** The user: a token from the environment, or a name and a password. */

import { ask } from "./ask.js";
import { CannotGoOn, message, or } from "./errors.js";
import type { Session } from "./wasm.js";

const NO_TOKEN =
  "there is no token: set the environment variable OMNITRON_TOKEN, or run this in a terminal to be asked for " +
  "the user name and the password";

/** Signs in. */
export async function signIn(session: Session): Promise<void> {
  const token = process.env["OMNITRON_TOKEN"];
  if (token) return or(CannotGoOn, () => session.useToken(token));
  if (!process.stdin.isTTY) throw new CannotGoOn(NO_TOKEN);
  const name = await ask(`User name at ${session.baseUrl}: `);
  const password = name && (await ask("Password: ", { isHidden: true }));
  if (!name || !password) throw new CannotGoOn("nobody has signed in");
  try {
    await session.signIn(name, password);
  } catch (error) {
    throw new CannotGoOn(message(error));
  }
}
