/** The ways in which a command ends early. */

/** The command line makes no sense. */
export class WrongUsage extends Error {}

/** Something stands in the way; its message says what, for a person. */
export class CannotGoOn extends Error {}

/** The message of whatever was thrown. */
export const message = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Does something, and calls a failure by another name. */
export function or<T>(Kind: new (message: string) => Error, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Kind(message(error));
  }
}
