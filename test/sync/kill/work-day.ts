import type { FakeHiBob } from "hibob-kit/testing";
import type { Row } from "./places.ts";

/** Records of the mirror, to choose from what is deleted in Bob. */
type Mirrored = readonly Row[];

/** A row of a table that can go: Bob keeps everyone's first one. */
function spareRow(fake: FakeHiBob, records: Mirrored, stream: string, skip: number): { owner: string; id: number } | undefined {
  const rows = records.filter((row) => row.stream === stream && row.content !== null);
  const owners = Map.groupBy(rows, ({ key }) => String(key).split("/")[0]!);
  const there = new Set<string>(fake.company.employees.map(({ id }) => id));
  const spare = [...owners].filter(([owner, own]) => there.has(owner) && own.length > 1);
  const [owner, own] = spare[skip % spare.length] ?? [];
  if (!owner || !own) return undefined;
  const [, second] = own.map(({ key }) => Number(String(key).split("/")[1])).sort((a, b) => a - b);
  return { owner, id: second! };
}

/**
 * A day's work, so that the next run has something to find: people come, go and change, pay rises, rows and a person are deleted,
 * and time off is asked for. The same round always does the same to the same company.
 */
export function workDay(fake: FakeHiBob, round: number, records: Mirrored): void {
  const active = fake.company.employees.filter(({ status }) => status === "Active");
  const nth = (n: number) => active[(round * 31 + n) % active.length]!.id;
  const managers = new Set(fake.company.employees.map(({ reportsTo }) => reportsTo));
  const replaceable = active.filter(({ id }) => !managers.has(id));
  for (let n = 0; n < 20; n++) fake.changeWork(nth(n), { title: `Role ${round}.${n}` });
  const hired = [0, 1, 2].map((n) => fake.hire({ firstName: "Nell", surname: `Round ${round}.${n}` }));
  for (let n = 0; n < 6; n++) fake.raise(nth(n + 5), { byPercent: 2 + n });
  for (const { id } of hired) requestTimeOff(fake, id);
  fake.terminate(replaceable[0]!.id, { reason: "Resignation" });
  fake.remove(replaceable[1]!.id);
  for (const [stream, table] of [
    ["workHistory", "work"],
    ["salaries", "salaries"],
  ] as const) {
    const row = spareRow(fake, records, stream, round * 7);
    if (row) fake.removeRow(table, row.owner, row.id);
  }
}

/** What happens in a company while nobody looks: always of another kind, and never twice the same. */
export function workHour(fake: FakeHiBob, nth: number): void {
  const active = fake.company.employees.filter(({ status }) => status === "Active");
  const one = (n: number) => active[(nth * 17 + n * 53) % active.length]!.id;
  for (let n = 0; n < 4; n++) fake.changeWork(one(n), { title: `Role ${nth}.${n}` });
  for (let n = 4; n < 6; n++) fake.raise(one(n), { byPercent: 1 + (nth % 5) });
  fake.update(one(6), { "address.city": `Town ${nth}` });
  if (nth % 3 === 0) fake.hire({ firstName: "Moss", surname: `Hour ${nth}` });
}

/** One that is asked for, one that is granted, one that is called off, and one that is deleted. */
function requestTimeOff(fake: FakeHiBob, employeeId: string): void {
  const day = (n: number) => new Date(Date.parse(`${fake.company.today}T00:00:00Z`) + (n * 7 + 30) * 86_400_000).toISOString().slice(0, 10);
  const requests = [0, 1, 2].map((n) => fake.requestTimeOff(employeeId, { startDate: day(n) }));
  fake.approveTimeOff(requests[0]!.id);
  fake.cancelTimeOff(requests[1]!.id);
  fake.deleteTimeOff(requests[2]!.id);
}
