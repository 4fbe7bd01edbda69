import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../../../src/client/errors.ts";
import { CompanyState } from "../../../src/testing/company/company.ts";
import { aDate, aNumber, anAmount, anEmployee, aText, itemOf, orNull } from "../../../src/testing/objects/checks.ts";
import type { ObjectKind } from "../../../src/testing/objects/kind.ts";
import { checkedValues, valuesIn } from "../../../src/testing/objects/written.ts";
import { Refused } from "../../../src/testing/reply.ts";

const company = new CompanyState({ employees: 3, seed: 1, now: () => Date.parse("2026-06-15T09:00:00Z") });
const field = (id: string, write?: ObjectKind<never>["fields"][number]["write"]) => ({
  id,
  name: id,
  type: "text",
  write,
  read: () => null,
});

const lamp: ObjectKind<never> = {
  type: "lamp",
  prefix: "/lamp/",
  fields: [
    field("id"),
    field("name", aText),
    field("lit", orNull(aDate)),
    field("height", aNumber(1, 300)),
    field("site", itemOf("site")),
    field("keeper", anEmployee),
    field("price", anAmount),
  ],
};

const item = (fields: object, objectType = "lamp") => ({ objectType, fields });
const refusal = (run: () => unknown): { status: number; why: string } => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refused) return { status: error.reply.status, why: error.reply.headers["x-fake-explanation"]! };
    throw error;
  }
  throw new Error("was not refused");
};

describe("the values of a write", () => {
  it("come by short id, null where the field may be empty", () => {
    expect(valuesIn(lamp, item({ "/lamp/name": { value: "Fresnel" }, "/lamp/lit": { value: null } }), company)).toEqual({
      name: "Fresnel",
      lit: null,
    });
    expect(valuesIn(lamp, { "/lamp/name": "Fresnel" }, company, { form: "bare" })).toEqual({ name: "Fresnel" });
  });

  it("take items of lists by number or by text, and employees by id", () => {
    const keeper = company.employees[0]!.id;
    const values = {
      "/lamp/site": { value: "2711001" },
      "/lamp/keeper": { value: keeper },
      "/lamp/price": { value: { value: 3, currency: "GBP" } },
    };
    expect(valuesIn(lamp, item(values), company)).toMatchObject({ site: "2711001", keeper });
  });

  it.each([
    ["another kind of object", item({ "/lamp/name": { value: "x" } }, "torch"), "objectType"],
    ["no object", "lamp", "objectType"],
    ["a bare value", item({ "/lamp/name": "x" }), "not wrapped"],
    ["an unknown field", item({ "/lamp/colour": { value: "x" } }), "Writes take /lamp/name"],
    ["a field of another kind", item({ "/torch/name": { value: "x" } }), "Writes take"],
    ["a field that Bob keeps", item({ "/lamp/id": { value: 1 } }), "Writes take"],
    ["an empty text", item({ "/lamp/name": { value: "" } }), "not empty"],
    ["a day that does not exist", item({ "/lamp/lit": { value: "2026-02-30" } }), "a date that exists"],
    ["a number out of bounds", item({ "/lamp/height": { value: 301 } }), "1 to 300"],
    ["an archived item", item({ "/lamp/site": { value: 2711000 } }), "list site"],
    ["an unknown employee", item({ "/lamp/keeper": { value: "1" } }), "employee"],
    ["an amount without currency", item({ "/lamp/price": { value: { value: 3 } } }), "currency"],
    ["nothing at all", item({}), "No field"],
  ])("are refused for %s", (_, sent, told) => {
    const { status, why } = refusal(() => valuesIn(lamp, sent, company));
    expect(status).toBe(400);
    expect(why).toContain(told);
  });

  it("are refused without what is required, and when that is null", () => {
    expect(refusal(() => valuesIn(lamp, item({ "/lamp/name": { value: "x" } }), company, { required: ["lit"] })).why).toContain(
      "/lamp/lit is required",
    );
    expect(refusal(() => valuesIn(lamp, item({ "/lamp/lit": { value: null } }), company, { required: ["lit"] })).why).toContain(
      "/lamp/lit is required",
    );
  });

  it("are checked alike for verbs, which throw", () => {
    expect(checkedValues(lamp, { name: "x", height: undefined }, company)).toEqual({ name: "x" });
    expect(() => checkedValues(lamp, { height: 0 }, company)).toThrow(InvalidInputError);
    expect(() => checkedValues(lamp, { height: 0 }, company)).toThrow("Fake HiBob: height takes a number from 1 to 300");
  });
});
