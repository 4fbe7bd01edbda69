import type { EmployeeId, HiBob } from "hibob-kit";
import type { BudgetFields, NewPosition, ObjectRecord, PositionFields } from "hibob-kit/positions";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;

describe("records of objects", () => {
  it("have the types of the fields that were asked for; other fields of the customer's are unknown", async () => {
    const [position] = await bob.positions.search({ fields: ["/position/name", "/position/fte", "/position/field_17"] });
    expectTypeOf(position!["/position/name"]).toEqualTypeOf<string | null | undefined>();
    expectTypeOf(position!["/position/fte"]).toEqualTypeOf<number | null | undefined>();
    expectTypeOf(position!["/position/field_17"]).toEqualTypeOf<unknown>();
    // @ts-expect-error not asked for
    void position!["/position/site"];
  });

  it("keep that through a list made before, if it is constant", async () => {
    const fields = ["/positionBudget/totalPositionCostCurrencyValue", "/positionBudget/id"] as const;
    for await (const budget of bob.positions.budgets.search({ fields })) {
      expectTypeOf(budget["/positionBudget/totalPositionCostCurrencyValue"]).toEqualTypeOf<
        BudgetFields["/positionBudget/totalPositionCostCurrencyValue"] | null | undefined
      >();
    }
  });

  it("know the known fields and give unknown for others when the list is only known at run time", async () => {
    const fields: string[] = [];
    const [position] = await bob.positions.search({ fields });
    expectTypeOf(position!["/position/filledBy"]).toEqualTypeOf<EmployeeId | null | undefined>();
    expectTypeOf(position!["/position/whatever"]).toEqualTypeOf<unknown>();
  });

  it("have display texts by field id", async () => {
    const [position] = await bob.positions.search({ fields: ["/position/site"], humanReadable: true });
    expectTypeOf(position!.humanReadable?.["/position/site"]).toEqualTypeOf<string | readonly string[] | undefined>();
    // @ts-expect-error not asked for
    void position!.humanReadable?.["/position/name"];
  });

  it("have all known fields where Bob chooses", async () => {
    for await (const employer of bob.employers.search()) {
      expectTypeOf(employer["/employer/legalName"]).toEqualTypeOf<string | null | undefined>();
    }
    for await (const role of bob.jobCatalog.roles.all()) {
      expectTypeOf(role["/jobRole/id"]).toEqualTypeOf<number | null | undefined>();
    }
  });

  it("are named for those who pass them on", () => {
    type Named = ObjectRecord<PositionFields, "/position/name">;
    expectTypeOf<Awaited<ReturnType<typeof search>>[number]>().toEqualTypeOf<Named>();
    const search = () => bob.positions.search({ fields: ["/position/name"] });
  });

  it("are unknown throughout where no field is known", async () => {
    for await (const offer of bob.hiring.offers.search({ fields: ["/offer/id"] })) {
      expectTypeOf(offer["/offer/id"]).toEqualTypeOf<unknown>();
    }
  });
});

describe("input of objects", () => {
  it("has display texts only where Bob has them, and pages only where it pages", () => {
    // @ts-expect-error not offered by hiring
    void bob.hiring.offers.search({ fields: ["/offer/id"], humanReadable: true });
    // @ts-expect-error everything comes at once
    void bob.positions.search({ fields: ["/position/id"], pageSize: 10 });
  });

  it("needs fields, and for job profiles a filter", () => {
    // @ts-expect-error no fields
    void bob.positions.search({});
    // @ts-expect-error no filter
    void bob.jobCatalog.profiles.search({ fields: ["/jobProfile/id"] });
  });

  it("names the fields that a new position needs, and takes the customer's own", () => {
    const position = {
      "/position/effectiveDate": "2027-01-01",
      "/position/fte": 100,
      "/position/department": "1",
      "/position/site": 2,
      "/position/jobProfile": 3,
      "/position/field_17": ["x"],
    } as const;
    const opening = { "/positionOpening/expectedStartDate": "2027-02-01" };
    expectTypeOf({ position, opening }).toExtend<NewPosition>();
    expectTypeOf({ position }).not.toExtend<NewPosition>();
    // @ts-expect-error the site is missing
    void bob.positions.create([{ position: { ...position, "/position/site": undefined }, opening }]);
    // @ts-expect-error a field of another object
    void bob.positions.update(1, { "/positionOpening/expectedStartDate": "2027-01-01" });
    // @ts-expect-error a number
    void bob.positions.update(1, { "/position/fte": "100" });
  });
});
