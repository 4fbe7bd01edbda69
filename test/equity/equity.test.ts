import { describe, expect, it } from "vitest";
import { ADA, rigWith } from "../tables/table.ts";

const GRANT = { id: 3, effectiveDate: "2025-01-01", quantity: 500, equityType: "RSU", grantNumber: 12, reason: "Joining" };

describe("equity grants", () => {
  it("carry nothing from one to the next, though they have dates", async () => {
    const { bob, run, seen, bodyOf } = rigWith({ rows: [GRANT] });
    const row = { effectiveDate: "2026-12-01", quantity: 5, equityType: "Options" };
    await run(bob.equity.add(ADA, row));
    expect(seen).toHaveLength(1);
    expect(bodyOf()).toEqual(row);
  });

  it("keep their date and reason in an update", async () => {
    const { bob, run, bodyOf } = rigWith({ rows: [GRANT] });
    await run(bob.equity.update(ADA, 3, { quantity: 600, grantNumber: null }));
    expect(bodyOf()).toEqual({ effectiveDate: "2025-01-01", quantity: 600, equityType: "RSU", grantNumber: null, reason: "Joining" });
  });

  it.each(["effectiveDate", "quantity", "equityType"])("are refused before sending without %s", async (column) => {
    const { bob, failure, seen } = rigWith({ rows: [] });
    const row = { effectiveDate: "2026-12-01", quantity: 5, equityType: "RSU", [column]: undefined };
    const error = await failure(bob.equity.add(ADA, row as never));
    expect(error).toMatchObject({ code: "invalid_input" });
    expect(error.message).toContain(`body.${column}`);
    expect(seen).toEqual([]);
  });
});
