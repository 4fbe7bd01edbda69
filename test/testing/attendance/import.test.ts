import { describe, expect, it } from "vitest";
import { sheets } from "./sheet.ts";

const TODAY = "2026-06-15";

function setUp() {
  const world = sheets();
  const person = world.fake.hire({ firstName: "Ines", surname: "Moreau", startDate: "2026-01-05" });
  return { ...world, person, id: person.id };
}

describe("importing punches at once", () => {
  it("stores them, and counts clock-ins and clock-outs", async () => {
    const { entries, id, ...fake } = setUp();
    const { status, data } = await fake.import("immediate", {
      idType: "bobId",
      requests: [
        { id, clockIn: `${TODAY}T08:00`, clockOut: `${TODAY}T12:00` },
        { id, clockIn: `${TODAY}T10:00`, clockOut: `${TODAY}T10:15`, entryType: "break" },
        { id, clockIn: `${TODAY}T13:00` },
      ],
    });
    expect(status).toBe(200);
    expect(data).toEqual({ status: "success", total: 5, imported: 5, notImported: 0, errors: [] });
    expect((await entries([id])).map(({ type, clockInTime, duration }) => [type, clockInTime, duration])).toEqual([
      ["work", `${TODAY}T08:00:00`, 240],
      ["break", `${TODAY}T10:00:00`, 15],
      ["work", `${TODAY}T13:00:00`, null],
    ]);
  });

  it("ends the open entry with a clock-out that comes alone", async () => {
    const { entries, id, ...fake } = setUp();
    await fake.import("immediate", { idType: "bobId", requests: [{ id, clockIn: `${TODAY}T08:00` }] });
    const { data } = await fake.import("immediate", { idType: "bobId", requests: [{ id, clockOut: `${TODAY}T16:00` }] });
    expect(data).toMatchObject({ status: "success", total: 1, imported: 1 });
    expect(await entries([id])).toMatchObject([{ duration: 480 }]);
  });

  it("tells what is wrong with single rows, and takes the others", async () => {
    const { entries, id, person, ...fake } = setUp();
    const row = { id: person.email, clockIn: `${TODAY}T08:00`, clockOut: `${TODAY}T09:00` };
    const { data } = await fake.import("immediate", {
      idType: "email",
      requests: [
        row,
        { ...row, id: "nobody@lanternfield.example" },
        { ...row, clockIn: "yesterday" },
        { ...row, clockOut: "2026-13-01T09:00" },
        row, // overlaps the first
        { id: person.email },
        { id: person.email, clockOut: `${TODAY}T17:00` },
        { ...row, entryType: "nap" },
      ],
    });
    expect(data).toEqual({ status: "partial_success", total: 14, imported: 2, notImported: 12, errors: expect.any(Array) });
    expect(data.errors).toHaveLength(7);
    for (const error of data.errors) expect(error).not.toContain("Fake HiBob");
    expect(await entries([id])).toHaveLength(1);
    const { data: failed } = await fake.import("immediate", { idType: "email", requests: [row] });
    expect(failed).toMatchObject({ status: "failed", total: 2, imported: 0, notImported: 2 });
  });

  it("finds people by the company's own number, and by any field", async () => {
    const { entries, people, id, fake, ...world } = setUp();
    const custom = "work.custom.field_1748390400501";
    fake.update(id, { [custom]: "9-999" });
    const [read] = (await people(["work.employeeIdInCompany"])).filter((one) => one.id === id);
    const day = (nth: number) => `2026-06-${String(nth).padStart(2, "0")}`;
    const rows = [
      ["idInCompany", String(read.work.employeeIdInCompany)],
      ["/root/email", fake.company.find(id)!.email],
      [`/${custom.replaceAll(".", "/")}`, "9-999"],
    ];
    for (const [nth, [idType, own]] of rows.entries()) {
      const requests = [{ id: own, clockIn: `${day(nth + 1)}T08:00`, clockOut: `${day(nth + 1)}T09:00` }];
      expect((await world.import("immediate", { idType, requests })).data, idType).toMatchObject({ status: "success" });
    }
    expect(await entries([id])).toHaveLength(3);
  });

  it.each([
    ["dd/MM/yyyy HH:mm", "15/06/2026 08:05"],
    ["yyyy-MM-dd hh:mm a", "2026-06-15 08:05 AM"],
    ["M/d/yyyy h:mm a", "6/15/2026 8:05 am"],
    ["yyyy-MM-dd'T'HH:mm:ss", "2026-06-15T08:05:00"],
    ["dd.MM.yyyy HH:mm:ss", "15.06.2026 08:05:00"],
    [undefined, "2026-06-15T08:05:00.000"],
  ])("reads times written as %s", async (dateTimeFormat, clockIn) => {
    const { entries, id, ...fake } = setUp();
    const body = { idType: "bobId", requests: [{ id, clockIn }], dateTimeFormat };
    expect((await fake.import("immediate", body)).data).toMatchObject({ status: "success" });
    expect(await entries([id])).toMatchObject([{ clockInTime: "2026-06-15T08:05:00" }]);
    const odd = { ...body, requests: [{ id, clockIn: "2026 June 15" }] };
    expect((await fake.import("immediate", odd)).data).toMatchObject({ status: "failed" });
  });

  it.each([
    ["12:30 AM", "00:30"],
    ["12:30 PM", "12:30"],
    ["01:00 PM", "13:00"],
  ])("reads %s of a half day", async (said, time) => {
    const { entries, id, ...fake } = setUp();
    const requests = [{ id, clockIn: `2026-06-15 ${said}` }];
    await fake.import("immediate", { idType: "bobId", requests, dateTimeFormat: "yyyy-MM-dd hh:mm a" });
    expect(await entries([id])).toMatchObject([{ clockInTime: `2026-06-15T${time}:00` }]);
  });
});

