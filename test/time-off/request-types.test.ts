import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import type { NewTimeOffRequest } from "../../src/time-off/index.ts";
import { bodiless, json, rig } from "../client/stub.ts";

const id = "1" as EmployeeId;
const span = { startDate: "2026-05-04", endDate: "2026-05-06" };
const policyType = "Holiday";

describe("a request that is read", () => {
  const read = async (raw: Record<string, unknown>) => {
    const answer = { requestId: 7, employeeId: "1", changeType: "Created", ...raw };
    const { bob, run } = rig(({ url }) =>
      json(url.pathname.includes("changes") ? { changes: [answer] } : url.pathname.includes("out") ? { outs: [answer] } : answer),
    );
    const all = await run(
      Promise.all([
        bob.timeOff.getRequest(id, 7),
        bob.timeOff.changes({ since: "2026-06-01T00:00:00Z" }).toArray({ limit: 1 }),
        bob.timeOff.whosOut({ from: "2026-05-01", to: "2026-05-31" }),
        bob.timeOff.outToday(),
      ]),
    );
    const [first, ...others] = all.flat();
    for (const other of others) expect(other).toEqual(first);
    const { requestId, employeeId, changeType, ...rest } = first!;
    expect([requestId, employeeId, changeType]).toEqual([7, "1", "Created"]);
    return rest;
  };

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ["days", { ...span, startPortion: "all_day", endPortion: "morning" }, { ...span, startPortion: "all_day", endPortion: "morning" }],
    [
      "days",
      { ...span, startDatePortion: "afternoon", endDatePortion: "all_day" },
      { ...span, startPortion: "afternoon", endPortion: "all_day" },
    ],
    [
      "hours",
      { date: "2026-05-04", hoursOnDate: 4, minutes: 30 },
      { startDate: "2026-05-04", endDate: "2026-05-04", hours: 4, minutes: 30 },
    ],
    ["hours", { date: "2026-05-04", hours: 4, minutes: 0 }, { startDate: "2026-05-04", endDate: "2026-05-04", hours: 4, minutes: 0 }],
    [
      "differentDayDurations",
      { ...span, durations: [{ date: "2026-05-04", hours: 1, minutes: 15 }] },
      { ...span, durations: [{ date: "2026-05-04", hours: 1, minutes: 15 }] },
    ],
    ["portionOnRange", { ...span, dayPortion: "morning" }, { ...span, dayPortion: "morning" }],
    ["hoursOnRange", { ...span, dailyHours: 7.5 }, { ...span, dailyHours: 7.5 }],
    ["specificHoursDayDurations", { ...span, timeZoneOffset: "GMT -5:00" }, { ...span, timeZoneOffset: "GMT -5:00" }],
    [
      "differentSpecificHoursDayDurations",
      { ...span, durations: [{ date: "2026-05-04", dayDuration: { portion: "vacant" } }] },
      { ...span, durations: [{ date: "2026-05-04", dayDuration: { portion: "vacant" } }] },
    ],
    ["percentageOnRange", { ...span, percentageOfDay: 50 }, { ...span, percentageOfDay: 50 }],
    [
      "openEnded",
      { startDate: "2026-05-04", startPortion: "all_day", endDate: null, endPortion: null },
      { startDate: "2026-05-04", startPortion: "all_day", endDate: null, endPortion: null },
    ],
    ["lunarPhase", { ...span, phase: { name: "full" }, date: "2026-05-05" }, { ...span, phase: { name: "full" }, date: "2026-05-05" }],
  ])("has one set of names wherever it came from, and keeps every other key: %s", async (type, raw, expected) => {
    expect(await read({ type, ...raw, newKey: [1] })).toEqual({ type, ...expected, newKey: [1] });
    expect(await read({ requestRangeType: type, ...raw })).toEqual({ type, ...expected });
  });

  it("has its type without a capital letter", async () => {
    expect(await read({ type: "DifferentDayDurations", ...span })).toEqual({ type: "differentDayDurations", ...span });
  });

  it.each([null, undefined, 5, ""])("has the type unknown when Bob names none (%s)", async (type) => {
    expect(await read({ type, ...span })).toEqual({ type: "unknown", ...span });
  });

  it("tells days that it does not know as null", async () => {
    expect(await read({ type: "lunarPhase", date: "2026-05-05" })).toEqual({
      type: "lunarPhase",
      date: "2026-05-05",
      startDate: null,
      endDate: null,
    });
  });

  it("keeps both of two names that say different things", async () => {
    const both = { type: "days", ...span, startPortion: "all_day", startDatePortion: "afternoon" };
    expect(await read(both)).toEqual(both);
  });

  it("loses no time to daylight saving or leap days: dates and times stay the text they were", async () => {
    const raw = { type: "days", startDate: "2028-02-29", endDate: "2028-03-26", createdOn: "2028-03-26T01:30:00.000001" };
    expect(await read(raw)).toEqual(raw);
  });
});

