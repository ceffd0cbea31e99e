/** Reading the command line. */

import { parseArgs, type ParseArgsConfig } from "node:util";

import { WrongUsage, message } from "./errors.js";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** The address, and the options by their names. */
export function read<T extends Options>(args: string[], options: T) {
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUsage(message(error));
  }
  const [address, ...more] = parsed.positionals;
  // What else stands there is not repeated: it may be a secret.
  if (address === undefined || more.length > 0) throw new WrongUsage("one address is needed");
  return { address, values: parsed.values };
}

/** An option that must be there. */
export function needed(values: Record<string, unknown>, name: string): string {
  const value = values[name];
  if (typeof value !== "string") throw new WrongUsage(`--${name} is needed`);
  return value;
}
