import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldReader } from "../../src/people/index.ts";
import { json, rig } from "../client/stub.ts";

describe("any JSON as an answer", () => {
  it("to a search keeps every key of an employee, whose two notations still lead to each value", async () => {
    const segment = fc.constantFrom("work", "title", "home", "city", "a");
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const employee = fc.record({
      id: fc.string(),
      slashes: fc.dictionary(
        fc.tuple(segment, segment).map((path) => `/${path.join("/")}`),
        leaf.map((value) => ({ value })),
      ),
      nested: fc.dictionary(segment, fc.dictionary(segment, leaf)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(employee, { minLength: 1, maxLength: 4 }), async (people) => {
        const { bob } = rig(json({ employees: people.map(({ id, slashes, nested }) => ({ id, ...slashes, ...nested })) }));
        const fields: string[] = ["work.title", "home.city"];
        const { employees } = await bob.people.search({ fields });
        expect(employees.map(({ id }) => id)).toEqual(people.map(({ id }) => id));
        for (const [i, { slashes, nested }] of people.entries()) {
          const found = employees[i]!;
          for (const [path, wrapped] of Object.entries(slashes)) {
            expect([fieldReader(path)(found), (found[path] as typeof wrapped | undefined)?.value]).toContain(wrapped.value);
          }
          for (const [category, values] of Object.entries(nested)) expect(found[category]).toMatchObject(values);
        }
      }),
      { numRuns: 200 },
    );
  });
});
