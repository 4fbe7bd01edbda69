import fc from "fast-check";
import type { FakeTimeOff } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { timeOffRequests } from "../../src/sync/streams/time-off-requests.ts";
import { cannedFollow, DAY, followRig, HOUR, MINUTE } from "./time-off-rig.ts";

const NOW = Date.parse("2026-06-15T09:00:00Z");
const SOMEONE = "11";

const row = (requestId: number, changeType: string, more: object = {}) => ({
  employeeId: SOMEONE,
  requestId,
  changeType,
  originalRequestId: null,
  previousRequestId: null,
  visibility: "Public",
  policyTypeDisplayName: "Holiday",
  ...more,
});
/** The `nth` edit of request 1. */
const edit = (nth: number, changeType: string) => row(nth + 1, changeType, { originalRequestId: 1, previousRequestId: nth });

const rig = (active: string[] = []) => {
  const canned = cannedFollow(timeOffRequests(), { now: NOW, active });
  const shown = () => [...canned.records].map(([key, { requestId, status }]) => [key, requestId, status]);
  /** One more run in which the feed says this. */
  const told = async (rows: object[], at?: number) => {
    canned.answers.changes = rows;
    return canned.follow(at);
  };
  return { ...canned, shown, told };
};

describe("the feed of time off changes", () => {
  it("needs no order", async () => {
    const rows = [
      row(1, "Pending"),
      row(1, "Created"),
      row(1, "Canceled"),
      edit(1, "Created"),
      edit(1, "Canceled"),
      edit(2, "Pending"),
      edit(2, "Created"),
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
        const { told, shown } = rig();
        await told(shuffled);
        expect(shown()).toEqual([["11/1", 3, "approved"]]);
      }),
      { verbose: true },
    );
  });

  it("may tell the same change twice, and tell it differently: the same one is taken each time", async () => {
    const rows = [row(1, "Created", { totalCost: 1 }), row(1, "Created", { totalCost: 2 }), row(1, "Created", { totalCost: 1 })];
    const taken = new Set<unknown>();
    for (const order of [rows, rows.toReversed(), [rows[1], rows[0], rows[2]]]) {
      const { told, records } = rig();
      for (let run = 0; run < 3; run++) await told(order as object[]);
      expect(records.size).toBe(1);
      taken.add(records.get("11/1")?.totalCost);
    }
    expect(taken.size).toBe(1);
  });

  it("may tell late what came before: a request never goes back", async () => {
    const { told, shown } = rig();
    await told([row(1, "Canceled")]);
    await told([row(1, "Created"), row(1, "Pending")]);
    expect(shown()).toEqual([["11/1", 1, "canceled"]]);
    await told([edit(1, "Created")]);
    await told([row(1, "Canceled"), row(1, "Deleted")]);
    expect(shown()).toEqual([["11/1", 2, "approved"]]);
  });

  it("may leave links of a chain out", async () => {
    const { told, shown } = rig();
    await told([edit(3, "Created")]);
    await told([row(1, "Created"), edit(1, "Canceled")]);
    expect(shown()).toEqual([["11/1", 4, "approved"]]);
  });

  it("follows what replaced what, whatever the numbers", async () => {
    const { told, shown } = rig();
    await told([row(9, "Canceled"), row(4, "Created", { originalRequestId: 9, previousRequestId: 9 })]);
    expect(shown()).toEqual([["11/9", 4, "approved"]]);
    await told([
      row(2, "Created", { originalRequestId: 9, previousRequestId: 4 }),
      row(4, "Canceled", { originalRequestId: 9, previousRequestId: 9 }),
    ]);
    expect(shown()).toEqual([["11/9", 2, "approved"]]);
  });

  it("takes the first request of a chain for the oldest, when what came between is not known", async () => {
    const { told, shown } = rig();
    await told([row(2, "Created", { originalRequestId: 9, previousRequestId: 4 })]);
    await told([row(9, "Canceled")]);
    expect(shown()).toEqual([["11/9", 2, "approved"]]);
  });

  it("may tell the chain of a request in one row of several only", async () => {
    const { told, shown } = rig();
    await told([row(2, "Pending", { previousRequestId: 1 }), edit(1, "Created")]);
    expect(shown()).toEqual([["11/1", 2, "approved"]]);
  });

  it("may have kinds of changes that are not known yet", async () => {
    const { told, shown } = rig();
    await told([row(1, "Created"), row(1, "Recalled")]);
    expect(shown()).toEqual([["11/1", 1, "recalled"]]);
    await told([row(1, "Canceled")]);
    expect(shown()).toEqual([["11/1", 1, "canceled"]]);
  });

  it("removes a deleted request only when it is stored, and gives it once", async () => {
    const { told, shown } = rig();
    const [batch] = await told([row(1, "Created"), row(1, "Deleted")]);
    expect(batch).toMatchObject({ records: [], gone: [] });
    await told([row(2, "Created"), row(3, "Created")]);
    const gone = (await told([row(2, "Deleted"), row(2, "Canceled")])).flatMap((batch) => batch.gone ?? []);
    expect(gone).toEqual(["11/2"]);
    expect(shown()).toEqual([["11/3", 3, "approved"]]);
  });

  it("keeps requests of different people apart, even with the same id", async () => {
    const { told, shown } = rig();
    await told([row(1, "Created"), row(1, "Canceled", { employeeId: "12" })]);
    expect(shown()).toEqual([
      ["11/1", 1, "approved"],
      ["12/1", 1, "canceled"],
    ]);
  });

  it("does not take a custom name for a change of the same request, and does for another one", async () => {
    const { told, records } = rig();
    const named = (policyTypeDisplayName: string) => ({ policyTypeDisplayName, visibility: "Custom name" });
    await told([row(1, "Created", named("Sick"))]);
    await told([row(1, "Canceled", named("Away"))]);
    expect(records.get("11/1")).toMatchObject({ policyTypeDisplayName: "Sick", status: "canceled" });
    await told([{ ...edit(1, "Created"), ...named("Absent") }]);
    expect(records.get("11/1")).toMatchObject({ policyTypeDisplayName: "Absent" });
  });
});

