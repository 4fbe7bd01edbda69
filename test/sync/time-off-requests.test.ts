import { describe, expect, it } from "vitest";
import { timeOffRequests } from "../../src/sync/streams/time-off-requests.ts";
import { DAY, followRig, HOUR, MINUTE } from "./time-off-rig.ts";

const CHANGES = "GET /timeoff/requests/changes";
const AUGUST = { startDate: "2026-08-03", endDate: "2026-08-07" };
const SICK = { startDate: "2026-06-10", endDate: "2026-06-11", policyType: "Sick" };

const rig = (options: Parameters<typeof followRig>[1] = {}) => {
  const made = followRig(timeOffRequests(), options);
  const id = made.hire();
  const request = (time: Parameters<typeof made.fake.requestTimeOff>[1] = AUGUST) => made.fake.requestTimeOff(id, time);
  /** The person's records: key without the person, request and status. */
  const mine = async () =>
    [...(await made.records())]
      .filter(([key]) => key.startsWith(`${id}/`))
      .map(([key, { requestId, status }]) => [Number(key.slice(id.length + 1)), requestId, status]);
  return { ...made, id, request, mine };
};

describe("the first reading of time off requests", () => {
  it("mirrors six months of changes, and what active people have from then on", async () => {
    const { fake, run, records } = rig();
    await run();
    const mirrored = await records();
    const active = fake.company.employees.filter(({ status }) => status === "Active");
    const open = active.flatMap(({ id }) => fake.timeOffRequests(id)).filter(({ status }) => status === "approved" || status === "pending");
    const present = open.filter(({ endDate }) => endDate === null || endDate >= "2026-06-15");
    expect(present.length).toBeGreaterThan(20);
    for (const { employeeId, id, originalRequestId, status } of present) {
      expect(mirrored.get(`${employeeId}/${originalRequestId ?? id}`) ?? mirrored.get(`${employeeId}/${id}`)).toMatchObject({
        requestId: id,
        status,
      });
    }
    const recent = fake.company.employees
      .flatMap(({ id }) => fake.timeOffRequests(id))
      .filter(({ createdOn }) => createdOn > "2025-12-20")
      .map(({ employeeId, id, originalRequestId }) => `${employeeId}/${originalRequestId ?? id}`);
    expect(recent.filter((key) => !mirrored.has(key))).toEqual([]);
  });

  it("has what was approved more than six months ago and is still to come, which only who's out tells", async () => {
    const { clock, fake, run, request, mine } = rig();
    const ahead = request({ startDate: "2027-03-01" });
    fake.approveTimeOff(ahead.id);
    request({ startDate: "2026-07-01" });
    await clock.advance(200 * DAY);
    expect((await run()).gaps).toEqual([]);
    expect(await mine()).toEqual([[ahead.id, ahead.id, "approved"]]);
  });

  it("gives requests as Bob sends them, with a status", async () => {
    const { run, record, request, id } = rig();
    const { id: requestId } = request({ ...SICK, description: "Flu" });
    await run();
    expect(await record(`${id}/${requestId}`)).toEqual({
      employeeId: id,
      employeeDisplayName: "Ada Newcomer",
      employeeEmail: expect.any(String),
      requestId,
      originalRequestId: null,
      previousRequestId: null,
      policyTypeDisplayName: "Sick",
      visibility: "Custom name",
      type: "days",
      startDate: "2026-06-10",
      startPortion: "all_day",
      endDate: "2026-06-11",
      endPortion: "all_day",
      createdOn: expect.any(String),
      durationUnit: "days",
      totalDuration: 2,
      totalCost: 2,
      changeReason: null,
      status: "approved",
    });
  });

  it("goes on behind the last window when it broke off", async () => {
    const { fake, run, asked, records, mark } = rig();
    fake.faults.on({ endpoint: CHANGES, after: 3, times: 1 }, { kind: "status", status: 400 });
    await expect(run()).rejects.toThrow("timeOffRequests");
    const before = asked(CHANGES);
    expect(JSON.parse(await mark())).toEqual({ to: "2026-03-17T09:00:00.000Z", repairFrom: "2026-06-15T09:00:00.000Z" });
    await run();
    expect(asked(CHANGES) - before).toBe(4);
    const whole = rig();
    await whole.run();
    expect([...(await records()).keys()]).toEqual([...(await whole.records()).keys()]);
  });

  it("goes back as far as it is told, and reports what Bob refuses", async () => {
    const { fake, run, records } = followRig(timeOffRequests({ since: "2025-09-01T00:00:00Z" }));
    fake.faults.on({ endpoint: CHANGES, times: 1 }, { kind: "status", status: 400 });
    const { gaps } = await run();
    expect(gaps).toEqual([expect.stringMatching(/^Changes of time off requests from 2025-09-01 to 2025-10-01 /)]);
    const six = followRig(timeOffRequests());
    await six.run();
    expect((await records()).size).toBeGreaterThan((await six.records()).size);
  });

  it("refuses a since without a zone", () => {
    expect(() => timeOffRequests({ since: "2026-01-01" })).toThrow("since must be a time with its zone");
  });
});