describe("importing punches for later", () => {
  it("shows them some minutes later, and takes no breaks", async () => {
    const { entries, id, clock, ...fake } = setUp();
    const row = { id, clockIn: `${TODAY}T08:00`, clockOut: `${TODAY}T09:00` };
    const requests = [row, { ...row, entryType: "break" }];
    const { data } = await fake.import("aggregate", { idType: "bobId", requests });
    expect(data).toEqual({
      status: "partial_success",
      total: 4,
      imported: 2,
      notImported: 2,
      errors: [expect.stringContaining("immediate")],
    });
    expect(await entries([id])).toEqual([]);
    await clock.advance(5 * 60_000 - 1);
    expect(await entries([id])).toEqual([]);
    await clock.advance(1);
    expect(await entries([id])).toMatchObject([{ duration: 60 }]);
  });
});

describe("an import", () => {
  it.each([
    ["another method", "later", {}],
    ["an unknown kind of id", "immediate", { idType: "passport" }],
    ["a field that does not exist", "immediate", { idType: "/work/shoeSize" }],
    ["a format that cannot be read", "immediate", { dateTimeFormat: "QQQ" }],
    ["a format without the hour", "immediate", { dateTimeFormat: "yyyy-MM-dd" }],
    ["a format of half days that does not say which half", "immediate", { dateTimeFormat: "yyyy-MM-dd hh:mm" }],
    ["no rows", "immediate", { requests: [] }],
  ])("is refused with 400 for %s", async (_, method, change) => {
    const { id, ...fake } = setUp();
    const body = { idType: "bobId", requests: [{ id, clockIn: `${TODAY}T08:00` }], ...change };
    expect(await fake.import(method, body)).toMatchObject({ status: 400, data: { key: expect.any(String) } });
  });

  it("does not find people outside the audience", async () => {
    const { id, fake, ...world } = setUp();
    fake.audience = (one) => one.id !== id;
    const body = { idType: "bobId", requests: [{ id, clockIn: `${TODAY}T08:00` }] };
    expect((await world.import("immediate", body)).data).toMatchObject({ status: "failed", errors: [expect.stringContaining(id)] });
  });

  it("is made five times a minute at most, and only with the permission", async () => {
    const { ids, import: importing } = sheets({ limits: "on" });
    const body = { idType: "bobId", requests: [{ id: ids[0], clockIn: `${TODAY}T08:00` }] };
    for (let nth = 0; nth < 5; nth++) expect((await importing("immediate", body)).status).toBe(200);
    expect((await importing("immediate", body)).status).toBe(429);
    const other = sheets();
    other.fake.permissions.revoke("timeAttendance.manageSheets");
    expect((await other.import("immediate", body)).status).toBe(403);
  });
});
