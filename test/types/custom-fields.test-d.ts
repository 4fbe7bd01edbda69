import { createHiBob, type HiBob, type Money } from "hibob-kit";
import { type People, people } from "hibob-kit/people";
import { describe, expectTypeOf, it } from "vitest";

declare global {
  namespace HiBobKit {
    interface CustomFields {
      "work.field_90001": "permanent" | "seasonal" | null;
      "category_90002.lunch": Money | null;
    }
  }
}

interface Mine {
  "home.field_90003": number | null;
  "root.badge": string;
}

declare const bob: HiBob;
declare const mine: HiBob<Mine>;

describe("custom fields", () => {
  it("that were declared once for all have their types in every search", () => {
    const search = () => bob.people.search({ fields: ["work.field_90001", "category_90002.lunch", "work.title", "work.field_1"] });
    type Employee = Awaited<ReturnType<typeof search>>["employees"][number];
    expectTypeOf<Employee["work"]["field_90001"]>().toEqualTypeOf<"permanent" | "seasonal" | null>();
    expectTypeOf<Employee["category_90002"]["lunch"]>().toEqualTypeOf<Money | null>();
    expectTypeOf<Employee["work"]["title"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Employee["work"]["field_1"]>().toBeUnknown();
  });

  it("of one client come by its type parameter, in place of the declared ones", () => {
    const search = () => mine.people.get("1@a.example", { fields: ["home.field_90003", "root.badge", "work.field_90001"] });
    type Employee = Awaited<ReturnType<typeof search>>["employee"];
    expectTypeOf<Employee["home"]["field_90003"]>().toEqualTypeOf<number | null>();
    expectTypeOf<Employee["badge"]>().toEqualTypeOf<string>();
    expectTypeOf<Employee["work"]["field_90001"]>().toBeUnknown();
    const create = () => createHiBob<Mine>({ serviceUser: { id: "1", token: "2" } });
    expectTypeOf(create).returns.toEqualTypeOf<HiBob<Mine>>();
    expectTypeOf(people<Mine>).returns.toEqualTypeOf<People<Mine>>();
  });

  it("that are neither declared nor of the custom form do not compile", () => {
    // @ts-expect-error declared for another client only
    void bob.people.search({ fields: ["root.badge"] });
    // @ts-expect-error not declared for this client
    void mine.people.search({ fields: ["category_90002.lunch"] });
  });
});

describe("what an update takes", () => {
  it("is values of fields that can be written, custom ones included", () => {
    const id = "1" as never;
    void bob.people.update(id, { "root.firstName": "Ada", "work.field_90001": "seasonal", "work.field_5": [1] });
    // @ts-expect-error a number is no name
    void bob.people.update(id, { "root.firstName": 5 });
    // @ts-expect-error not one of the declared values
    void bob.people.update(id, { "work.field_90001": "forever" });
    // @ts-expect-error a column of the work table: changed by a new row there
    void bob.people.update(id, { "work.title": "Baker" });
    // @ts-expect-error computed by Bob
    void bob.people.update(id, { "work.tenureYears": 5 });
    // @ts-expect-error has a method of its own
    void bob.people.update(id, { "root.email": "a@b.example" });
    // @ts-expect-error no such field
    void bob.people.update(id, { "root.frstName": "Ada" });
  });

  it("is for a new person the five values that Bob insists on, and any other", () => {
    const needed = { "root.email": "a", "root.firstName": "A", "root.surname": "B", "work.site": "x", "work.startDate": "2026-12-01" };
    void bob.people.create({ ...needed, "work.department": "Bakery", "work.field_90001": null });
    // @ts-expect-error no start date
    void bob.people.create({ "root.email": "a", "root.firstName": "A", "root.surname": "B", "work.site": "x" });
  });
});
