import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { json, rig } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const row = (effectiveDate: string, status: string, employeeStatus = "Active", isCurrent = false) => ({
  id: Number(effectiveDate.replaceAll("-", "")),
  effectiveDate,
  status,
  employeeStatus,
  isCurrent,
});
const REHIRED = [
  row("2020-03-01", "Employed"),
  row("2024-05-31", "Terminated", "Inactive"),
  row("2025-09-01", "Employed", "Active", true),
  row("2026-12-01", "On a mission"),
];

describe("the lifecycle of an employee", () => {
  it.each([
    ["2020-02-29", undefined],
    ["2020-03-01", "Employed"],
    ["2024-05-31", "Terminated"],
    ["2025-08-31", "Terminated"],
    ["2026-11-30", "Employed"],
    ["2026-12-01", "On a mission"],
  ])("on %s says %s, through a rehire and into the future", async (date, status) => {
    const { bob, run } = rig(json({ values: REHIRED }));
    expect((await run(bob.lifecycle.asOf(ID, date))).rows[0]?.status).toBe(status);
  });

  it("keeps statuses the company made itself, and columns this package does not know", async () => {
    const { bob, run } = rig(json({ values: [{ ...REHIRED[3], noticePeriod: { unit: "month", length: 1 } }] }), { validate: "strict" });
    const { rows } = await run(bob.lifecycle.list(ID));
    expect(rows).toEqual([{ ...REHIRED[3], employeeId: ID, noticePeriod: { unit: "month", length: 1 } }]);
  });

  it("tells that only the current row came, which View without View history gives", async () => {
    const { bob, run } = rig(json({ values: [REHIRED[2]] }));
    expect(await run(bob.lifecycle.asOf(ID, "2024-06-01"))).toEqual({ rows: [], restrictedColumns: undefined, onlyCurrentRows: true });
  });

  it("names the boxes for all rows when it is refused", async () => {
    const { bob, failure } = rig(json({}, 403));
    expect(await failure(bob.lifecycle.list(ID))).toMatchObject({
      permissions: [{ key: "lifecycle.view" }, { key: "lifecycle.viewHistory" }],
    });
  });

  it("cannot be written", () => {
    expect(Object.keys(rig(json({})).bob.lifecycle).sort()).toEqual(["all", "asOf", "list"]);
  });
});
