/** The actions of a person in the back-office. */

import type { Page } from "@playwright/test";

import type { ShopOrder } from "../../support/shop.ts";

export class BackOffice {
  constructor(private readonly page: Page) {}

  /** Signs in and opens the order. `omnitron` is the address for which the back-office is set up. */
  async open(omnitron: string, order: ShopOrder) {
    await this.page.route("**/config.json", (route) => route.fulfill({ json: { omnitron } }));
    await this.page.goto("/");
    await this.page.getByLabel("User name").fill("demo");
    await this.page.getByLabel("Password").fill("demo");
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.getByText(order.number).click();
  }

  line(index: number) {
    const row = this.page.locator("details[open] tbody tr").nth(index);
    return {
      row,
      outcome: row.locator("output"),
      button: row.getByRole("button"),
      fill: (code: string) => row.getByRole("textbox").fill(code),
    };
  }

  async releaseAll() {
    await this.page.getByRole("button", { name: "Release all lines" }).click();
  }

  get status() {
    return this.page.getByRole("status").filter({ visible: true }).last();
  }
}
