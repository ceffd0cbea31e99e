/** The actions of a person on the page, by its English texts. */

import { expect, type Locator, type Page } from "@playwright/test";

import type { ShopLine, ShopOrder } from "./shop.ts";

export class App {
  constructor(readonly page: Page) {}

  /** Opens an address of the page, signed out or in. */
  async open(path = "/orders") {
    await this.page.goto(path);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** Fills the form and sends it, without waiting for the result. */
  async trySignIn(user = "demo", password = user) {
    await this.page.getByLabel("User name", { exact: true }).fill(user);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.button("Sign in").click();
  }

  /** Opens an address and signs in there. */
  async signIn(path = "/orders", user = "demo") {
    await this.open(path);
    // Another tab of the same browser hands its session over.
    if (this.page.context().pages().length === 1) await this.trySignIn(user);
    await expect(this.account()).toBeVisible();
  }

  /** The button that opens the account menu; there while somebody is signed in. */
  account(): Locator {
    return this.page.getByRole("banner").getByRole("button", { name: /^(Account|Hesap): / });
  }

  async signOut() {
    await this.account().click();
    await this.page.getByRole("banner").getByRole("button", { name: "Sign out" }).click();
  }

  /** Chooses in the account menu, and closes it. */
  async choose(what: "Language" | "Theme", value: string) {
    await this.account().click();
    await this.page.getByLabel(what).selectOption(value);
    await this.page.keyboard.press("Escape");
  }

  /** Signs in and opens this order. */
  async signInTo(order: ShopOrder, user = "demo") {
    await this.signIn(`/orders/${order.id}`, user);
    await expect(this.page.getByRole("heading", { name: `Order ${order.number}` })).toBeVisible();
    await expect(this.line(order.lines[0])).toBeVisible();
  }

  /** Opens an order from the list. */
  async openOrder(order: ShopOrder) {
    await this.openOrderIn(order, `Order ${order.number}`);
  }

  /** Opens an order from the list, with its heading in another language. */
  async openOrderIn(order: ShopOrder, heading: string) {
    await this.page.getByRole("link", { name: order.number, exact: true }).click();
    await expect(this.page.getByRole("heading", { name: heading })).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** A line of the order. */
  line(line: ShopLine): Locator {
    return this.page.locator(".order-line").filter({ has: this.page.getByText(String(line.id), { exact: true }) });
  }

  code(line: ShopLine): Locator {
    return this.page.locator(`#code-${line.id}`);
  }

  async enterCode(line: ShopLine, code: string) {
    await this.code(line).fill(code);
  }

  /** Opens the confirmation for releasing or recording a line. */
  async ask(line: ShopLine, what: "Release" | "Record" = "Release") {
    await this.button(`${what}: line ${line.id}`).click();
    await expect(this.confirmation()).toBeVisible();
  }

  confirmation(): Locator {
    return this.page.getByRole("dialog", { name: /Release this stock\?|Record without releasing\?/ });
  }

  /** Accepts the confirmation. */
  async confirm() {
    await this.confirmation().getByRole("button", { name: /^(Release|Record) / }).click();
  }

  /** Enters a code and sends the line. */
  async release(line: ShopLine, code: string) {
    await this.enterCode(line, code);
    await this.ask(line);
    await this.confirm();
  }

  /** The outcome of a line. */
  result(line: ShopLine): Locator {
    return this.page.locator(`#result-${line.id}`);
  }

  /** The value of a term in a list of facts. */
  fact(within: Locator, term: string): Locator {
    const pair = within.locator("dl > div").filter({ has: this.page.locator("dt").filter({ hasText: term }) });
    return pair.locator("dd");
  }

  /** Opens the form to send a line again by consent. */
  async reopen(line: ShopLine) {
    await this.result(line).getByText("Send again…").click();
    await this.result(line).getByRole("button", { name: "Unlock the line" }).click();
  }

  sortBy(column: string): Locator {
    return this.page.getByRole("columnheader", { name: column }).getByRole("button");
  }

  /** The numbers of the orders in the list, from the top. */
  orderNumbers(): Locator {
    return this.page.locator("table.orders tbody th");
  }
}
