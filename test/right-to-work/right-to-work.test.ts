import { describe, expect, it } from "vitest";
import { bodiless, json, rig } from "../client/stub.ts";
import { ADA } from "../tables/table.ts";

const VISA = { id: 8, type: "Visa", documentId: 41, number: "V-1", issuedBy: null, expirationDate: "2027-12-31" };
const read = (...values: object[]) => json({ results: [{ employeeId: ADA, values: [{ values }] }], errors: {} });

describe("the right to work", () => {
  it("is sent whole in an update, its empty columns left out", async () => {
    const { bob, run, seen } = rig([read(VISA), bodiless(204)]);
    await run(bob.rightToWork.update(ADA, 8, { expirationDate: "2028-12-31" }));
    expect(JSON.parse(seen[1]!.text)).toEqual({ type: "Visa", documentId: 41, number: "V-1", expirationDate: "2028-12-31" });
  });

  it("is gone once the bulk read does not show the entry", async () => {
    const { bob, run, seen } = rig([bodiless(204), read(VISA), read()]);
    const removed = await run(bob.rightToWork.remove(ADA, 8));
    await run(removed.visible());
    expect(seen).toHaveLength(3);
  });

  it("names the boxes when a write is refused", async () => {
    const { bob, failure } = rig(json({}, 403));
    const error = await failure(bob.rightToWork.add(ADA, { type: "Visa" }));
    expect(error.message).toContain("Manage selected employees' Right to work sections");
  });
});
