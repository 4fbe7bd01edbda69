import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EmployeeId } from "../../src/index.ts";
import { fieldReader } from "../../src/people/index.ts";
import { json, type Rig, rig, type Seen } from "../client/stub.ts";

interface Body {
  readonly fields: string[];
  readonly filters?: { readonly fieldPath: string; readonly values: string[] }[];
}
const bodyOf = ({ text }: Seen): Body => JSON.parse(text);

/** A Bob with these people, who have a value in every field that is asked for; in the order of the company, not of the ids. */
const company = (ids: readonly string[]) => (seen: Seen) => {
  const { fields, filters } = bodyOf(seen);
  expect(fields.length).toBeLessThanOrEqual(400);
  const wanted = filters?.[0];
  const found = wanted ? ids.filter((id) => wanted.values.includes(id)) : ids;
  return json({
    employees: found.map((id) => {
      const work = Object.fromEntries(
        fields.filter((field) => field.startsWith("work.")).map((field) => [field.slice(5), `${field} ${id}`]),
      );
      return { id, "/root/id": { value: id }, work };
    }),
  });
};

const people = (count: number): string[] => Array.from({ length: count }, (_, i) => String(1000 + i));
const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `work.field_${i}`);

describe("a search for more than fits one request", () => {
  it("is split into batches of 200 ids, and gives people in the order that was asked for", async () => {
    const ids = people(450).reverse() as EmployeeId[];
    const { bob, seen, run } = rig(company(people(450)));
    const { employees } = await run(bob.people.search({ fields: ["work.title"], ids: [...ids, ids[0]!] }));
    expect(seen.map((each) => bodyOf(each).filters![0]!.values.length)).toEqual([200, 200, 50]);
    expect(employees.map(({ id }) => id)).toEqual(ids);
    expect(employees[449]!.work.title).toBe("work.title 1000");
  });

  it("is split into groups of 400 fields, and joins what belongs to one person", async () => {
    const fields: string[] = many(900);
    const { bob, seen, run } = rig(company(people(3)));
    const { employees, omitted } = await run(bob.people.search({ fields }));
    expect(seen.map((each) => bodyOf(each).fields.length)).toEqual([400, 400, 100]);
    expect(omitted).toEqual([]);
    expect(employees.map(({ id }) => id)).toEqual(people(3));
    for (const { id, work } of employees)
      expect(work).toEqual(Object.fromEntries(fields.map((field) => [field.slice(5), `${field} ${id}`])));
  });

  it("has a person who is gone from the second answer without its fields, and does not make one of a newcomer", async () => {
    const fields: string[] = many(401);
    const { bob, run } = rig([
      json({
        employees: [
          { id: "1", work: { field_0: "a" } },
          { id: "2", work: { field_0: "b" } },
        ],
      }),
      json({
        employees: [
          { id: "3", work: { field_400: "c" } },
          { id: "1", work: { field_400: "d" } },
        ],
      }),
    ]);
    const { employees } = await run(bob.people.search({ fields }));
    expect(employees).toEqual([
      { id: "1", work: { field_0: "a", field_400: "d" } },
      { id: "2", work: { field_0: "b" } },
    ]);
  });

  it("names as omitted what no batch carried, and nothing else", async () => {
    const ids = people(201) as EmployeeId[];
    const { bob, run } = rig([
      json({ employees: [{ id: "1000", work: { title: null } }] }),
      json({ employees: [{ id: "1200", work: { site: null } }] }),
    ]);
    const { omitted } = await run(bob.people.search({ fields: ["work.title", "work.site", "work.department"], ids }));
    expect(omitted).toEqual(["work.department"]);
  });

  it("never asks for more than Bob takes, whatever is asked for, and finds everyone once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 900 }), async (count, width) => {
        const ids = people(count) as EmployeeId[];
        const { bob, seen, run } = rig(company(ids));
        const { employees } = await run(bob.people.search({ fields: many(width), ids }));
        expect(employees.map(({ id }) => id)).toEqual(ids);
        expect(Object.keys(employees.at(-1)!.work as object)).toHaveLength(width);
        expect(seen).toHaveLength(Math.ceil(count / 200) * Math.ceil(width / 400));
      }),
      { numRuns: 15 },
    );
  });
});

