import { type EmployeeId, employeeId, type HiBob } from "hibob-kit";
import type { StreamName } from "hibob-kit/sync";
import type { FakeHiBob } from "hibob-kit/testing";
import { describe, expect, it } from "vitest";
import { streamRig } from "./stream-rig.ts";

interface Case {
  readonly stream: StreamName;
  /** How many records a read of Bob itself gives. */
  readonly count: (bob: HiBob, fake: FakeHiBob) => Promise<number>;
  /** Something HR does, and what the log then says of it. */
  readonly change: (fake: FakeHiBob) => void;
  readonly kind: "added" | "changed";
  readonly shows: object;
}

const someone = (fake: FakeHiBob) => fake.company.employees.find(({ status }) => status === "Active")!.id;
const flatLength = (items: readonly { readonly children: readonly object[] }[]): number =>
  items.reduce((sum, { children }) => sum + 1 + flatLength(children as typeof items), 0);
const summed = async (fake: FakeHiBob, of: (id: EmployeeId) => Promise<number>) =>
  (await Promise.all(fake.company.employees.map(({ id }) => of(employeeId(id))))).reduce((sum, count) => sum + count, 0);

const CASES: readonly Case[] = [
  {
    stream: "namedLists",
    count: async (bob) => {
      const lists = await bob.metadata.namedLists({ includeArchived: true });
      return [...lists.values()].reduce((sum, { items }) => sum + flatLength(items), 0);
    },
    change: (fake) => void fake.addListItem("title", "Keeper of lanterns"),
    kind: "added",
    shows: { label: { to: "Keeper of lanterns" } },
  },
  {
    stream: "fields",
    count: async (bob) => (await bob.metadata.fields()).length,
    change: (fake) => fake.renameField("work.title", "Role"),
    kind: "changed",
    shows: { name: { from: "Job title", to: "Role" } },
  },
  {
    stream: "tasks",
    count: async (bob) => (await bob.tasks.list()).length,
    change: (fake) => void fake.createTask({ title: "Polish the lanterns", owner: someone(fake) }),
    kind: "added",
    shows: { title: { to: "Polish the lanterns" } },
  },
  {
    stream: "positions",
    count: async (bob) => (await bob.positions.search({ fields: ["/position/id"] })).length,
    change: (fake) => void fake.openPosition({ name: "Lamp lighter" }),
    kind: "added",
    shows: { "/position/name": { to: "Lamp lighter" } },
  },
  {
    stream: "documents",
    count: (bob, fake) => summed(fake, async (id) => (await bob.docs.list(id)).length),
    change: (fake) => void fake.upload(someone(fake), { name: "Lamp licence.pdf" }),
    kind: "added",
    shows: { documentName: { to: "Lamp licence.pdf" } },
  },
  {
    stream: "actualPayments",
    count: (bob, fake) =>
      summed(fake, async (id) => (await bob.payroll.actualPayments.search({ employeeIds: [id] }).toArray({ limit: 1000 })).length),
    change: (fake) => void fake.pay(someone(fake), { payDate: "2026-06-15", payType: "Bonus", amount: { value: 12, currency: "GBP" } }),
    kind: "added",
    shows: { payDate: { to: "2026-06-15" } },
  },
];

describe.each(CASES)("the stream $stream", ({ stream, count, change, kind, shows }) => {
  it("holds all there is, and after a change in Bob just that change", async () => {
    const { clock, fake, bob, run, records, newChanges } = streamRig(stream);
    const report = await run();
    const expected = await clock.run(count(bob, fake));
    expect(expected).toBeGreaterThan(3);
    expect((await records()).size).toBe(expected);
    expect(report).toMatchObject({ outcome: "complete", added: expected });
    await newChanges();
    expect(await run()).toMatchObject({ added: 0, changed: 0, removed: 0 });
    change(fake);
    expect(await run()).toMatchObject({ added: 0, changed: 0, removed: 0, [kind]: 1 });
    expect(await newChanges()).toMatchObject([{ kind, fields: shows }]);
  });
});
