/** A browser of any engine, with one tab, as far as a test of all engines drives it. */

export interface Browser {
  readonly name: string;
  readonly version: string;
  /** Opens an address; a certificate that nobody has signed is accepted. */
  goto(address: string): Promise<void>;
  /** Loads the page anew, even if it asks whether to leave it. */
  reload(): Promise<void>;
  /** Runs a script in the page, as the body of an async function, and waits for what it returns. */
  run<T>(script: string, ...args: unknown[]): Promise<T>;
  /** The same for a script that returns an element. */
  element(script: string, ...args: unknown[]): Promise<Element>;
  /** Presses and releases a key in the element that has the focus. */
  press(key: Key): Promise<void>;
  /** A picture of the tab, as PNG. */
  screenshot(): Promise<Buffer>;
  /** A new tab in place of the old one, with nothing that was stored before. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** An element of the page, used as by hand. */
export interface Element {
  click(): Promise<void>;
  /** Types this in place of what a field holds. */
  fill(text: string): Promise<void>;
  /** Chooses a file, in a field for files. */
  upload(path: string): Promise<void>;
}

export type Key = "Enter" | "Escape" | "Tab";

/** Says that a browser is not on this machine, and how it comes there. */
export class NotInstalled extends Error {}

/** The size of a tab. */
export const SIZE = { width: 1280, height: 800 };

/** The script as an expression: one that is evaluated needs no `eval`, which the page forbids. */
export function expression(script: string, args: unknown[]): string {
  const values = args.map((value) => JSON.stringify(value) ?? "undefined").join(", ");
  return `(async function () { ${script}\n})(${values})`;
}