describe("what is asked of the feed", () => {
  it("is six months in parts, then from an hour before the last reading began", async () => {
    const { told, asked } = rig();
    await told([]);
    expect(asked.map(({ since, to }) => [since?.slice(0, 10), to?.slice(0, 10)])).toEqual([
      ["2025-12-17", "2026-01-16"],
      ["2026-01-16", "2026-02-15"],
      ["2026-02-15", "2026-03-17"],
      ["2026-03-17", "2026-04-16"],
      ["2026-04-16", "2026-05-16"],
      ["2026-05-16", undefined],
    ]);
    await told([], NOW + DAY);
    await told([], NOW + 2 * DAY);
    expect(asked.slice(6).map(({ since }) => since)).toEqual(["2026-06-15T08:00:00.000Z", "2026-06-16T08:00:00.000Z"]);
  });

  it("is no gap when a first reading from longer ago than six months goes on where it broke off", async () => {
    const { follow, asked, failAt } = cannedFollow(timeOffRequests({ since: "2025-09-01T00:00:00Z" }), { now: NOW });
    failAt("2025-10-31");
    await expect(follow()).rejects.toThrow("broke off");
    const before = asked.length;
    const batches = await follow();
    expect(asked[before]?.since).toBe("2025-10-30T23:00:00.000Z");
    expect(batches.filter(({ gap }) => gap !== undefined)).toEqual([]);
  });

  it("is not from the future when the clock was ahead", async () => {
    const { told, asked } = rig();
    await told([], NOW + 3 * DAY);
    await told([], NOW);
    expect(asked.at(-1)?.since).toBe("2026-06-15T08:00:00.000Z");
  });

  it("is committed in parts with the mark of the part before, so that a crash between them loses nothing", async () => {
    const { told } = rig();
    await told([]);
    const rows = Array.from({ length: 1200 }, (_, nth) => row(nth + 1, "Created"));
    const batches = await told(rows, NOW + HOUR);
    expect(batches.map(({ records }) => records.length)).toEqual([500, 500, 200]);
    expect(batches.map(({ mark }) => JSON.parse(mark).to)).toEqual([
      "2026-06-15T09:00:00.000Z",
      "2026-06-15T09:00:00.000Z",
      "2026-06-15T10:00:00.000Z",
    ]);
  });
});

