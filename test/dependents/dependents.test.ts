import { describe, expect, it } from "vitest";
import { bodiless, json, rig } from "../client/stub.ts";
import { ADA } from "../tables/table.ts";

const CHILD = { id: 5, firstName: "Byron", surname: "King", birthDate: "2024-05-12", gender: "Male" };
const read = (...values: object[]) => json({ results: [{ employeeId: ADA, values }], errors: {} });

describe("dependents", () => {
  it("become visible when the bulk read shows the new row's id", async () => {
    const { bob, run, seen } = rig([json({ entryId: 6 }), read(CHILD), read(CHILD, { ...CHILD, id: 6 })]);
    const added = await run(bob.dependents.add(ADA, { firstName: "Anne" }));
    await run(added.visible());
    expect(added.entryId).toBe(6);
    expect(seen.map(({ url }) => url.pathname)).toEqual([
      `/v1/people/${ADA}/dependents`,
      ...["/v1/bulk/people/dependents", "/v1/bulk/people/dependents"],
    ]);
  });

  it("are sent whole in an update, without the id that is in the path", async () => {
    const { bob, run, seen } = rig([read(CHILD), bodiless(204)]);
    await run(bob.dependents.update(ADA, 5, { surname: "Lovelace" }));
    const { id: _, ...columns } = CHILD;
    expect(JSON.parse(seen[1]!.text)).toEqual({ ...columns, surname: "Lovelace" });
  });

  it("of an employee outside the group's reach are refused, and no update is sent", async () => {
    const { bob, failure, seen } = rig(json({ results: [], errors: [{ [ADA]: { error: "MISSING_PERMISSION" } }] }));
    expect(await failure(bob.dependents.update(ADA, 5, { surname: "Lovelace" }))).toMatchObject({ code: "forbidden" });
    expect(seen.map(({ method }) => method)).toEqual(["GET"]);
  });
});
