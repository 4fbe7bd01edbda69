import { describe, expect, it } from "vitest";
import { json, rig } from "../client/stub.ts";

describe("the job catalog", () => {
  it.each([[[]], [undefined]])("refuses a search for profiles without a filter, which Bob fails: %j", async (filters) => {
    const { bob, failure, seen } = rig(json({ JobProfileEntries: [] }));
    const found = bob.jobCatalog.profiles.search({ fields: ["/jobProfile/id"], filters: filters as never });
    expect(await failure(found.toArray({ limit: 1 }))).toMatchObject({
      name: "InvalidInputError",
      message: expect.stringContaining("filters"),
    });
    expect(seen).toEqual([]);
  });

  it("says not_found while the customer is on the old catalog", async () => {
    const { bob, failure } = rig(json({ error: "not found" }, 404));
    expect(await failure(bob.jobCatalog.families.fields())).toMatchObject({ code: "not_found" });
    expect(await failure(bob.jobCatalog.roles.all().toArray({ limit: 1 }))).toMatchObject({ code: "not_found" });
  });

  it("reads lists whose entries are not in lists of their own", async () => {
    const { bob, run } = rig(json({ JobRoleEntries: [{ "/jobRole/id": { value: 1 } }, { "/jobRole/id": { value: 2 } }] }));
    expect(await run(bob.jobCatalog.roles.all().toArray({ limit: 9 }))).toEqual([{ "/jobRole/id": 1 }, { "/jobRole/id": 2 }]);
  });

  it("asks for people assigned to a profile in the error that names permissions", async () => {
    const { bob, failure } = rig(json({ error: "no" }, 403));
    const filters = [{ fieldId: "/jobProfile/id", operator: "equals", values: ["1"] }];
    const found = bob.jobCatalog.profiles.search({ fields: ["/jobProfile/assignedEmployees"], filters });
    expect((await failure(found.toArray({ limit: 1 }))).message).toMatch(/View job profiles; and .*View selected employees' Jobs sections/);
  });
});
