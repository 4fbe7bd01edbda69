import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

const ADA = { id: "7", "/work/title": { value: "Baker" }, email: null };

describe("a read of one person", () => {
  it.each([
    ["bare", ADA],
    ["wrapped", { employees: [ADA] }],
  ])("understands the answer %s", async (_, answer) => {
    const { bob, run } = rig(() => json(answer));
    expect(await run(bob.people.get("7", { fields: ["work.title", "root.email", "work.site"] }))).toEqual({
      employee: { id: "7", email: null, work: { title: "Baker" } },
      omitted: ["work.site"],
    });
  });

  it("asks for the fields once each, by id or by email as one path segment", async () => {
    const { bob, seen, run } = rig(() => json(ADA));
    await run(bob.people.get("ada+x@acme.example", { fields: ["root.id", "root.id"], humanReadable: "APPEND" }));
    expect(seen[0]).toMatchObject({ method: "POST", text: '{"fields":["root.id"],"humanReadable":"APPEND"}' });
    expect(seen[0]!.url.pathname).toBe("/v1/people/ada%2Bx%40acme.example");
  });

  it("refuses a word, which would make the path of another endpoint", async () => {
    const { bob, seen, failure } = rig(() => json({ employees: [ADA] }));
    for (const word of ["search", "", "undefined"]) {
      expect(await failure(bob.people.get(word, { fields: ["root.id"] }))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });

  it("rejects with not_found for an unknown id, without naming it", async () => {
    const { bob, failure } = rig(json({ error: "No employee 3332883884017713938" }, 404));
    const error = await failure(bob.people.get("3332883884017713938", { fields: ["root.id"] }));
    expect(error).toMatchObject({ name: "ResponseError", code: "not_found", endpoint: "POST /people/{identifier}" });
    expect(error.message).not.toContain("333");
  });

  it("is an error instead of an employee when the answer holds none", async () => {
    for (const answer of [{ employees: [] }, [], null, "text", { employees: [null] }]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.people.get("7", { fields: ["root.id"] }))).toMatchObject({ code: "unexpected_answer" });
    }
  });

  it("is sent again after a server error, being a read in spite of its method", async () => {
    const { bob, seen, run } = rig([json({}, 500), json(ADA)]);
    await run(bob.people.get("7", { fields: ["root.id"] }));
    expect(seen).toHaveLength(2);
  });
});