describe("later readings", () => {
  it("ask for one window, and change nothing when nothing happened", async () => {
    const { clock, run, asked, newChanges } = rig();
    await run();
    await newChanges();
    const before = asked(CHANGES);
    await clock.advance(6 * HOUR);
    expect(await run()).toMatchObject({ added: 0, changed: 0, removed: 0, gaps: [] });
    expect(asked(CHANGES) - before).toBe(1);
    expect(await newChanges()).toEqual([]);
  });

  it("follow a request from pending to approved to canceled, in one record", async () => {
    const { clock, fake, run, request, mine, newChanges } = rig();
    await run();
    await newChanges();
    const { id } = request();
    await run();
    fake.approveTimeOff(id);
    await clock.advance(MINUTE);
    await run();
    fake.cancelTimeOff(id);
    await clock.advance(MINUTE);
    await run();
    expect(await mine()).toEqual([[id, id, "canceled"]]);
    const changes = await newChanges();
    expect(changes.map(({ kind, fields }) => [kind, fields.status])).toEqual([
      ["added", { to: "pending" }],
      ["changed", { from: "pending", to: "approved" }],
      ["changed", { from: "approved", to: "canceled" }],
    ]);
  });

  it("keep one record through edits, that of the newest request", async () => {
    const { clock, fake, run, request, mine, newChanges, id, record } = rig();
    const first = request();
    await run();
    await newChanges();
    const second = fake.editTimeOff(first.id, { endDate: "2026-08-06" });
    await clock.advance(MINUTE);
    await run();
    expect(await mine()).toEqual([[first.id, second.id, "pending"]]);
    const third = fake.editTimeOff(second.id, { endDate: "2026-08-05" });
    fake.approveTimeOff(third.id);
    await clock.advance(DAY);
    await run();
    expect(await mine()).toEqual([[first.id, third.id, "approved"]]);
    expect(await record(`${id}/${first.id}`)).toMatchObject({ endDate: "2026-08-05", previousRequestId: second.id });
    expect((await newChanges()).map(({ kind, key }) => [kind, key])).toEqual([
      ["changed", `${id}/${first.id}`],
      ["changed", `${id}/${first.id}`],
    ]);
  });

  it("keep nothing of the old request that the new one has not", async () => {
    const { clock, fake, run, request, id, record } = rig();
    const first = request({ ...AUGUST, startDatePortion: "afternoon" });
    await run();
    const key = `${id}/${first.id}`;
    expect(await record(key)).toMatchObject({ type: "days", startPortion: "afternoon" });
    fake.editTimeOff(first.id, { requestRangeType: "portionOnRange", dayPortion: "morning", ...AUGUST });
    await clock.advance(MINUTE);
    await run();
    expect(await record(key)).toMatchObject({ type: "portionOnRange", dayPortion: "morning", startPortion: null });
  });

  it("do not remove an edited request when an older one of its chain is deleted", async () => {
    const { clock, fake, run, request, mine } = rig();
    const first = request();
    await run();
    const second = fake.editTimeOff(first.id, { endDate: "2026-08-06" });
    await clock.advance(2 * HOUR);
    await run();
    await clock.advance(2 * HOUR);
    fake.deleteTimeOff(first.id);
    await clock.advance(2 * HOUR);
    expect(await run()).toMatchObject({ removed: 0 });
    expect(await mine()).toEqual([[first.id, second.id, "pending"]]);
  });

  it("remove what is deleted, at once and with that reason, and only then", async () => {
    const { clock, fake, store, run, request, mine } = rig();
    const ids = [request().id, request(SICK).id, request({ startDate: "2026-09-01" }).id];
    await run();
    for (const id of ids.slice(0, 2)) fake.deleteTimeOff(id);
    await clock.advance(HOUR);
    expect(await run()).toMatchObject({ removed: 2, held: 0 });
    expect(await mine()).toEqual([[ids[2], ids[2], "pending"]]);
    const log = await store.changes("default", 0, 100_000);
    expect(log.filter(({ kind }) => kind === "removed").map(({ reason }) => reason)).toEqual(["deleted", "deleted"]);
    await clock.advance(10 * MINUTE);
    expect(await run()).toMatchObject({ removed: 0, added: 0 });
  });

  it("keep requests that are over, and those of leavers", async () => {
    const { clock, fake, run, request, mine, id } = rig();
    const sick = request(SICK);
    await run();
    await clock.advance(20 * DAY);
    fake.terminate(id, { date: "2026-07-05" });
    await clock.advance(20 * DAY);
    await run();
    expect(fake.company.employees.find((person) => person.id === id)?.status).toBe("Inactive");
    expect(await mine()).toEqual([[sick.id, sick.id, "approved"]]);
  });
});

