/** What a person names on the page: by role, by label, by its words; found by @testing-library/dom. */

import type * as library from "@testing-library/dom";

type Words = string | RegExp;

/** Something on the page. Words as a string are all of its words. */
export interface Target {
  by: "role" | "label" | "text" | "selector";
  what: string | Pattern;
  /** The accessible name, of a role. */
  name?: string | Pattern;
  /** Only inside this. */
  within?: Target;
}

/** A regular expression as JSON. */
interface Pattern {
  source: string;
  flags: string;
}

const words = (words: Words) => (words instanceof RegExp ? { source: words.source, flags: words.flags } : words);

export const role = (role: string, name?: Words): Target => ({ by: "role", what: role, name: name && words(name) });
export const button = (name: Words) => role("button", name);
export const label = (name: Words): Target => ({ by: "label", what: words(name) });
export const text = (whole: Words): Target => ({ by: "text", what: words(whole) });
/** Where nothing that a person would name tells it apart. */
export const selector = (css: string): Target => ({ by: "selector", what: css });
export const inside = (within: Target, target: Target): Target => ({ ...target, within });

/**
 * Waits until the first such thing is visible, or none is; executed in the page.
 *
 * Names no value of this module: it is given to the page as its own text.
 */
export async function find(target: Target, { timeout, gone }: { timeout: number; gone: boolean }) {
  const { queryAllByLabelText, queryAllByRole, queryAllByText, waitFor } = (
    window as unknown as { TestingLibraryDom: typeof library }
  ).TestingLibraryDom;
  const matcher = (words: string | Pattern) => (typeof words === "string" ? words : new RegExp(words.source, words.flags));
  const all = ({ by, what, name, within }: Target): HTMLElement[] => {
    const roots = within ? all(within) : [document.body];
    return roots.flatMap((root) => {
      if (by === "role") return queryAllByRole(root, what as string, name ? { name: matcher(name) } : {});
      if (by === "label") return queryAllByLabelText(root, matcher(what));
      if (by === "text") return queryAllByText(root, matcher(what), { ignore: "script, style, option" });
      return [...root.querySelectorAll<HTMLElement>(what as string)];
    });
  };
  const visible = () => all(target).find((one) => one.checkVisibility({ visibilityProperty: true })) ?? null;
  const failed = () => {
    const said = document.body.innerText.replace(/\n+/g, "\n");
    return new Error(`${gone ? "still there" : "not there"}: ${JSON.stringify(target)}. The page says:\n${said}`);
  };
  return waitFor(
    () => {
      const found = visible();
      if (Boolean(found) === gone) throw failed();
      return found;
    },
    { timeout, onTimeout: (error) => error },
  );
}
