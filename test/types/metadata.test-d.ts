import type { CalendarDate, EmployeeId, HiBob } from "hibob-kit";
import type { LabelledEmployee, ListFieldId, ListItem, ListResolver, ListValue, NewField } from "hibob-kit/metadata";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const lists: ListResolver;
type Of<Work extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Work>>[number];

describe("an employee with labels", () => {
  const fields = ["root.email", "work.siteId", "work.title", "work.startDate", "about.hobbies", "work.field_1"] as const;
  const labelled = async () => lists.labelEmployees((await bob.people.search({ fields })).employees, fields);
  type Labelled = Of<typeof labelled>;

  it("holds id and label where the field is a list", () => {
    expectTypeOf<Labelled["work"]["siteId"]>().toEqualTypeOf<ListValue | null>();
    expectTypeOf<Labelled["work"]["title"]>().toEqualTypeOf<ListValue | null>();
    expectTypeOf<ListValue>().toEqualTypeOf<{ readonly id: string | number; readonly label: string | null }>();
  });

  it("holds several where the field is a list of several", () => {
    expectTypeOf<Labelled["about"]["hobbies"]>().toEqualTypeOf<readonly ListValue[] | null>();
  });

  it("is otherwise the employee that it was", () => {
    expectTypeOf<Labelled["id"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<Labelled["email"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Labelled["work"]["startDate"]>().toEqualTypeOf<CalendarDate | null>();
    expectTypeOf<Labelled["work"]["field_1"]>().toBeUnknown();
    expectTypeOf<keyof Labelled>().toEqualTypeOf<"id" | "email" | "work" | "about">();
    expectTypeOf<Labelled>().not.toBeAny();
  });

  it("has labels only in the fields named", () => {
    const some = async () => lists.labelEmployees((await bob.people.search({ fields })).employees, ["work.title"]);
    expectTypeOf<Of<typeof some>["work"]["title"]>().toEqualTypeOf<ListValue | null>();
    expectTypeOf<Of<typeof some>["work"]["siteId"]>().toEqualTypeOf<string | number | null>();
  });

  it("keeps its display texts", () => {
    const texts = async () => lists.labelEmployees((await bob.people.search({ fields, humanReadable: "APPEND" })).employees, fields);
    expectTypeOf<NonNullable<Of<typeof texts>["humanReadable"]>["work"]>().toBeUnknown();
    expectTypeOf<Of<typeof texts>["work"]["title"]>().toEqualTypeOf<ListValue | null>();
  });

  it("has values that are not known where the fields are not", () => {
    const ids: string[] = [];
    const any = async () => lists.labelEmployees((await bob.people.search({ fields })).employees, ids);
    expectTypeOf<Of<typeof any>["work"]>().toBeUnknown();
    expectTypeOf<Of<typeof any>["id"]>().toEqualTypeOf<EmployeeId>();
    const loose = async () => lists.labelEmployees((await bob.people.search({ fields: ids })).employees, ["work.title"]);
    expectTypeOf<Of<typeof loose>["work"]>().toBeUnknown();
  });

  it("does not take a field id with a typing error", () => {
    // @ts-expect-error there is no work.titel
    void lists.labelEmployees([{}], ["work.titel"]);
  });

  it("is a type of its own", () => {
    type Person = { readonly id: EmployeeId; readonly work: { readonly title: string | null } };
    expectTypeOf<LabelledEmployee<Person, "work.title">["work"]["title"]>().toEqualTypeOf<ListValue | null>();
    expectTypeOf<"work.siteId">().toExtend<ListFieldId>();
    expectTypeOf<"work.site">().not.toExtend<ListFieldId>();
  });
});

describe("a row with labels", () => {
  it("holds them in the columns named", () => {
    const rows = async (id: EmployeeId) => lists.labelRows((await bob.workHistory.list(id)).rows, { title: "title", siteId: "site" });
    type Row = Of<typeof rows>;
    expectTypeOf<Row["title"]>().toEqualTypeOf<ListValue | null | undefined>();
    expectTypeOf<Row["siteId"]>().toEqualTypeOf<ListValue | null | undefined>();
    expectTypeOf<Row["department"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Row["id"]>().toEqualTypeOf<number>();
    expectTypeOf<Row["anything else"]>().toBeUnknown();
  });

  it("has values that are not known where the columns are not", () => {
    const columns: Record<string, string> = {};
    const rows = async () => lists.labelRows([{ id: 1, title: "Baker" }], columns);
    expectTypeOf<Of<typeof rows>["title"]>().toBeUnknown();
  });

  it("does not take a column without a list", () => {
    // @ts-expect-error the name of a list
    void lists.labelRows([{ title: "x" }], { title: true });
  });
});

describe("writes", () => {
  it("take the types of fields that Bob adds, and others that it may add one day", () => {
    void bob.metadata.addField({ name: "Desk", category: "work", type: "multi-list" });
    expectTypeOf<"hologram">().toExtend<NewField["type"]>();
    // @ts-expect-error a field has a category
    void bob.metadata.addField({ name: "Desk", type: "text" });
  });

  it("name an item by its id, number or text", () => {
    expectTypeOf(bob.metadata.removeListItem).parameter(1).toEqualTypeOf<ListItem["id"]>();
    expectTypeOf(bob.metadata.addListItem).returns.resolves.toExtend<{ readonly id: string | number; visible(): Promise<void> }>();
  });
});