describe("a request that is made", () => {
  it.each<[NewTimeOffRequest, Record<string, unknown>]>([
    [
      { ...span, policyType, type: "days", startPortion: "afternoon", endPortion: "all_day" },
      { ...span, policyType, requestRangeType: "days", startDatePortion: "afternoon", endDatePortion: "all_day" },
    ],
    [
      { startDate: "2026-05-04", policyType, type: "hours", hours: 4 },
      { startDate: "2026-05-04", endDate: "2026-05-04", policyType, requestRangeType: "hours", hours: 4, minutes: 0 },
    ],
    [
      { startDate: "2026-05-04", policyType, type: "hours", hours: 0, minutes: 30 },
      { startDate: "2026-05-04", endDate: "2026-05-04", policyType, requestRangeType: "hours", hours: 0, minutes: 30 },
    ],
    [
      { ...span, policyType, type: "differentDayDurations", durations: [{ date: "2026-05-04", hours: 0, minutes: 15 }] },
      { ...span, policyType, requestRangeType: "differentDayDurations", durations: [{ date: "2026-05-04", hours: 0, minutes: 15 }] },
    ],
    [
      { ...span, policyType, type: "portionOnRange", dayPortion: "morning" },
      { ...span, policyType, requestRangeType: "portionOnRange", dayPortion: "morning" },
    ],
    [
      { ...span, policyType, type: "hoursOnRange", dailyHours: 7 },
      { ...span, policyType, requestRangeType: "hoursOnRange", dailyHours: 7, dailyMinutes: 0 },
    ],
    [
      { ...span, policyType, type: "specificHoursDayDurations", localStartTime: "09:30:00", localEndTime: "13:00:00" },
      { ...span, policyType, requestRangeType: "specificHoursDayDurations", localStartTime: "09:30:00", localEndTime: "13:00:00" },
    ],
    [
      {
        ...span,
        policyType,
        type: "differentSpecificHoursDayDurations",
        durations: [{ date: "2026-05-04", dayDuration: { dayDurationType: "portionDayDuration", portion: "vacant" } }],
        description: undefined,
      },
      {
        ...span,
        policyType,
        requestRangeType: "differentSpecificHoursDayDurations",
        durations: [{ date: "2026-05-04", dayDuration: { dayDurationType: "portionDayDuration", portion: "vacant" } }],
      },
    ],
  ])("goes out in Bob's names: $type", async (request, body) => {
    const { bob, seen, run } = rig(bodiless(200));
    await run(bob.timeOff.createRequest(id, request));
    expect(JSON.parse(seen[0]!.text)).toEqual(body);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ["a type that can only be read", { type: "openEnded" }, /^type must be one of days, hours, /],
    ["a type that there is none of", { type: "toString" }, /^type must be one of/],
    ["no type", { type: undefined }, /^type must be one of/],
    ["a key missing that the type needs", { type: "days", startPortion: "all_day" }, /^A request of type days needs endPortion$/],
    ["a key that is null", { type: "portionOnRange", dayPortion: null }, /needs dayPortion/],
    ["no policy type", { type: "portionOnRange", dayPortion: "morning", policyType: undefined }, /policyType/],
    ["an empty policy type", { type: "portionOnRange", dayPortion: "morning", policyType: "" }, /policyType/],
    ["a day that no month has", { type: "portionOnRange", dayPortion: "morning", startDate: "2026-02-29" }, /^startDate must be a date/],
    ["no end", { type: "portionOnRange", dayPortion: "morning", endDate: undefined }, /^endDate must be a date/],
    ["an end before the start", { type: "portionOnRange", dayPortion: "morning", endDate: "2026-05-03" }, /^endDate is before startDate$/],
  ])("is refused before anything is sent: %s", async (_, wrong, message) => {
    const { bob, seen, failure } = rig(bodiless(200));
    const error = await failure(bob.timeOff.createRequest(id, { ...span, policyType, ...wrong } as never));
    expect(error).toMatchObject({ code: "invalid_input", message: expect.stringMatching(message) });
    expect(seen).toEqual([]);
  });

  it("takes leap days", async () => {
    const { bob, seen, run } = rig(bodiless(200));
    await run(bob.timeOff.createRequest(id, { type: "hours", policyType, startDate: "2028-02-29", hours: 1 }));
    expect(seen).toHaveLength(1);
  });

  it("is sent once, even when no answer comes", async () => {
    const { bob, seen, failure } = rig(bodiless(503));
    const error = await failure(bob.timeOff.createRequest(id, { type: "hours", policyType, startDate: "2026-05-04", hours: 1 }));
    expect(error).toMatchObject({ code: "server_error", retryable: false });
    expect(seen).toHaveLength(1);
  });
});
