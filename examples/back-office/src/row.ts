/** One line of an order on the page. */

import type { LineInput, Outcome } from "omnitron-release";

import type { OrderLine } from "./shop.js";

const template = document.querySelector<HTMLTemplateElement>("#line")!;

export class Row {
  readonly element = template.content.firstElementChild!.cloneNode(true) as HTMLTableRowElement;
  readonly button = this.element.querySelector("button")!;
  private readonly code = this.element.querySelector("input")!;
  private readonly output = this.element.querySelector("output")!;

  constructor(private readonly line: OrderLine) {
    const [name, quantity] = this.element.cells;
    name!.textContent = line.product.name;
    quantity!.textContent = String(line.attributes.quantity ?? "–");
    this.code.ariaLabel = `Code of ${line.product.name}`;
    this.button.ariaLabel = `Release ${line.product.name}`;
  }

  get input(): LineInput {
    return { orderItemId: this.line.pk, code: this.code.value };
  }

  get open() {
    return !this.button.disabled;
  }

  get waits() {
    return this.output.className === "waiting";
  }

  /** Unknown is no failure: sending again may do harm, so a person looks first. */
  outcome({ kind, message }: Outcome) {
    const looks = kind === "unknown" ? " It may have been released: look in Omnitron." : "";
    this.show(kind, message + looks, kind === "refused" || kind === "notSent");
  }

  show(kind: string, words: string, open: boolean) {
    this.output.className = kind;
    this.output.textContent = words;
    this.code.disabled = this.button.disabled = !open;
  }
}