describe("who's out, after a gap", () => {
  const out = (requestId: number, more: object = {}) => ({
    employeeId: SOMEONE,
    requestId,
    visibility: "Public",
    status: "Approved",
    startDate: "2027-02-01",
    endDate: "2027-02-01",
    ...more,
  });
  const booked = (requestId: number, more: object = {}) =>
    row(requestId, "Created", { startDate: "2027-02-01", endDate: "2027-02-01", ...more });
  const LATER = NOW + 200 * DAY;

  it("makes absent what is not out any more, of active people and in the days asked for only", async () => {
    const { told, answers } = rig([SOMEONE]);
    await told([
      booked(1),
      booked(2),
      booked(3, { employeeId: "99" }), // who has left
      booked(4, { startDate: "2026-06-01", endDate: "2026-06-02" }), // which was over before the gap
      booked(5, { visibility: "Private" }), // of which the answer shows nothing
      booked(6, { endDate: null }),
    ]);
    answers.outs = [out(1)];
    const batches = await told([], LATER);
    expect(batches.flatMap(({ absent }) => absent ?? [])).toEqual(["11/2", "11/6"]);
    expect(batches.filter(({ gap }) => gap !== undefined)).toHaveLength(1);
  });

  it("does not touch what it tells like the feed did", async () => {
    const { told, answers, records } = rig([SOMEONE]);
    await told([booked(1), row(2, "Canceled")]);
    const before = structuredClone(records);
    answers.outs = [out(1, { policyType: "Holiday", minutes: 0 }), out(2)];
    const batches = await told([], LATER);
    expect(batches.flatMap((batch) => batch.records)).toEqual([]);
    expect(records).toEqual(before);
  });

  it("never gives a key twice, whatever the two lists say", async () => {
    const change = fc.record({
      requestId: fc.integer({ min: 1, max: 6 }),
      changeType: fc.constantFrom("Created", "Pending", "Canceled", "Deleted", "Other"),
      originalRequestId: fc.option(fc.integer({ min: 1, max: 6 })),
      previousRequestId: fc.option(fc.integer({ min: 1, max: 6 })),
    });
    const changes = fc.array(change, { maxLength: 12 });
    const outs = fc.uniqueArray(fc.integer({ min: 1, max: 6 }));
    await fc.assert(
      fc.asyncProperty(changes, changes, outs, async (first, second, ids) => {
        const { told, answers } = rig([SOMEONE]);
        const rows = (found: typeof first) =>
          found.map(({ requestId, changeType, ...chain }) => booked(requestId, { changeType, ...chain }));
        const batches = await told(rows(first));
        answers.outs = ids.map((id) => out(id));
        batches.push(...(await told(rows(second), LATER)));
        for (const { records, gone = [], absent = [] } of batches) {
          const keys = [...records.map(({ key }) => key), ...gone, ...absent];
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { verbose: true },
    );
  });
});

describe("any life of time off", () => {
  // What happens to the how-manieth of the open requests, and how many seconds pass after it.
  const step = fc.record({
    what: fc.constantFrom("request", "approve", "decline", "cancel", "edit", "delete", "run", "run", "sick", "terminate"),
    whom: fc.nat(2),
    which: fc.nat(7),
    seconds: fc.oneof(fc.nat(30), fc.constant(0), fc.nat(4000), fc.constant(86_400)),
  });

  it("is in the mirror as it is in Bob after a quiet run, whenever the runs were and with lag", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom(0, 20_000), async (steps, lag) => {
        const { fake, clock, run, records, hire, newChanges } = followRig(timeOffRequests(), { employees: 2, lag });
        const people = ["Ada", "Bo", "Cy"].map(hire);
        /** By chain, the newest request of it, and what became of that. */
        const expected = new Map<string, { requestId: number; status: string }>();
        const open: FakeTimeOff[] = [];
        const keyOf = ({ employeeId, id, originalRequestId }: FakeTimeOff) => `${employeeId}/${originalRequestId ?? id}`;
        const note = (request: FakeTimeOff) => {
          const status = request.status === "declined" ? "canceled" : request.status;
          if (expected.get(keyOf(request))?.requestId !== undefined && expected.get(keyOf(request))!.requestId > request.id) return;
          expected.set(keyOf(request), { requestId: request.id, status });
        };
        let day = 0;
        const verbs: Record<string, (whom: string, request: FakeTimeOff | undefined) => void> = {
          request: (whom) => open.push(fake.requestTimeOff(whom, { startDate: dateOf((day += 3)), endDate: dateOf(day + 2) })),
          sick: (whom) => open.push(fake.requestTimeOff(whom, { startDate: dateOf((day += 3)), policyType: "Sick" })),
          approve: (_, request) => request && open.push(fake.approveTimeOff(request.id)),
          decline: (_, request) => request && note(fake.declineTimeOff(request.id)),
          cancel: (_, request) => request && open.push(fake.cancelTimeOff(request.id)),
          edit: (_, request) =>
            request && open.push(fake.editTimeOff(request.id, { startDate: dateOf((day += 3)), endDate: dateOf(day + 1) })),
          delete: (_, request) => {
            if (request) note(fake.deleteTimeOff(request.id));
          },
          terminate: (whom) => void fake.terminate(whom),
        };
        await run();
        for (const { what, whom, which, seconds } of steps) {
          const before = open.length;
          if (what === "run") await run();
          else {
            try {
              verbs[what]!(people[whom]!, open.at(-1 - (which % Math.max(open.length, 1))));
            } catch {
              // What Bob would refuse does not happen.
            }
          }
          for (const request of open.slice(before)) note(request);
          await clock.advance(seconds * 1000);
        }
        await clock.advance(MINUTE);
        await run();
        const mirrored = [...(await records())].filter(([key]) => people.some((id) => key.startsWith(`${id}/`)));
        const there = [...expected].filter(([, { status }]) => status !== "deleted");
        expect(Object.fromEntries(mirrored.map(([key, { requestId, status }]) => [key, { requestId, status }]))).toEqual(
          Object.fromEntries(there),
        );
        await newChanges();
        await clock.advance(HOUR / 2);
        await run();
        expect(await newChanges()).toEqual([]);
      }),
      { numRuns: 60, verbose: true },
    );
  }, 120_000);
});

const dateOf = (day: number): string => new Date(Date.parse("2026-07-01") + day * DAY).toISOString().slice(0, 10);
