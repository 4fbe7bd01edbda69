import { describe, expect, it } from "vitest";
import { factsOf } from "../../src/model/fields.ts";
import { type FakeField, FieldBook } from "../../src/testing/company/fields.ts";
import { isCalculated } from "../../src/testing/company/fields-values.ts";
import type { Raw } from "./ask.ts";
import { valueAt } from "./people-rig.ts";
import { tablesRig } from "./tables/rig.ts";

type Rig = ReturnType<typeof tablesRig>;

const pay = { effectiveDate: "2026-06-01", amount: { value: 1, currency: "GBP" } };

/** What can happen to somebody, by the verb. */
const STORIES: Record<string, (fake: Rig["fake"], id: string) => unknown> = {
  terminate: (fake, id) => fake.terminate(id),
  "terminate on a later day": (fake, id) => fake.terminate(id, { date: "2026-08-01", reasonType: "Voluntary" }),
  startLeave: (fake, id) => fake.startLeave(id, { to: "2026-08-01" }),
  "startLeave into garden leave": (fake, id) => fake.startLeave(id, { kind: "Garden leave" }),
  "setStartDate to a later day": (fake, id) => fake.setStartDate(id, { date: "2026-07-01" }),
  "setStartDate to an earlier day": (fake, id) => fake.setStartDate(id, { date: "2011-07-01" }),
  changeWork: (fake, id) => fake.changeWork(id, { title: "Accountant", department: "Finance", site: "Berlin" }),
  promote: (fake, id) => fake.promote(id, { salaryIncreasePercent: 5 }),
  changeEmployment: (fake, id) => fake.changeEmployment(id, { percent: 60 }),
  "update of the name": (fake, id) => fake.update(id, { "root.firstName": "Zita", "root.surname": "Quill" }),
  "update of birthdays and address": (fake, id) =>
    fake.update(id, { "personal.birthDate": "1990-01-01", "home.spouse.birthDate": "1991-01-01", "address.line1": "1 Rope Walk" }),
  changeEmail: (fake, id) => fake.changeEmail(id, "zita@lanternfield.example"),
  uninvite: (fake, id) => fake.uninvite(id),
  "addRow of a child": (fake, id) => fake.addRow("dependents", id, { firstName: "Kim" }),
  "addRow of a right to work": (fake, id) => fake.addRow("right-to-work", id, { expirationDate: "2026-07-01" }),
  "addRow of a bonus": (fake, id) => fake.addRow("variable", id, { ...pay, variableType: "Bonus", paymentPeriod: "Annual" }),
  "addRow of an allowance": (fake, id) => fake.addRow("entitlement", id, { ...pay, entitlement: "Company Car" }),
};

/** Everything that all people's fields say. */
async function everyone({ people, company }: Rig) {
  const fields = company.part(FieldBook).all.filter(({ id }) => !factsOf(id).volatile && !id.startsWith("actualPayment."));
  const found = await people(fields.map(({ id }) => id));
  return new Map(
    found.map((person: Raw) => [person.id as string, fields.map((field) => [field, JSON.stringify(valueAt(person, field.id))] as const)]),
  );
}

/** Whether a field follows from others by itself: the display name does where nobody gave one. */
const follows = (field: FakeField): boolean => isCalculated(field) || field.id === "root.displayName";

describe("what happens to somebody", () => {
  it.each(Object.entries(STORIES))("%s changes fields that its event names, and what is calculated of them", async (_, happen) => {
    for (const nth of [9, 20, 31]) {
      const rig = tablesRig();
      const { fake, company, events } = rig;
      const { id } = company.employees.filter((person) => person.lifecycleStatus === "Employed")[nth]!;
      const before = await everyone(rig);
      happen(fake, id);
      const told = new Set(events.filter(({ type }) => type === "employee.updated").flatMap(({ data }) => data.fieldUpdates as string[]));
      for (const [someone, values] of await everyone(rig)) {
        const changed = values.filter(([, value], at) => value !== before.get(someone)?.[at]?.[1]).map(([field]) => field);
        const silent = changed.filter((field) => !follows(field) && !(someone === id && told.has(field.id)));
        expect(silent.map((field) => field.id)).toEqual([]);
      }
    }
  });

  it("rehire does not touch documents, home or private addresses", async () => {
    const rig = tablesRig();
    const { id } = rig.company.employees.find(({ lifecycleStatus }) => lifecycleStatus === "Terminated")!;
    const before = await everyone(rig);
    rig.fake.rehire(id);
    const values = (await everyone(rig)).get(id)!;
    const changed = values.filter(([, value], at) => value !== before.get(id)?.[at]?.[1]).map(([{ category }]) => category);
    expect(changed.filter((category) => !["lifecycle", "work", "userData", "root"].includes(category))).toEqual([]);
  });

  it.each(["bank-accounts", "work", "salaries", "training", "custom-tables"])(
    "a deletion leaves the %s of all others as they are",
    async (table) => {
      const { fake, company, get } = tablesRig();
      const people = company.employees.map(({ id }) => id);
      const path = (id: string) =>
        table === "custom-tables" ? `/people/custom-tables/${id}/root__table_1748390400113` : `/people/${id}/${table}`;
      const before = new Map(await Promise.all(people.map(async (id) => [id, (await get(path(id))).data.values] as const)));
      const gone = [people[0]!, people[39]!, people[11]!];
      for (const id of gone) fake.remove(id);
      // Who named a deleted colleague names nobody now.
      const without = (rows: Raw) =>
        JSON.parse(JSON.stringify(rows), (key, value) =>
          (key === "column_1748390401006" && gone.includes(value)) || (key === "reportsTo" && gone.includes(value?.id)) ? null : value,
        );
      for (const id of people.filter((one) => !gone.includes(one))) {
        expect((await get(path(id))).data.values).toEqual(without(before.get(id)));
      }
    },
  );
});
