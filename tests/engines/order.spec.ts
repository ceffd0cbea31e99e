/** From the sign-in to a line's outcome, in every engine. */

import { SENT } from "../support/shop.ts";
import { role } from "../support/target.ts";
import { ENGINES, expect, test } from "./support/test.ts";

const [line] = SENT.lines;

for (const engine of ENGINES) {
  test.describe(engine, () => {
    test.use({ engine });

    test("a wrong password is told, and what was typed is kept", async ({ person, app }) => {
      await person.goto("/");
      await app.trySignIn("demo", "wrong");
      expect(await person.read(role("alert"))).toContain("User name or password is wrong, or the user is switched off.");
    });

    test("from the list to the release, with one request", async ({ person, app, omnitron }) => {
      await app.signIn();
      await app.openOrder(SENT);
      await app.release(line, "ERP-55120-3");
      const result = await person.read(app.result(line));
      expect(result).toContain("Released — Omnitron’s answer names this line and this code.");
      expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: line.id, code: "ERP-55120-3" }]);
    });
  });
}
