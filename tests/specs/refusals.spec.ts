import { expect, test } from "../support/test.ts";
import { SENT } from "../support/shop.ts";

const [line] = SENT.lines;
const plain = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) });

for (const { name, told, quoted, ...answer } of [
  { name: "400 that complains of the code", ...plain(400, { code: ["Ensure it is shorter."] }), told: "Omnitron did not accept the data.", quoted: "code: Ensure it is shorter." },
  { name: "404 in JSON", ...plain(404, { detail: "Not found." }), told: "Omnitron has no such line or order", quoted: "Not found." },
  { name: "404 as a page", status: 404, body: "<h1>Not Found</h1>", content_type: "text/html", told: "This Omnitron has no such address.", quoted: "HTTP 404" },
  { name: "405", ...plain(405, { detail: "Not allowed here." }), told: "Omnitron does not accept this kind of request", quoted: "Not allowed here." },
  { name: "406 with a plain string", ...plain(406, { non_field_errors: "Already mapped." }), told: "Omnitron does not allow this", quoted: "Already mapped." },
  { name: "409", ...plain(409, { detail: "Conflict there." }), told: "This conflicts with the data in Omnitron.", quoted: "Conflict there." },
  { name: "413", ...plain(413, { detail: "Too big." }), told: "The request is too large for Omnitron.", quoted: "Too big." },
  { name: "415", ...plain(415, { detail: "No such type." }), told: "Omnitron does not accept this kind of request", quoted: "No such type." },
  { name: "422", ...plain(422, { detail: "Not like that." }), told: "Omnitron understood the request but does not accept it.", quoted: "Not like that." },
]) {
  test(`${name} is a refusal: quoted, sent once, and the line stays open`, async ({ app, guard, omnitron }) => {
    guard.allowStatus(answer.status);
    await omnitron.faults({ on: "create_mapping", kind: "plain_status", ...answer });
    await app.signInTo(SENT);
    await app.release(line, "R-1");
    await expect(app.result(line)).toContainText(`Refused — ${told}`);
    await expect(app.result(line)).toContainText("This request changed no stock.");
    await expect(app.result(line).getByRole("figure")).toContainText(quoted);
    await expect(app.result(line)).toContainText(`HTTP ${answer.status}`);
    expect(await omnitron.mappings()).toHaveLength(1);

    await omnitron.faults();
    await expect(app.code(line)).toHaveValue("R-1");
    await app.ask(line);
    await app.confirm();
    await expect(app.result(line)).toContainText("Released — ");
    expect(await omnitron.mappings()).toHaveLength(2);
  });
}

test("a user without the right is told so", async ({ app, guard, omnitron }) => {
  guard.allowStatus(403);
  await app.signInTo(SENT, "ayse");
  await app.release(line, "R-2");
  await expect(app.result(line)).toContainText("Refused — This user is not allowed to do that.");
  expect(await omnitron.mappings()).toMatchObject([{ did: "refused", status: 403, user: "ayse" }]);
});

for (const { second, status } of [
  { second: "refuse400", status: 400 },
  { second: "refuse406", status: 406 },
]) {
  test(`a line that has a code already is refused with ${status}`, async ({ app, guard, omnitron, request }) => {
    guard.allowStatus(status);
    await omnitron.switches({ second });
    const login = await request.post("/api/i1/auth/login/", { data: { username: "demo", password: "demo" } });
    const { key } = await login.json();
    await request.post(`/api/i1/order_items/${line.id}/create_mapping/`, {
      data: { code: "EARLIER" },
      headers: { Authorization: `Token ${key}` },
    });
    await app.signInTo(SENT);
    await app.release(line, "LATER");
    await expect(app.result(line)).toContainText("Refused — ");
    await expect(app.result(line).getByRole("blockquote")).not.toHaveText([]);
    expect((await omnitron.mappings()).map((post) => post.status)).toEqual([201, status]);
    expect((await omnitron.item(line.id)).mappings).toMatchObject([{ code: "EARLIER" }]);
  });
}
