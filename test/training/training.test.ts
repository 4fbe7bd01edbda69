import { describe, expect, it } from "vitest";
import { ADA, rigWith } from "../tables/table.ts";

describe("trainings", () => {
  it("come with their items as ids or labels, and columns the customer added", async () => {
    const rows = [
      { id: 1, name: "First aid", status: 252614476, customColumns: { column_1: 7 } },
      { id: 2, name: 252614471, status: "Done", customColumns: null },
    ];
    const { bob, run } = rigWith({ rows });
    expect((await run(bob.training.list(ADA))).rows).toEqual(rows.map((row) => ({ ...row, employeeId: ADA })));
  });

  it("are refused before sending when the cost has no amount in it", async () => {
    const { bob, failure, seen } = rigWith({ rows: [] });
    expect(await failure(bob.training.add(ADA, { cost: 120 as never }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });
});
