import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig } from "./stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const circle: Record<string, unknown> = {};
circle.self = circle;

describe("a body that JSON cannot hold", () => {
  it.each<[string, unknown]>([
    ["NaN, which would empty a field", Number("7,5")],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["a Date, whose day depends on the zone", new Date(0)],
    ["an invalid Date", new Date(Number.NaN)],
    ["a bigint", 10n],
    ["a circle", circle],
  ])("is refused before sending: %s", async (_, value) => {
    const { bob, seen, failure } = rig(json({}));
    expect(await failure(bob.people.update(ID, { "work.field_1": value }))).toMatchObject({ code: "invalid_input" });
    expect(await failure(bob.request({ method: "POST", path: "/x", body: { list: [value] } }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is any body of a GET", async () => {
    const { bob, seen, failure } = rig(json({}));
    expect(await failure(bob.request({ method: "GET", path: "/x", body: {} }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});

describe("an error that Bob's answer explains", () => {
  const explained = async (error: string, call: (bob: ReturnType<typeof rig>["bob"]) => Promise<unknown>) => {
    const { bob, failure } = rig(json({ error }, 400));
    return (await failure(call(bob))).message;
  };

  it("does not repeat an uploaded file's name", async () => {
    const file = { name: "Ada Lovelace passport.pdf", content: new Blob(["x"]) };
    const message = await explained(`File ${file.name} is not allowed`, (bob) => bob.docs.upload(ID, "shared", file));
    expect(message).not.toMatch(/Ada|Lovelace|passport/);
  });

  it("does not repeat short names, numbers, or the rest of a longer value that holds another", async () => {
    const values = { "root.firstName": "Ada", "root.surname": "Mark", "home.legalGender": "Markovic", "work.field_1": 4200 };
    const message = await explained("Ada, Mark and Markovic with 4200 in Adamant", (bob) => bob.people.update(ID, values as never));
    expect(message).toContain("<hidden>, <hidden> and <hidden> with <hidden> in Adamant");
  });

  it("does not repeat what a read looked for, but may name its fields", async () => {
    const message = await explained("no candidate Lovelace by /candidate/lastName", (bob) =>
      bob.hiring.candidates
        .search({
          fields: ["/candidate/lastName"],
          filters: [{ fieldId: "/candidate/lastName", operator: "equals", values: ["Lovelace"] }],
        })
        .toArray({ limit: 1 }),
    );
    expect(message).toContain("no candidate <hidden> by /candidate/lastName");
    expect(await explained("no policy Adas sabbatical", (bob) => bob.timeOff.policy("Adas sabbatical"))).not.toContain("Adas");
  });

  it("is never about an id in a path of a request of your own: ids go into params", async () => {
    const { bob, seen, failure } = rig(json({}));
    const error = await failure(bob.request({ method: "GET", path: `/people/${ID}/work` }));
    expect([error.message.includes(ID), seen]).toEqual([false, []]);
    expect(error).toMatchObject({ code: "invalid_input" });
  });
});

describe("small things", () => {
  it("a limit that is no number is refused, and does not mean none", async () => {
    const { bob, failure } = rig(json({ results: [] }));
    for (const limit of [Number.NaN, -1]) {
      expect(await failure(bob.workHistory.all().toArray({ limit }))).toMatchObject({ code: "invalid_input" });
    }
  });
});
