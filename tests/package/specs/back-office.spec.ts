import AxeBuilder from "@axe-core/playwright";

import { SENT } from "../../support/shop.ts";
import { BackOffice } from "../support/back-office.ts";
import { viteBuilt, viteDev, webpackBuilt } from "../support/sites.ts";
import { expect, on } from "../support/test.ts";

for (const [name, serve] of Object.entries({ "Vite, dev": viteDev, "Vite, built": viteBuilt, webpack: webpackBuilt })) {
  const test = on(["../examples/back-office"], serve);

  test.describe(name, () => {
    test("one line is released once", async ({ page, omnitron }) => {
      const office = new BackOffice(page);
      await office.open(omnitron.url, SENT);
      const line = office.line(0);
      await line.fill("ERP-1");
      await line.button.click();
      await expect(line.outcome).toHaveClass("released");
      await expect(line.button).toBeDisabled();
      expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: SENT.lines[0].id, code: "ERP-1" }]);
    });

    test("all lines of an order are released, each once", async ({ page, omnitron }) => {
      const office = new BackOffice(page);
      await office.open(omnitron.url, SENT);
      for (const [index, { sku }] of SENT.lines.entries()) await office.line(index).fill(`ERP-${sku}`);
      await office.releaseAll();
      await expect(office.status).toHaveText("3 released, 0 refused, 0 unknown, 0 not sent");
      const told = (await omnitron.mappings()).map(({ item, code, did }) => ({ id: item, code, did }));
      const wanted = SENT.lines.map(({ id, sku }) => ({ id, code: `ERP-${sku}`, did: "released" }));
      expect(told.toSorted((a, b) => a.id! - b.id!)).toEqual(wanted);
    });

    test("a line without a code sends nothing, and says why", async ({ page, omnitron }) => {
      const office = new BackOffice(page);
      await office.open(omnitron.url, SENT);
      await office.line(0).fill("ERP-1");
      await office.releaseAll();
      await expect(office.line(1).outcome).toHaveClass("wrong");
      await expect(office.line(1).outcome).not.toBeEmpty();
      await expect(office.line(1).button).toBeEnabled();
      expect(await omnitron.mappings()).toEqual([]);
    });
  });
}

const test = on(["../examples/back-office"], viteBuilt);

test("what is unknown is not offered again", async ({ page, guard, omnitron }) => {
  guard.allowStatus(504);
  const office = new BackOffice(page);
  await office.open(omnitron.url, SENT);
  await omnitron.faults({ on: "create_mapping", kind: "504", done: true });
  await office.line(0).fill("ERP-1");
  await office.line(0).button.click();
  await expect(office.line(0).outcome).toHaveClass("unknown");
  await expect(office.line(0).outcome).toContainText("It may have been released");
  await expect(office.line(0).button).toBeDisabled();
});

test("what is refused can be changed and sent again", async ({ page, guard, omnitron }) => {
  guard.allowStatus(400);
  await omnitron.switches({ code_max_length: 5 });
  const office = new BackOffice(page);
  await office.open(omnitron.url, SENT);
  const line = office.line(0);
  await line.fill("TOO-LONG");
  await line.button.click();
  await expect(line.outcome).toHaveClass("refused");
  await line.fill("SHORT");
  await line.button.click();
  await expect(line.outcome).toHaveClass("released");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`it is accessible, ${colorScheme}`, async ({ page, omnitron }) => {
    await page.emulateMedia({ colorScheme });
    const office = new BackOffice(page);
    await office.open(omnitron.url, SENT);
    await office.line(0).fill("ERP-1");
    await office.line(0).button.click();
    await expect(office.line(0).outcome).toHaveClass("released");
    await office.line(1).button.click();
    await expect(office.line(1).outcome).toHaveClass("wrong");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`)).toEqual([]);
  });
}
