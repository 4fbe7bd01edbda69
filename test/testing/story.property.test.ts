import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, fakeOf, type Raw } from "./ask.ts";

const person = fc.nat({ max: 40 });
const days = fc.integer({ min: -400, max: 400 });

const verb = fc.oneof(
  fc.record({ verb: fc.constant("hire" as const), boss: fc.option(person), days }),
  fc.record({ verb: fc.constant("terminate" as const), person, days }),
  fc.record({ verb: fc.constant("rehire" as const), person, days }),
  fc.record({ verb: fc.constant("leave" as const), person, days, length: fc.option(fc.integer({ min: -1, max: 60 }), { nil: undefined }) }),
  fc.record({ verb: fc.constant("return" as const), person, days }),
  fc.record({ verb: fc.constant("start" as const), person, days }),
  fc.record({ verb: fc.constant("remove" as const), person }),
  fc.record({ verb: fc.constant("drop" as const), person, nth: fc.nat(4) }),
  fc.record({
    verb: fc.constant("change" as const),
    person,
    boss: fc.option(person, { nil: undefined }),
    title: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
    days: fc.option(days, { nil: undefined }),
  }),
  fc.record({ verb: fc.constant("wait" as const), days: fc.integer({ min: 0, max: 200 }) }),
  fc.record({ verb: fc.constant("revoke" as const), history: fc.boolean() }),
);

type Verb = typeof verb extends fc.Arbitrary<infer T> ? T : never;
type World = ReturnType<typeof fakeOf>;

const dateIn = ({ clock }: World, number: number): string => new Date(clock.now() + number * DAY).toISOString().slice(0, 10);

/** What can have been before each status. */
const MAY_FOLLOW: Record<string, string[]> = {
  Hired: ["nobody", "Terminated"],
  Employed: ["nobody", "Hired", "Terminated", "Leave", "Parental leave", "Garden leave"],
  Leave: ["Employed"],
  "Parental leave": ["Employed"],
  "Garden leave": ["Employed"],
  Terminated: ["nobody", "Hired", "Employed", "Leave", "Parental leave", "Garden leave", "Terminated"],
};

/** Does one thing; what the fake refuses must leave everything as it was. */
async function act(world: World, step: Verb): Promise<void> {
  const { fake, clock } = world;
  const { employees } = fake.company;
  const id = (nth: number) => employees[nth % employees.length]!.id;
  if (step.verb === "wait") return clock.advance(step.days * DAY);
  if (step.verb === "revoke")
    return step.history ? fake.permissions.revoke("work.viewHistory") : fake.permissions.grant("work.viewHistory");
  try {
    if (step.verb === "hire") {
      fake.hire({
        firstName: "Noor",
        surname: "Okonkwo",
        startDate: dateIn(world, step.days),
        reportsTo: step.boss === null ? null : id(step.boss),
      });
    } else if (step.verb === "terminate") fake.terminate(id(step.person), { date: dateIn(world, step.days) });
    else if (step.verb === "rehire") fake.rehire(id(step.person), { date: dateIn(world, step.days) });
    else if (step.verb === "leave") {
      const { days, length } = step;
      fake.startLeave(id(step.person), { from: dateIn(world, days), ...(length !== undefined && { to: dateIn(world, days + length) }) });
    } else if (step.verb === "return") fake.endLeave(id(step.person), { date: dateIn(world, step.days) });
    else if (step.verb === "start") fake.setStartDate(id(step.person), { date: dateIn(world, step.days) });
    else if (step.verb === "remove") {
      // Never the last one: the other verbs pick someone.
      if (employees.length > 1) fake.remove(id(step.person));
    } else if (step.verb === "drop") {
      const person = employees[step.person % employees.length]!;
      const row = person.workRows[step.nth % person.workRows.length]!;
      fake.removeRow("work", person.id, row.id);
    } else {
      const { boss, title } = step;
      fake.changeWork(id(step.person), {
        ...(step.days === undefined ? {} : { effectiveDate: dateIn(world, step.days) }),
        ...(title === undefined ? {} : { title }),
        ...(boss === undefined ? {} : { reportsTo: boss === null ? null : id(boss) }),
      });
    }
  } catch (error) {
    expect(error).toMatchObject({ code: "invalid_input" });
  }
}

async function check(world: World): Promise<void> {
  const { fake } = world;
  const today = dateIn(world, 0);
  const people = await world.people([
    "work.manager",
    "work.reportsTo",
    "work.isManager",
    "work.directReports",
    "work.startDate",
    "work.title",
    "internal.status",
    "internal.lifecycleStatus",
  ]);
  expect(people).toHaveLength(fake.company.employees.length);
  const byId = new Map<string, Raw>(people.map((one) => [one.id, one]));

  for (const one of people) {
    const seen = new Set<string>();
    for (let at = one; at?.work.manager; at = byId.get(at.work.manager)) {
      expect(seen.has(at.id), "nobody is above themselves").toBe(false);
      seen.add(at.id);
    }
    expect(one.work.reportsTo?.id ?? null).toBe(one.work.manager);
    const reports = people.filter(({ work, internal }) => work.manager === one.id && internal.status === "Active").length;
    expect([one.work.directReports, one.work.isManager]).toEqual([reports, reports > 0]);
  }

  const rows = new Map<string, Raw[]>();
  for (const { results, errors } of await world.bulk({ limit: "3" })) {
    expect(errors).toEqual({});
    for (const { employeeId, values } of results) rows.set(employeeId, [...(rows.get(employeeId) ?? []), ...values]);
  }
  const history = fake.permissions.has("work.viewHistory");
  for (const one of people) {
    const own = rows.get(one.id) ?? [];
    const { workRows, lifecycleRows } = fake.company.find(one.id)!;
    const started = workRows[0]!.effectiveDate <= today;
    const current = own.filter(({ isCurrent }) => isCurrent);
    expect(current, "one row is in force from the first day on").toHaveLength(started ? 1 : 0);
    if (started) expect([current[0].title, current[0].reportsTo?.id ?? null]).toEqual([one.work.title, one.work.manager]);
    const stages = lifecycleRows.map(({ effectiveDate, status }) => ({ effectiveDate, status }));
    expect(stages.map(({ effectiveDate }) => effectiveDate)).toEqual([...new Set(stages.map(({ effectiveDate }) => effectiveDate))].sort());
    expect(stages.findLast(({ effectiveDate }) => effectiveDate <= today)?.status ?? "Hired").toBe(one.internal.lifecycleStatus);
    for (const [at, { status }] of stages.entries()) {
      const before = stages[at - 1]?.status ?? "nobody";
      expect(MAY_FOLLOW[status], `${status} after ${before}`).toContain(before);
    }
    if (!history) expect(own).toHaveLength(started ? 1 : 0);
    else {
      expect(own.map(({ endEffectiveDate }) => endEffectiveDate)).toEqual([
        ...own.slice(1).map(({ effectiveDate }) => effectiveDate),
        null,
      ]);
      expect(own.map(({ effectiveDate }) => effectiveDate)).toEqual([...new Set(own.map(({ effectiveDate }) => effectiveDate))].sort());
      expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
      expect((await world.get(`/people/${one.id}/work`)).data.values).toEqual(own);
    }
  }
}

describe("whatever happens to a company", () => {
  it("keeps managers in a tree, one work row in force, and counters in step", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 14 }), fc.array(verb, { maxLength: 14 }), async (seed, employees, steps) => {
        const world = fakeOf({ seed, employees });
        for (const step of steps) await act(world, step);
        await check(world);
      }),
      { numRuns: 120, seed: 20260615 },
    );
  });
});
