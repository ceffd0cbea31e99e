/** From the sign-in to a line's outcome, in every engine. */

import { SENT } from "../support/shop.ts";
import { button, role, text } from "../support/target.ts";
import { ENGINES, expect, test } from "./support/test.ts";

const [line] = SENT.lines;

for (const engine of ENGINES) {
  test.describe(engine, () => {
    test.use({ engine });

    test("a wrong password is told, and what was typed is kept", async ({ person, app }) => {
      await person.goto("/");
      await app.trySignIn("demo", "wrong");
      expect(await person.read(role("alert"))).toContain("Wrong user name or password, or the user is disabled.");
    });

    test("from the list to the release, with one request", async ({ person, app, omnitron }) => {
      await app.signIn();
      await app.openOrder(SENT);
      await app.release(line, "ERP-55120-3");
      const result = await person.read(app.result(line));
      expect(result).toContain("Released — Omnitron confirmed this line and this code.");
      expect(await omnitron.mappings()).toMatchObject([{ did: "released", item: line.id, code: "ERP-55120-3" }]);
    });

    test("a refused line is quoted, and stays open", async ({ person, app, omnitron }) => {
      const body = JSON.stringify({ code: ["Ensure it is shorter."] });
      await omnitron.faults({ on: "create_mapping", kind: "plain_status", status: 400, body });
      await app.signInTo(SENT);
      await app.release(line, "R-1");
      const result = await person.read(app.result(line));
      expect(result).toContain("Refused — Omnitron did not accept the data.");
      expect(result).toContain("code: Ensure it is shorter.");
      expect(await omnitron.mappings()).toHaveLength(1);
      expect(await person.value(app.code(line))).toBe("R-1");
    });

    for (const done of [true, false]) {
      test(`a line without an answer, ${done ? "done" : "not done"}, is unknown and not sent again`, async ({ person, app, omnitron }) => {
        await omnitron.faults({ on: "create_mapping", kind: "cut", done });
        await app.signInTo(SENT);
        await app.release(line, "U-1");
        const result = await person.read(app.result(line));
        expect(result).toContain("Unknown — The request was sent, but no answer came back.");
        // The counter of reserved units shows what no answer did.
        const said = done ? "Most likely released." : "The stock may still be reserved.";
        await expect.poll(() => person.read(app.result(line))).toContain(said);
        await person.misses(app.code(line));
        await person.click(button("Check now"));
        await person.sees(text("Reserved units now"));
        await person.reload();
        expect(await person.read(app.line(line))).toContain("Unknown — The request was sent, but no answer came back.");
        await person.misses(app.code(line));
        expect(await omnitron.mappings()).toHaveLength(1);
      });
    }
  });
}