describe("a status", () => {
  it("counts as a change however often all that is read again has moved: nothing is learnt from that", async () => {
    const { clock, fake, run, request } = rig({ employees: 1 });
    await run();
    for (let round = 0; round < 5; round++) {
      const ids = Array.from({ length: 25 }, (_, nth) => {
        const day = new Date(Date.parse("2026-07-01") + (round * 25 + nth) * DAY).toISOString().slice(0, 10);
        return request({ startDate: day, policyType: "Parental", requestRangeType: "days" }).id;
      });
      await clock.advance(2 * HOUR);
      await run();
      for (const id of ids) fake.approveTimeOff(id);
      await clock.advance(2 * HOUR);
      expect(await run()).toMatchObject({ changed: 25, learnt: [], moving: [] });
      await clock.advance(2 * HOUR);
    }
  });
});

describe("a change of a time off request is not lost", () => {
  it("when it happens at the very moment of a reading", async () => {
    const { run, request, mine, clock } = rig();
    await run();
    const now = clock.now();
    const { id } = request(); // the virtual clock stands still: the same millisecond as the mark
    expect(clock.now()).toBe(now);
    await clock.advance(5 * HOUR);
    await run();
    expect(await mine()).toEqual([[id, id, "pending"]]);
  });

  it("when reads show it only after the reading at whose time it had happened", async () => {
    const { run, request, mine, clock } = rig({ lag: 20_000 });
    await run();
    const { id } = request();
    await clock.advance(5000);
    await run();
    expect(await mine()).toEqual([]);
    await clock.advance(MINUTE);
    await run();
    expect(await mine()).toEqual([[id, id, "pending"]]);
  });

  it.each([-30, 30])("when our clock is %i minutes ahead of Bob's", async (minutes) => {
    const { run, request, mine, clock } = rig({ skew: minutes * MINUTE });
    await run();
    const ids: number[] = [];
    for (const startDate of ["2026-08-03", "2026-08-04", "2026-08-05"]) {
      ids.push(request({ startDate }).id);
      await clock.advance(10 * MINUTE);
      await run();
    }
    await clock.advance(3 * HOUR);
    await run();
    expect(await mine()).toEqual(ids.map((id) => [id, id, "pending"]));
  });

  it("when several happen at the same moment", async () => {
    const { fake, run, request, mine, clock } = rig();
    await run();
    const gone = request({ startDate: "2026-09-01" });
    fake.approveTimeOff(gone.id);
    fake.deleteTimeOff(gone.id);
    const first = request();
    fake.approveTimeOff(first.id);
    const second = fake.editTimeOff(first.id, { endDate: "2026-08-06" });
    fake.cancelTimeOff(second.id);
    await clock.advance(HOUR);
    await run();
    expect(await mine()).toEqual([[first.id, second.id, "canceled"]]);
  });
});

describe("without a box", () => {
  it("pending requests come when they are approved", async () => {
    const { clock, fake, run, request, mine } = rig();
    fake.permissions.revoke("timeOff.manageRequests");
    const { id } = request();
    await run();
    expect(await mine()).toEqual([]);
    fake.approveTimeOff(id);
    await clock.advance(DAY);
    await run();
    expect(await mine()).toEqual([[id, id, "approved"]]);
  });

  it("what was stored with it stays as it is: pending and private requests, and real names", async () => {
    const { clock, fake, run, request, mine, newChanges, id, record } = rig();
    const pending = request();
    const personal = request({ startDate: "2026-09-01", policyType: "Compassionate leave" });
    const sick = request(SICK);
    await run();
    await newChanges();
    const before = await mine();
    expect(before).toHaveLength(3);
    fake.permissions.revoke("timeOff.manageRequests", "timeOff.seePrivate");
    await clock.advance(10 * MINUTE);
    expect(await run()).toMatchObject({ added: 0, changed: 0, removed: 0, held: 0 });
    expect(await mine()).toEqual(before);
    expect(await newChanges()).toEqual([]);
    expect(await record(`${id}/${sick.id}`)).toMatchObject({ policyTypeDisplayName: "Sick" });
    // What it does show still counts.
    fake.cancelTimeOff(sick.id);
    fake.approveTimeOff(pending.id);
    await clock.advance(MINUTE);
    await run();
    expect((await newChanges()).map(({ key, fields }) => [key, Object.keys(fields)])).toEqual([
      [`${id}/${pending.id}`, ["status"]],
      [`${id}/${sick.id}`, ["status"]],
    ]);
    expect(await record(`${id}/${personal.id}`)).toMatchObject({ status: "pending" });
  });
});

