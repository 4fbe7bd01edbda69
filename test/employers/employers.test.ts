import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

describe("employers", () => {
  it("are searched without any input, for Bob's own choice of fields", async () => {
    const { bob, run, seen } = rig(json({ items: [{ "/employer/id": 17 }] }));
    expect(await run(bob.employers.search().toArray({ limit: 9 }))).toEqual([{ "/employer/id": 17 }]);
    expect(JSON.parse(seen[0]!.text)).toEqual({ filters: [], limit: 200 });
  });

  it("refuse an empty list of fields, which would mean another choice than none", async () => {
    const { bob, failure, seen } = rig(json({ items: [] }));
    expect(await failure(bob.employers.search({ fields: [] }).toArray({ limit: 1 }))).toMatchObject({ name: "InvalidInputError" });
    expect(seen).toEqual([]);
  });

  it.each([[""], [undefined], [".."]])("have no work locations under an id that is none: %j", async (employer) => {
    const { bob, failure, seen } = rig(json({ items: [] }));
    expect(await failure(bob.employers.workLocations.search(employer as string).toArray({ limit: 1 }))).toMatchObject({
      name: "InvalidInputError",
    });
    expect(seen).toEqual([]);
  });

  it("send the selector of metadata as it is given, and keep what comes", async () => {
    const entry = { id: "employer", fields: [{ id: "/employer/id", value: 1 }] };
    const { bob, run, seen } = rig(json([entry]));
    expect(await run(bob.employers.metadata({ fields: { properties: ["id"] } }))).toEqual([entry]);
    expect(JSON.parse(seen[0]!.text)).toEqual({ fields: { properties: ["id"] } });
  });
});
