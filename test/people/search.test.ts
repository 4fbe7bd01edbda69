import { describe, expect, it } from "vitest";
import { fieldReader } from "../../src/people/index.ts";
import { json, type Reply, rig } from "../client/stub.ts";

const answer = (...employees: unknown[]): Reply => json({ employees });
const bodyOf = (seen: readonly { text: string }[]) => JSON.parse(seen[0]!.text);

describe("what a search asks for", () => {
  it.each([
    [{}, {}],
    [{ showInactive: false }, { showInactive: false }],
    [{ humanReadable: "APPEND" }, { humanReadable: "APPEND" }],
    [{ ids: ["1", "2"] }, { filters: [{ fieldPath: "root.id", operator: "equals", values: ["1", "2"] }] }],
    [{ emails: ["a@b.example"] }, { filters: [{ fieldPath: "root.email", operator: "equals", values: ["a@b.example"] }] }],
    [{ ids: undefined, showInactive: undefined, humanReadable: undefined }, {}],
  ])("with %j is sent as %j beside the fields", async (input, sent) => {
    const { bob, seen, run } = rig(answer());
    await run(bob.people.search({ fields: ["root.email", "work.title", "root.email"], ...(input as object) }));
    expect(bodyOf(seen)).toEqual({ fields: ["root.email", "work.title"], ...sent });
  });

  it("is nobody for an empty list, and nothing is sent, because Bob refuses an empty filter", async () => {
    const { bob, seen } = rig(answer({ id: "1" }));
    for (const nobody of [{ ids: [] }, { emails: [] }]) {
      expect(await bob.people.search({ fields: ["root.email"], ...nobody })).toEqual({ employees: [], omitted: [] });
    }
    expect(seen).toHaveLength(0);
  });

  it.each<[string, object, string]>([
    ["ids and emails together", { ids: ["1"], emails: ["a@b.example"] }, "ids or emails, not both"],
    ["ids and emails together, though empty", { ids: [], emails: [] }, "ids or emails, not both"],
    ["no fields", { fields: [] }, "fields is empty"],
    ["fields left out", { fields: undefined }, "fields must be an array of strings, not undefined"],
    ["fields that are one text", { fields: "root.email" }, "fields must be an array of strings, not string"],
    ["a field that is no string", { fields: ["root.email", 5] }, "fields[1] must be a non-empty string, not number"],
    ["an empty field", { fields: [" "] }, "fields[0] must be a non-empty string, not an empty one"],
    ["an id that is a number", { ids: [3332883884017713938n, 7] }, "ids[0] must be a non-empty string, not bigint"],
    ["ids that are one text", { ids: "123" }, "ids must be an array of strings, not string"],
    ["an email that is null", { emails: [null] }, "emails[0] must be a non-empty string, not null"],
    ["REPLACE, which loses the values", { humanReadable: "REPLACE" }, 'body.humanReadable is not valid (expected "APPEND", got string)'],
    ["showInactive that is a text", { showInactive: "yes" }, "expected boolean, got string"],
  ])("is refused before sending for %s", async (_, wrong, says) => {
    const { bob, seen, failure } = rig(answer());
    const error = await failure(bob.people.search({ fields: ["root.email"], ...(wrong as object) } as never));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain(says);
    expect(seen).toHaveLength(0);
  });

  it("goes into one request for 400 fields, counted without repetitions", async () => {
    const fields = Array.from({ length: 400 }, (_, i) => `work.field_${i}` as const);
    const { bob, seen, run } = rig(answer());
    await run(bob.people.search({ fields: [...fields, ...fields] }));
    expect(seen).toHaveLength(1);
    expect(bodyOf(seen).fields).toHaveLength(400);
  });
});

describe("what a search tells", () => {
  it("is one employee from both notations, without a trace of the second", async () => {
    const { bob, run } = rig(
      answer({
        "/root/id": { value: "7" },
        "/work/title": { value: "Baker" },
        "/home/city": { value: "Leeds" },
        id: "7",
        displayName: "Ada Example",
        work: { title: "Baker", site: null },
      }),
    );
    const { employees, omitted } = await run(
      bob.people.search({ fields: ["root.id", "work.title", "work.site", "home.city"] as string[] }),
    );
    expect(employees).toEqual([{ id: "7", displayName: "Ada Example", work: { title: "Baker", site: null }, home: { city: "Leeds" } }]);
    expect(omitted).toEqual([]);
  });

  it("names the fields that no employee carried; one that is empty everywhere was carried", async () => {
    const { bob, run } = rig(answer({ id: "1", work: { title: null } }, { id: "2", work: { title: null }, payroll: { salary: 1 } }));
    const { omitted } = await run(bob.people.search({ fields: ["work.title", "work.siteId", "payroll.salary", "root.email"] as string[] }));
    expect(omitted).toEqual(["work.siteId", "root.email"]);
  });

  it("names nothing as omitted when nobody was found, because then nothing can be told", async () => {
    const { bob, run } = rig(answer());
    expect(await run(bob.people.search({ fields: ["work.title"] }))).toEqual({ employees: [], omitted: [] });
  });

  it("does not call a field omitted that was asked for with slashes", async () => {
    const { bob, run } = rig(answer({ id: "1", "/root/email": { value: "a@b.example" }, work: { title: null } }));
    const fields: string[] = ["/root/email", "/work/title"];
    const { employees, omitted } = await run(bob.people.search({ fields }));
    expect(omitted).toEqual([]);
    expect([fieldReader("/root/email")(employees[0]!), fieldReader("root.email")(employees[0]!)]).toEqual(Array(2).fill("a@b.example"));
  });

  it("has a container for each field, so that looking for one that Bob left out does not throw", async () => {
    const { bob, run } = rig(answer({ id: "1" }, { id: "2", work: null }));
    const { employees, omitted } = await run(bob.people.search({ fields: ["work.title", "work.reportsTo.email"] }));
    // A category that is null as a whole was left out: nothing in it may be taken for empty.
    expect(omitted).toEqual(["work.title", "work.reportsTo.email"]);
    expect(employees.map(({ work }) => [work.title, work.reportsTo.email])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  it("leaves a missing manager null when the manager was asked for as well as a part of it", async () => {
    const { bob, run } = rig(answer({ id: "1", work: { reportsTo: null } }));
    for (const fields of [["work.reportsTo", "work.reportsTo.email"] as const, ["work.reportsTo.email", "work.reportsTo"] as const]) {
      const { employees, omitted } = await run(bob.people.search({ fields }));
      expect([employees[0]!.work.reportsTo, omitted]).toEqual([null, []]);
    }
  });

  it.each([[null], [5], ["text"], [[]]])("is an error and not one employee less when %j stands among the employees", async (odd) => {
    const { bob, failure } = rig(answer({ id: "1" }, odd, { id: "2" }));
    expect(await failure(bob.people.search({ fields: ["root.id"] }))).toMatchObject({ code: "unexpected_answer" });
  });
});
