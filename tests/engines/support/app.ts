/** The actions of a person on the page in any engine, by its English texts. */

import type { Person } from "../../support/person.ts";
import { type SeededRun, seed, withFile } from "../../support/runs.ts";
import type { ShopLine, ShopOrder } from "../../support/shop.ts";
import { button, inside, label, role, selector } from "../../support/target.ts";

export class App {
  constructor(readonly person: Person) {}

  /** Fills the form and sends it, without waiting for the result. */
  async trySignIn(user = "demo", password = user) {
    // A driver holds on to the field that it found; the first form's is replaced when the program comes.
    await this.person.sees(selector("form.sign-in button:enabled"));
    await this.person.fill(label("User name"), user);
    await this.person.fill(label("Password"), password);
    await this.person.click(button("Sign in"));
  }

  /** Opens an address and signs in there. */
  async signIn(path = "/orders", user = "demo") {
    await this.person.goto(path);
    await this.trySignIn(user);
    await this.person.sees(button(/^Account: /));
  }

  /** Opens an order from the list. */
  async openOrder(order: ShopOrder) {
    await this.person.click(role("link", order.number));
    await this.person.sees(role("heading", `Order ${order.number}`));
  }

  /** Signs in and opens this order. */
  async signInTo(order: ShopOrder, user = "demo") {
    await this.signIn(`/orders/${order.id}`, user);
    await this.person.sees(role("heading", `Order ${order.number}`));
  }

  async enterCode(line: ShopLine, code: string) {
    await this.person.fill(this.code(line), code);
  }

  code(line: ShopLine) {
    return selector(`#code-${line.id}`);
  }

  /** A line of the order. */
  line(line: ShopLine) {
    return selector(`.order-line:has(#result-${line.id}, #code-${line.id})`);
  }

  /** Enters a code and sends the line. */
  async release(line: ShopLine, code: string) {
    await this.enterCode(line, code);
    await this.person.click(button(`Release: line ${line.id}`));
    const question = role("dialog", "Release this stock?");
    await this.person.click(inside(question, button(/^Release line/)));
  }

  /** The outcome of a line. */
  result(line: ShopLine) {
    return selector(`#result-${line.id}`);
  }

  /** Opens a run that was never started, in the tab that has signed in. */
  async openSeeded(run: SeededRun) {
    // Opening the list creates the database.
    await this.person.click(role("link", /^Runs/));
    await this.person.sees(role("heading", "No runs yet"));
    const number = await this.person.browser.run<number>(`return (${seed})(arguments[0])`, withFile(run));
    await this.person.click(role("link", "Orders"));
    await this.person.sees(role("heading", "Orders"));
    await this.person.click(role("link", /^Runs/));
    await this.person.click(role("link", `erp.csv Run ${number}`));
  }
}