describe("a stream of people", () => {
  it("reads everyone's id first, and then a batch at a time as the loop goes on", async () => {
    const { bob, seen, run } = rig(company(people(5)));
    const pages = bob.people.stream({ fields: ["work.title"], showInactive: true, batchSize: 2 }).pages();
    const first = await run(pages.next());
    expect(first.value.items.map(({ id }: { id: string }) => id)).toEqual(["1000", "1001"]);
    expect(seen.map(bodyOf)).toEqual([
      { fields: ["root.id"], showInactive: true },
      { fields: ["work.title"], showInactive: true, filters: [{ fieldPath: "root.id", operator: "equals", values: ["1000", "1001"] }] },
    ]);
  });

  it("gives everyone once, in Bob's order, and starts at the front when it is iterated again", async () => {
    const ids = people(7).reverse();
    const { bob, run } = rig(company(ids));
    const stream = bob.people.stream({ fields: ["work.title"], batchSize: 3 });
    for (let times = 0; times < 2; times++) {
      expect((await run(stream.toArray({ limit: 7 }))).map(({ id }) => id)).toEqual(ids);
    }
  });

  it("of named people sends no request for the others", async () => {
    const { bob, seen, run } = rig(company(people(9)));
    await run(bob.people.stream({ fields: ["work.title"], ids: people(2) as EmployeeId[] }).toArray({ limit: 9 }));
    expect(seen).toHaveLength(1);
  });

  it("of nobody is empty, and nothing is sent", async () => {
    const { bob, seen, run } = rig(company(people(9)));
    expect(await run(bob.people.stream({ fields: ["work.title"], emails: [] }).toArray({ limit: 9 }))).toEqual([]);
    expect(seen).toEqual([]);
  });
});

describe("what could go wrong in silence", () => {
  it("is an error: people without an id are neither mixed up nor left out", async () => {
    const nameless = { employees: [{ email: "a@x.example" }, { email: "b@x.example" }] };
    for (const work of [
      (bob: Rig["bob"]) => bob.people.search({ fields: many(401) }),
      (bob: Rig["bob"]) => bob.people.stream({ fields: ["work.title"] }).toArray({ limit: 9 }),
    ]) {
      const { bob, failure } = rig(() => json(nameless));
      expect(await failure(work(bob))).toMatchObject({ code: "unexpected_answer" });
    }
  });

  it("is an error: an empty value in place of ids or emails does not widen to everyone", async () => {
    for (const nobody of [null, "", 0, false]) {
      const { bob, seen, failure } = rig(company(people(3)));
      expect(await failure(bob.people.search({ fields: ["work.title"], ids: nobody as never }))).toMatchObject({ code: "invalid_input" });
      expect(await failure(bob.people.search({ fields: ["work.title"], emails: nobody as never }))).toMatchObject({
        code: "invalid_input",
      });
      expect(seen).toEqual([]);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, 201, "7"])("is an error: a batch of %s people", async (batchSize) => {
    const { bob, seen, failure } = rig(company(people(3)));
    const stream = bob.people.stream({ fields: ["work.title"], batchSize: batchSize as number });
    expect(await failure(stream.toArray({ limit: 9 }))).toMatchObject({ code: "invalid_input" });
    expect(seen).toEqual([]);
  });

  it("is right: a kind of pay whose name has dots in it is found, and read", async () => {
    const field = "payroll.variable.Bonus (incl. tax).amount";
    const amount = { value: 7, currency: "EUR" };
    const { bob, run } = rig(() =>
      json({ employees: [{ id: "1", "/payroll/variable/Bonus (incl. tax)/amount": { value: amount }, payroll: { variable: {} } }] }),
    );
    const { employees, omitted } = await run(bob.people.search({ fields: [field] }));
    expect([omitted, fieldReader(field)(employees[0]!)]).toEqual([[], amount]);
    expect(employees).toEqual([{ id: "1", payroll: { variable: { "Bonus (incl. tax)": { amount } } } }]);
  });
});
