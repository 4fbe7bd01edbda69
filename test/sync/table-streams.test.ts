import type { HiBob } from "hibob-kit";
import type { StreamName } from "hibob-kit/sync";
import { describe, expect, it } from "vitest";
import { streamRig } from "./stream-rig.ts";

/** Streams of tables: the fake's table, the category that grants it, whether past rows need View history. */
const TABLES: readonly [StreamName, string, string, boolean][] = [
  ["workHistory", "work", "work", true],
  ["employmentHistory", "employment", "employment", true],
  ["lifecycleHistory", "lifecycle", "lifecycle", true],
  ["salaries", "salaries", "payroll", true],
  ["variablePayments", "variable", "payroll", true],
  ["entitlements", "entitlement", "payroll", true],
  ["deductions", "deduction", "payroll", true],
  ["equities", "equities", "equity", false],
  ["dependents", "dependents", "home", false],
  ["rightToWork", "right-to-work", "rightToWork", false],
  ["bankAccounts", "bank-accounts", "financial", false],
  ["training", "training", "training", false],
];

/** Every row of everyone, read one person at a time. */
async function listed(table: string, { bob, clock, fake }: ReturnType<typeof streamRig>) {
  const tables = {
    work: bob.workHistory,
    employment: bob.employment,
    lifecycle: bob.lifecycle,
    salaries: bob.payroll.salaries,
    variable: bob.payroll.variable,
    entitlement: bob.payroll.entitlements,
    deduction: bob.payroll.deductions,
    equities: bob.equity,
    dependents: bob.dependents,
    "right-to-work": bob.rightToWork,
    "bank-accounts": bob.financial.bankAccounts,
    training: bob.training,
  } as Record<string, Pick<HiBob["dependents"], "list">>;
  const found = await clock.run(Promise.all(fake.company.employees.map(({ id }) => tables[table]!.list(id))));
  return new Map(found.flatMap(({ rows }) => rows.map((row) => [`${row.employeeId}/${row.id}`, row])));
}

/** Key of a row that HR can take away: a past one where there are such. */
const removable = (rows: readonly (readonly [string, object])[]): string => {
  const free = rows.filter(([, row]) => (row as { canBeDeleted?: boolean }).canBeDeleted !== false);
  return (free.findLast(([, row]) => (row as { isCurrent?: boolean }).isCurrent === false) ?? free.at(-1)!)[0];
};

describe.each(TABLES)("the stream %s", (stream, table, category) => {
  it("holds every row of everyone, as a read of one person gives it", async () => {
    const given = streamRig(stream);
    const report = await given.run();
    const rows = await listed(table, given);
    expect(rows.size).toBeGreaterThan(3);
    expect(await given.records()).toEqual(rows);
    expect(report).toMatchObject({ stream, outcome: "complete", added: rows.size, read: rows.size });
    expect(await given.run()).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: rows.size });
  });

  it("keeps everything when its category is taken away, and says which box it was", async () => {
    const given = streamRig(stream);
    await given.run();
    const before = await given.records();
    given.fake.permissions.revoke(`${category}.view`);
    expect(await given.run()).toMatchObject({
      outcome: "denied",
      removed: 0,
      accessLost: [
        {
          stream,
          kind: "stream",
          fields: [],
          permissions: [
            {
              key: `${category}.view`,
              place: { category: expect.stringContaining("View selected employees'"), field: expect.any(String) },
            },
          ],
        },
      ],
    });
    expect(await given.records()).toEqual(before);
  });
});

// Nobody takes rows out of the lifecycle: it follows from hires, leaves and terminations.
describe.each(TABLES.filter(([stream]) => stream !== "lifecycleHistory"))("the stream %s", (stream, table) => {
  it("removes a row that is gone in Bob, and no other", async () => {
    const given = streamRig(stream);
    await given.run();
    const before = await given.records();
    const key = removable([...before]);
    const [employeeId, entry] = key.split("/");
    given.fake.removeRow(table, employeeId!, Number(entry));
    const report = await given.run();
    const after = await given.records();
    expect(report).toMatchObject({ removed: 1, held: 0 });
    expect([...before.keys()].filter((other) => !after.has(other))).toEqual([key]);
  });
});

describe.each(TABLES.filter(([, , , dated]) => dated))("the stream %s", (stream, _, category) => {
  it("keeps past rows when View history is taken away", async () => {
    const given = streamRig(stream);
    await given.run();
    const before = await given.records();
    given.fake.permissions.revoke(`${category}.viewHistory`);
    expect(await given.run()).toMatchObject({ removed: 0 });
    expect(await given.records()).toEqual(before);
  });
});
