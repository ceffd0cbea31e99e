/** A browser of any engine, with one tab, as far as a test of all engines drives it. */

export interface Browser {
  readonly name: string;
  readonly version: string;
  /** Opens an address; a certificate that nobody has signed is accepted. */
  goto(address: string): Promise<void>;
  /** Runs a script in the page, as the body of an async function, and waits for what it returns. */
  run<T>(script: string, ...args: unknown[]): Promise<T>;
  close(): Promise<void>;
}

/** Says that a browser is not on this machine, and how it comes there. */
export class NotInstalled extends Error {}

/** The script as an expression: one that is evaluated needs no `eval`, which the page forbids. */
export function expression(script: string, args: unknown[]): string {
  const values = args.map((value) => JSON.stringify(value) ?? "undefined").join(", ");
  return `(async function () { ${script}\n})(${values})`;
}
