import type { CalendarDate, EmployeeId, EmployeeSummary, HiBob, Money } from "hibob-kit";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
type Found<Search extends (...args: never[]) => Promise<{ employees: unknown[] }>> = Awaited<ReturnType<Search>>["employees"][number];

describe("the type of an employee", () => {
  it("follows the fields: root fields at the top, the others nested, the id always", () => {
    const search = () => bob.people.search({ fields: ["root.email", "work.title", "work.startDate", "work.siteId", "personal.age"] });
    type Employee = Found<typeof search>;
    expectTypeOf<Employee["id"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<Employee["email"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Employee["work"]["title"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Employee["work"]["startDate"]>().toEqualTypeOf<CalendarDate | null>();
    expectTypeOf<Employee["work"]["siteId"]>().toEqualTypeOf<string | number | null>();
    expectTypeOf<keyof Employee>().toEqualTypeOf<"id" | "email" | "work" | "personal">();
    expectTypeOf<keyof Employee["work"]>().toEqualTypeOf<"title" | "startDate" | "siteId">();
  });

  it("has a manager as Bob embeds one, or the one part that was asked for", () => {
    const whole = () => bob.people.search({ fields: ["work.reportsTo"] });
    expectTypeOf<Found<typeof whole>["work"]["reportsTo"]>().toEqualTypeOf<EmployeeSummary | null>();
    const part = () => bob.people.search({ fields: ["work.reportsTo.email"] });
    expectTypeOf<Found<typeof part>["work"]["reportsTo"]>().toEqualTypeOf<{ readonly email: string | null }>();
    const both = () => bob.people.search({ fields: ["work.reportsTo", "work.reportsTo.email"] });
    expectTypeOf<Found<typeof both>["work"]["reportsTo"]>().toEqualTypeOf<EmployeeSummary | null>();
  });

  it("has custom fields and pay per type as unknown", () => {
    const search = () =>
      bob.people.search({ fields: ["work.field_1698036945383", "root.custom.field_1", "payroll.variable.Sales bonus.amount"] });
    type Employee = Found<typeof search>;
    expectTypeOf<Employee["work"]["field_1698036945383"]>().toBeUnknown();
    expectTypeOf<Employee["custom"]["field_1"]>().toBeUnknown();
    expectTypeOf<Employee["payroll"]["variable"]["Sales bonus"]["amount"]>().toBeUnknown();
  });

  it("has money with its currency", () => {
    const search = () => bob.people.search({ fields: ["payroll.salary.payment"] });
    expectTypeOf<Found<typeof search>["payroll"]["salary"]["payment"]>().toEqualTypeOf<Money | null>();
  });

  it("has unknown values when the fields are not known to the compiler", () => {
    const fields: string[] = ["root.email"];
    const search = () => bob.people.search({ fields });
    type Employee = Found<typeof search>;
    expectTypeOf<Employee["id"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<Employee["email"]>().toBeUnknown();
    expectTypeOf<Awaited<ReturnType<typeof search>>["omitted"]>().toEqualTypeOf<string[]>();
  });

  it("is the same from a read of one person", () => {
    const get = () => bob.people.get("a@b.example", { fields: ["root.email", "work.title"] });
    type Result = Awaited<ReturnType<typeof get>>;
    expectTypeOf<Result["employee"]["work"]["title"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Result["omitted"]>().toEqualTypeOf<("root.email" | "work.title")[]>();
  });

  it("has display texts only when they were asked for", () => {
    const plain = () => bob.people.search({ fields: ["work.title"] });
    expectTypeOf<keyof Found<typeof plain>>().toEqualTypeOf<"id" | "work">();
    const texts = () => bob.people.search({ fields: ["work.title"], humanReadable: "APPEND" });
    expectTypeOf<NonNullable<Found<typeof texts>["humanReadable"]>["work"]>().toBeUnknown();
    expectTypeOf<Found<typeof texts>["work"]["title"]>().toEqualTypeOf<string | null>();
  });

  it("has no any in it", () => {
    const search = () =>
      bob.people.search({ fields: ["root.email", "work.field_1", "work.reportsTo", "about.avatar", "payroll.salary.payment"] });
    type Employee = Found<typeof search>;
    expectTypeOf<Employee>().not.toBeAny();
    expectTypeOf<Employee["work"]>().not.toBeAny();
    expectTypeOf<Employee["work"]["field_1"]>().not.toBeAny();
    expectTypeOf<Employee["about"]["avatar"]>().not.toBeAny();
  });

  it("does not offer a field that was not asked for", () => {
    const search = () => bob.people.search({ fields: ["root.email"] });
    type Employee = Found<typeof search>;
    // @ts-expect-error work was not asked for
    type _Work = Employee["work"];
  });
});

describe("a field id", () => {
  it("with a typing error does not compile", () => {
    // @ts-expect-error there is no work.titel
    void bob.people.search({ fields: ["root.email", "work.titel"] });
    // @ts-expect-error nor in a read of one person
    void bob.people.get("1", { fields: ["work.titel"] });
    // @ts-expect-error the fields are a list
    void bob.people.search({ fields: "root.email" });
  });
});
