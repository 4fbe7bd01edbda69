import { DatabaseSync } from "node:sqlite";
import { createHiBob } from "hibob-kit";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { createSync, type StreamName } from "hibob-kit/sync";
import { createFakeHiBob, VirtualClock } from "hibob-kit/testing";
import { expect } from "vitest";
import { STREAM_NEEDS } from "../../../src/permissions/streams.ts";

/** A company of two hundred, mirrored with all streams, and how many records each has. */
export async function fullMirror(): Promise<{ readonly db: DatabaseSync; readonly counts: ReadonlyMap<string, number> }> {
  const clock = new VirtualClock();
  const fake = createFakeHiBob({ employees: 200, seed: 5, clock, limits: "off" });
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock });
  const { id } = fake.company.employees.find(({ status }) => status === "Active")!;
  fake.requestTimeOff(id, { startDate: "2027-02-10", policyType: "Flexi hours", requestRangeType: "hours", hours: 2 });
  const db = new DatabaseSync(":memory:");
  const store = sqliteStore(db, { clock, prefix: "" });
  const streams = Object.keys(STREAM_NEEDS) as StreamName[];
  const report = await clock.run(createSync({ bob, store, clock, streams }).run());
  for (const { stream, outcome } of report.streams) expect([stream, outcome]).toEqual([stream, "complete"]);
  const counted = streams.map(async (stream) => [stream, await store.count("default", stream)] as const);
  return { db, counts: new Map(await Promise.all(counted)) };
}
