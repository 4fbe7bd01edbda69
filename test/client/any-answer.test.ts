import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HiBobError, type ValidateMode } from "../../src/index.ts";
import { fieldReader } from "../../src/people/index.ts";
import { bodiless, json, type Rig, rig } from "./stub.ts";

const METHODS: Record<string, (bob: Rig["bob"]) => Promise<unknown>> = {
  "people.search": (bob) => bob.people.search({ fields: ["root.id", "work.title", "work.reportsTo.email"] }),
  "people.get": (bob) => bob.people.get("1", { fields: ["root.id", "work.title"] }),
  "workHistory.list": (bob) => bob.workHistory.list("1" as never),
  "workHistory.all": (bob) => bob.workHistory.all().toArray({ limit: 3 }),
  "metadata.fields": (bob) => bob.metadata.fields(),
  "metadata.namedLists": (bob) => bob.metadata.namedLists(),
  "metadata.namedList": (bob) => bob.metadata.namedList("site"),
  request: (bob) => bob.request({ method: "GET", path: "/x" }),
};

// Mostly the keys that the modules look at, so that answers are nearly right more often than noise.
const key = fc.oneof(
  fc.constantFrom(
    "employees",
    "values",
    "results",
    "errors",
    "fields",
    "items",
    "employeeId",
    "restricted_columns",
    "response_metadata",
    "next_cursor",
    "id",
  ),
  fc.constantFrom(
    "/root/id",
    "/work/title",
    "work",
    "title",
    "reportsTo",
    "value",
    "name",
    "children",
    "no_view_permission",
    "__proto__",
    "length",
  ),
  fc.string({ maxLength: 4 }),
);
const { answer } = fc.letrec<{ answer: unknown }>((tie) => ({
  answer: fc.oneof(
    { maxDepth: 5, depthSize: "small" },
    fc.constantFrom(null, true, 0, -1.5, "", "text", [], {}),
    fc.array(tie("answer"), { maxLength: 3 }),
    fc.dictionary(key, tie("answer"), { maxKeys: 4 }),
  ),
}));

describe("any JSON as an answer", () => {
  it.each(Object.keys(METHODS))("to %s gives a result or one of our errors", async (method) => {
    await fc.assert(
      fc.asyncProperty(
        answer,
        fc.constantFrom<ValidateMode>("report", "strict", "off"),
        fc.constantFrom(200, 200, 200, 201, 304, 400, 404, 500, 503),
        async (data, validate, status) => {
          const { bob } = rig(() => (status === 304 ? bodiless(304) : json(data, status)), { validate, retries: 0 });
          const error = await METHODS[method]!(bob).then(
            () => undefined,
            (reason: unknown) => reason,
          );
          if (error !== undefined) expect(error).toBeInstanceOf(HiBobError);
        },
      ),
      { numRuns: 150 },
    );
  });

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
