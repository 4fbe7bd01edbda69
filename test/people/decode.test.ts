import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { notationMerger } from "../../src/people/decode.ts";
import { fieldReader } from "../../src/people/index.ts";

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const valueIn = (wrapped: unknown): unknown => (isObject(wrapped) && Object.hasOwn(wrapped, "value") ? wrapped.value : wrapped);

/** Whether `now` has all that `was` had. What was empty may have been filled with another notation's value. */
const holds = (now: unknown, was: unknown): boolean => {
  if (was === null) return now === null || isObject(now);
  if (!isObject(was)) return JSON.stringify(now) === JSON.stringify(was);
  return isObject(now) && Object.keys(was).every((key) => Object.hasOwn(now, key) && holds(now[key], was[key]));
};

const merged = (employee: object, fields: readonly string[] = []) => notationMerger(fields).merge(employee as Record<string, unknown>);

describe("two notations in one employee", () => {
  it.each<[string, object, object]>([
    ["a slash key without its nested form moves there", { "/work/title": { value: "Baker" } }, { work: { title: "Baker" } }],
    ["a root field stands at the top", { "/root/email": { value: "a@b.example" } }, { email: "a@b.example" }],
    ["a slash value that is not wrapped is taken as it is", { "/work/title": "Baker" }, { work: { title: "Baker" } }],
    [
      "an object as value is moved whole",
      { "/a/pay": { value: { value: 5, currency: "GBP" } } },
      { a: { pay: { value: 5, currency: "GBP" } } },
    ],
    ["an empty category is filled", { "/work/title": { value: "Baker" }, work: null }, { work: { title: "Baker" } }],
    [
      "the nested value wins, and another slash value stays",
      { "/w/t": { value: "A" }, w: { t: "B" } },
      { "/w/t": { value: "A" }, w: { t: "B" } },
    ],
    ["a slash key below a plain value stays", { "/w/t": { value: "A" }, w: 5 }, { "/w/t": { value: "A" }, w: 5 }],
    ["a wrapper with more in it stays", { "/w/t": { value: "A", unit: "x" } }, { "/w/t": { value: "A", unit: "x" }, w: { t: "A" } }],
  ])("%s", (_, before, after) => {
    expect(merged(before)).toEqual(after);
  });

  it("reads a pay type with a space in its name", () => {
    const employee = merged({ "/payroll/variable/Sales bonus/amount": { value: 5 } });
    expect(fieldReader("payroll.variable.Sales bonus.amount")(employee)).toBe(5);
  });

  it("never touches the prototype that objects share", () => {
    const hostile = JSON.parse(
      '{"/__proto__/polluted":{"value":1},"/constructor/prototype/polluted":{"value":1},"__proto__":{"polluted":1}}',
    );
    merged(hostile, ["__proto__.polluted", "constructor.prototype.polluted", "__proto__"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  const segment = fc.constantFrom("root", "work", "title", "site", "a", "value", "", "employees");
  const path = fc.array(segment, { minLength: 1, maxLength: 3 });
  const value = fc.jsonValue({ maxDepth: 2 });
  const employee = fc
    .tuple(
      fc.array(
        fc.tuple(
          path,
          fc.oneof(
            value,
            value.map((inner) => ({ value: inner })),
          ),
        ),
        { maxLength: 6 },
      ),
      fc.dictionary(segment, fc.oneof(value, fc.dictionary(segment, value)), { maxKeys: 4 }),
    )
    .map(
      ([slashes, nested]) =>
        ({ ...nested, ...Object.fromEntries(slashes.map(([keys, inner]) => [`/${keys.join("/")}`, inner])) }) as Record<string, unknown>,
    );

  it("lose no value in the merge: each is reachable at its field or where it was", () => {
    fc.assert(
      fc.property(
        employee,
        fc.array(
          path.map((keys) => keys.join(".")),
          { maxLength: 3 },
        ),
        (before, fields) => {
          const after = merged(structuredClone(before), fields) as Record<string, unknown>;
          for (const [key, was] of Object.entries(before)) {
            if (Object.hasOwn(after, key)) expect(holds(after[key], was), key).toBe(true);
            else expect(holds(fieldReader(key)(after), valueIn(was)), key).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it("tell which fields were carried: those with a place in the answer, empty or not", () => {
    const fields = ["root.id", "work.title", "work.list", "home.city", "home.zip", "toString"];
    const { merge, carried } = notationMerger(fields);
    merge({ id: "1", work: { title: null, list: [] }, "/home/city": { value: "Leeds" } });
    expect([...carried]).toEqual(["root.id", "work.title", "work.list", "home.city"]);
  });
});