describe("a gap", () => {
  const AHEAD = { startDate: "2027-03-01", endDate: "2027-03-05" };

  it("is reported when the feed was not followed for more than six months, and repaired from who is out", async () => {
    const { clock, fake, run, request, mine, records } = rig();
    const kept = request(AHEAD);
    const canceled = request({ startDate: "2027-04-01" });
    const waiting = request({ startDate: "2027-05-03" });
    for (const one of [kept, canceled]) fake.approveTimeOff(one.id);
    await run();
    const size = (await records()).size;
    await clock.advance(5 * DAY);
    fake.cancelTimeOff(canceled.id);
    fake.approveTimeOff(waiting.id);
    const added = request({ startDate: "2027-06-01" });
    fake.approveTimeOff(added.id);
    await clock.advance(200 * DAY);
    const { gaps, removed } = await run();
    expect(gaps).toEqual([
      expect.stringMatching(/^Changes of time off requests from 2026-06-15 to 2026-07-10 are too long ago for Bob to tell/),
    ]);
    expect(removed).toBe(1);
    expect(await mine()).toEqual([
      [kept.id, kept.id, "approved"],
      [waiting.id, waiting.id, "approved"],
      [added.id, added.id, "approved"],
    ]);
    expect((await records()).size).toBeGreaterThanOrEqual(size);
    await clock.advance(HOUR);
    expect((await run()).gaps).toEqual([]);
  });

  it("is not one when the mark is just young enough", async () => {
    const { clock, run } = rig();
    await run();
    await clock.advance(179 * DAY);
    expect((await run()).gaps).toEqual([]);
  });

  it("leaves what it cannot tell as it is stored: requests of leavers, and what the box has been lost for", async () => {
    const { clock, fake, run, request, mine, id } = rig();
    const personal = request({ startDate: "2027-04-01", policyType: "Compassionate leave" });
    const pending = request({ startDate: "2027-05-03" });
    const other = fake.hire({ firstName: "Bo", surname: "Newcomer", startDate: "2024-01-08" }).id;
    const theirs = fake.requestTimeOff(other, { startDate: "2026-12-28" });
    for (const one of [personal, theirs]) fake.approveTimeOff(one.id);
    await run();
    fake.permissions.revoke("timeOff.manageRequests", "timeOff.seePrivate");
    fake.terminate(other, { date: "2026-12-31" });
    await clock.advance(210 * DAY);
    expect(await run()).toMatchObject({ removed: 0, held: 0, gaps: [expect.any(String)] });
    expect(await mine()).toEqual([
      [personal.id, personal.id, "approved"],
      [pending.id, pending.id, "pending"],
    ]);
    expect(id).not.toBe(other);
  });

  it("is repaired by the next run when this one breaks off in the middle", async () => {
    const { clock, fake, run, request, mine } = rig();
    await run();
    await clock.advance(5 * DAY);
    const added = request({ startDate: "2027-06-01" });
    fake.approveTimeOff(added.id);
    await clock.advance(200 * DAY);
    // The first one is the check of permissions'.
    fake.faults.on({ endpoint: "GET /timeoff/whosout", times: Number.POSITIVE_INFINITY }, { kind: "status", status: 400 });
    await expect(run()).rejects.toThrow();
    fake.faults.clear();
    const { gaps } = await run();
    expect(gaps).toHaveLength(1);
    expect(await mine()).toEqual([[added.id, added.id, "approved"]]);
  });

  it("folds what who's out told of an edited request into its chain, when the feed tells that it belongs to one", async () => {
    const { clock, fake, run, request, mine } = rig();
    const first = request({ startDate: "2027-06-01" });
    await run();
    await clock.advance(5 * DAY);
    const second = fake.editTimeOff(first.id, { startDate: "2027-06-02", endDate: "2027-06-02" });
    fake.approveTimeOff(second.id);
    await clock.advance(200 * DAY);
    await run();
    expect(await mine()).toContainEqual([second.id, second.id, "approved"]);
    fake.cancelTimeOff(second.id);
    await clock.advance(HOUR);
    await run();
    expect(await mine()).toEqual([[first.id, second.id, "canceled"]]);
  });
});
