import { describe, expect, it } from "vitest";
import type { NewAttendanceEntry } from "../../src/attendance/index.ts";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, rig } from "../client/stub.ts";

const ID = "3332883884017713938" as EmployeeId;
const ENTRY: NewAttendanceEntry = { employeeId: ID, clockInTime: "2026-03-02T09:00:00" };
const IMPORT = { method: "aggregate", idType: "bobId", requests: [{ id: ID, clockIn: "2026-03-02T09:00" }] } as const;

describe("writing entries", () => {
  it("takes 1 to 100, and refuses others before sending", async () => {
    const { bob, run, failure, seen } = rig(json({ ids: [] }));
    const entries = (count: number) => Array.from({ length: count }, () => ENTRY);
    await run(bob.attendance.entries.create(entries(100)));
    for (const list of [[], entries(101), [null], "x", undefined]) {
      expect(await failure(bob.attendance.entries.create(list as NewAttendanceEntry[]))).toMatchObject({ code: "invalid_input" });
    }
    expect(await failure(bob.attendance.entries.update(ID, []))).toMatchObject({ code: "invalid_input" });
    expect(seen).toHaveLength(1);
  });

  it("takes field ids in full too, and leaves out what is undefined", async () => {
    const { bob, run, seen } = rig(json({}));
    await run(bob.attendance.entries.update(ID, [{ id: 31, duration: 90, notes: undefined as never, "/attendanceEntry/field_1": "x" }]));
    expect(JSON.parse(seen[0]!.text).items[0].fields).toEqual({
      "/attendanceEntry/reportingMethod": { value: "duration" },
      "/attendanceEntry/id": { value: 31 },
      "/attendanceEntry/duration": { value: 90 },
      "/attendanceEntry/field_1": { value: "x" },
    });
  });

  it.each<[string, object, string | undefined]>([
    ["a start", { clockInTime: "2026-03-02T09:00:00" }, "startEnd"],
    ["an end alone", { clockOutTime: "2026-03-02T17:00:00" }, "startEnd"],
    ["a duration", { duration: 90 }, "duration"],
    ["a duration by its field id in full", { "/attendanceEntry/duration": 90 }, "duration"],
    ["notes alone", { notes: "Late" }, undefined],
  ])("says how the times are reported where there are any: %s", async (_, change, method) => {
    const { bob, run, seen } = rig(json({}));
    await run(bob.attendance.entries.update(ID, [{ id: 31, ...change }]));
    expect(JSON.parse(seen[0]!.text).items[0].fields["/attendanceEntry/reportingMethod"]?.value).toBe(method);
  });

  it.each([
    [{ ids: [1, "2"] }, [1, "2"]],
    [[3], [3]],
    [4, [4]],
    ["5", ["5"]],
    [{ id: 6 }, [6]],
    [{ entryId: "7" }, ["7"]],
    [{ items: [{ id: 8 }, { objectType: "attendanceEntry", fields: { "/attendanceEntry/id": { value: 9 } } }] }, [8, 9]],
    [{ errors: [{ index: 0 }] }, []],
    [{ ids: [null, ""] }, []],
    [null, []],
  ])("finds the ids in %j and hands on the answer", async (answer, ids) => {
    const { bob, run } = rig(json(answer));
    expect(await run(bob.attendance.entries.create([ENTRY]))).toEqual({ ids, answer });
  });

  it("does not repeat what would count twice", async () => {
    const { bob, failure, seen } = rig(json({}, 503));
    const when = "2026-03-02T09:00:00";
    for (const write of [
      () => bob.attendance.entries.create([ENTRY]),
      () => bob.attendance.clockIn(ID, { clockInTime: when }),
      () => bob.attendance.clockOut(ID, { clockOutTime: when }),
      () => bob.attendance.import(IMPORT),
    ]) {
      const before = seen.length;
      expect(await failure(write() as Promise<unknown>)).toMatchObject({ code: "server_error", retryable: false });
      expect(seen).toHaveLength(before + 1);
    }
  });

  it("sends a clock-in as it is, whatever its properties are called", async () => {
    const { bob, run, seen } = rig(bodiless(204));
    expect(await run(bob.attendance.clockIn(ID, { timestamp: "2026-03-02T09:00:00Z" }))).toEqual({ ids: [], answer: undefined });
    expect(JSON.parse(seen[0]!.text)).toEqual({ timestamp: "2026-03-02T09:00:00Z" });
  });

  it("refuses to delete nothing in particular", async () => {
    const { bob, failure, seen } = rig(bodiless(204));
    for (const id of [undefined, "", ".."]) {
      expect(await failure(bob.attendance.entries.remove(id as string))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});

describe("an import", () => {
  it("that failed is given with Bob's reasons and not thrown", async () => {
    const answer = { status: "failed", total: 1, imported: 0, notImported: 1, errors: ["no such employee"] };
    const { bob, run } = rig(json(answer));
    expect(await run(bob.attendance.import(IMPORT))).toEqual(answer);
  });

  it("always has a list of errors", async () => {
    for (const errors of [undefined, null, "x"]) {
      const { bob, run } = rig(json({ status: "success", errors }));
      expect(await run(bob.attendance.import(IMPORT))).toEqual({ status: "success", errors: [] });
    }
  });

  it("is not taken for done when the answer says nothing", async () => {
    for (const answer of [null, [], "ok"]) {
      const { bob, failure } = rig(json(answer));
      expect(await failure(bob.attendance.import(IMPORT))).toMatchObject({ code: "unexpected_answer" });
    }
  });

  it("is refused before sending without punches or without employees", async () => {
    const { bob, failure, seen } = rig(json({}));
    for (const requests of [[], [{}], undefined]) {
      expect(await failure(bob.attendance.import({ ...IMPORT, requests } as never))).toMatchObject({ code: "invalid_input" });
    }
    expect(seen).toEqual([]);
  });
});
