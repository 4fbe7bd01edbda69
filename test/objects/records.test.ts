import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError, isHiBobError } from "../../src/index.ts";
import { listOf, recordIn, recordOf, recordsIn, wrapped } from "../../src/objects/index.ts";

const parse = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe("a record", () => {
  it("holds the values of what Bob wraps, and its display texts apart", () => {
    expect(recordOf({ "/p/site": { value: 7, humanReadable: "Leeds" }, "/p/name": { value: "P-1" } })).toEqual({
      "/p/site": 7,
      "/p/name": "P-1",
      humanReadable: { "/p/site": "Leeds" },
    });
  });

  it("has no display texts when Bob gives none, or null ones", () => {
    expect(recordOf({ "/p/site": { value: 7, humanReadable: null } })).toEqual({ "/p/site": 7 });
  });

  it("keeps an amount of money whole, wrapped or bare", () => {
    const money = { value: 5, currency: "GBP" };
    expect(recordOf({ "/p/a": { value: money, humanReadable: "£5" }, "/p/b": money })).toMatchObject({ "/p/a": money, "/p/b": money });
  });

  it("holds the value also where the wrapper says more, and that beside it", () => {
    const raw = { "/p/a": { value: 1, humanReadable: "1", unit: "month" }, "/p/b": { value: null, source: "x" }, "/p/c": { value: 2 } };
    expect(recordOf(raw)).toEqual({
      "/p/a": 1,
      "/p/b": null,
      "/p/c": 2,
      humanReadable: { "/p/a": "1" },
      more: { "/p/a": { unit: "month" }, "/p/b": { source: "x" } },
    });
  });

  it("keeps an object that is no wrapper", () => {
    expect(recordOf({ "/p/a": { id: 1, name: "x" } })).toEqual({ "/p/a": { id: 1, name: "x" } });
  });

  it("shows an empty wrapper as an empty field", () => {
    expect(recordOf({ "/p/a": {}, "/p/b": { humanReadable: "" } })).toEqual({ "/p/a": null, "/p/b": null, humanReadable: { "/p/b": "" } });
  });

  it("is taken out of a wrapper around the whole, where ids have no slash", () => {
    expect(recordOf({ objectType: "goal", id: 3, fields: { title: { value: "Bread" }, "/goal/owner": { value: "1" } } })).toEqual({
      objectType: "goal",
      id: 3,
      title: "Bread",
      "/goal/owner": "1",
    });
  });

  it("leaves alone what is no field: keys without a slash outside of fields, and fields that are a list", () => {
    expect(recordOf({ meta: { value: 1 }, fields: [1] })).toEqual({ meta: { value: 1 }, fields: [1] });
  });

  it("takes keys of any name, and reaches no prototype with them", () => {
    const record = recordOf(
      parse('{"__proto__": {"value": 1}, "constructor": 2, "fields": {"__proto__": {"value": 3, "humanReadable": "x"}}}'),
    );
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(record, "__proto__")?.value).toBe(3);
    expect(record.constructor).toBe(2);
    expect(({} as Record<string, unknown>).value).toBeUndefined();
  });

  it("keeps every key of any record, with its value", () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    const wrapper = fc.record({ value, humanReadable: fc.string() }, { requiredKeys: ["value"] });
    const id = fc.oneof(
      fc.string().map((name) => `/${name}`),
      fc.constantFrom("/__proto__", "/p/name"),
    );
    fc.assert(
      fc.property(fc.dictionary(id, wrapper), (raw) => {
        const { humanReadable = {}, ...record } = recordOf(raw);
        expect(Object.keys(record).sort()).toEqual(Object.keys(raw).sort());
        for (const [key, { value, humanReadable: text }] of Object.entries(raw)) {
          expect(record[key]).toEqual(value);
          expect((humanReadable as Record<string, unknown>)[key]).toBe(text);
        }
      }),
    );
  });

  it("keeps bare values as they are", () => {
    const bare = fc.jsonValue({ maxDepth: 2 }).filter((value) => typeof value !== "object" || value === null || Array.isArray(value));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().map((name) => `/${name}`),
          bare,
        ),
        (raw) => {
          expect(recordOf(raw)).toEqual(raw);
        },
      ),
    );
  });
});

describe("the records of an answer", () => {
  const one = { "/p/id": { value: 1 } };

  it.each([
    ["a list", [one]],
    ["a list under the documented key", { entries: [one] }],
    ["a list of lists", { entries: [[one]] }],
    ["a list under values", { values: [one] }],
  ])("are found in %s", (_, answer) => {
    expect(recordsIn(answer, "entries", "POST /x")).toEqual([{ "/p/id": 1 }]);
  });

  it("are all there when lists hold several", () => {
    expect(recordsIn({ entries: [[one, one], one, []] }, "entries", "POST /x")).toHaveLength(3);
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "oops"],
    ["an object without a list", { entries: {} }],
    ["a list with something that is no record", { entries: [one, null] }],
    ["a list of lists of something else", [["x"]]],
  ])("are not made up from %s", (_, answer) => {
    expect(() => recordsIn(answer, "entries", "POST /x")).toThrowError(
      expect.objectContaining({ code: "unexpected_answer", endpoint: "POST /x" }),
    );
  });

  it("are read from any JSON without another error than ours", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (answer) => {
        for (const read of [
          () => recordsIn(answer, "items", "POST /x"),
          () => recordIn(answer, "GET /x"),
          () => listOf(answer, "a", "GET /x"),
        ]) {
          try {
            expect(read()).toBeTypeOf("object");
          } catch (error) {
            if (!isHiBobError(error)) throw error;
          }
        }
      }),
    );
  });
});

describe("what is written", () => {
  it("is wrapped value by value; undefined is not sent, null is", () => {
    expect(wrapped("position", { "/p/a": 1, "/p/b": undefined, "/p/c": null })).toEqual({
      objectType: "position",
      fields: { "/p/a": { value: 1 }, "/p/c": { value: null } },
    });
  });

  it.each([{}, { "/p/b": undefined }])("is never nothing: %o", (values) => {
    expect(() => wrapped("position", values)).toThrowError(InvalidInputError);
  });

  it("comes back as it was written", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1 }), (values) => {
        const { objectType, ...record } = recordOf({ ...wrapped("thing", values) });
        expect(record).toEqual(Object.hasOwn(values, "objectType") ? expect.anything() : values);
      }),
    );
  });
});
