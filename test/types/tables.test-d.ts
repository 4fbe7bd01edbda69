import { type EmployeeId, employeeId, type HiBob } from "hibob-kit";
import type { Paginator } from "hibob-kit/client";
import type { CustomRow, CustomTable } from "hibob-kit/custom-tables";
import type { Dependent } from "hibob-kit/dependents";
import type { EquityGrant } from "hibob-kit/equity";
import type { BankAccount, TableRead } from "hibob-kit/financial";
import type { RightToWorkRow } from "hibob-kit/right-to-work";
import type { TrainingRow } from "hibob-kit/training";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
const id = employeeId("1");

interface Laptop {
  column_1: string;
  column_2: { value: number; currency: string };
}

describe("a row of a custom table", () => {
  it("has the columns that were described, each of which may be empty, and its id and employee", () => {
    const read = () => bob.customTables.list<Laptop>(id, "table");
    type Row = Awaited<ReturnType<typeof read>>["rows"][number];
    expectTypeOf<Row>().toEqualTypeOf<CustomRow<Laptop>>();
    expectTypeOf<Row["column_1"]>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<NonNullable<Row["column_2"]>["value"]>().toEqualTypeOf<number>();
    expectTypeOf<Row["id"]>().toEqualTypeOf<number>();
    expectTypeOf<Row["employeeId"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<Row["column_3"]>().toBeUnknown();
  });

  it("has the same from many employees", () => {
    const all = () => bob.customTables.all<Laptop>("table");
    expectTypeOf<ReturnType<typeof all>>().toExtend<AsyncIterable<CustomRow<Laptop>>>();
  });

  it("has unknown values when nobody described it, and no any", () => {
    const read = () => bob.customTables.list(id, "table");
    type Row = Awaited<ReturnType<typeof read>>["rows"][number];
    expectTypeOf<Row["column_1"]>().toBeUnknown();
    expectTypeOf<Row>().not.toBeAny();
  });

  it("is written with the columns that were described", () => {
    void bob.customTables.add<Laptop>(id, "table", { column_1: "x", column_2: { value: 1, currency: "GBP" } });
    void bob.customTables.add(id, "table", { column_9: [1] });
    void bob.customTables.update<Laptop>(id, "table", 3, { column_1: null });
    // @ts-expect-error a column is missing
    void bob.customTables.add<Laptop>(id, "table", { column_1: "x" });
    // @ts-expect-error a column is text
    void bob.customTables.update<Laptop>(id, "table", 3, { column_1: 1 });
    // @ts-expect-error there is no such column
    void bob.customTables.update<Laptop>(id, "table", 3, { column_3: 1 });
    // @ts-expect-error the id of a row is a number
    void bob.customTables.remove(id, "table", "3");
    // @ts-expect-error the id of an employee was made as such
    void bob.customTables.list("1", "table");
    expectTypeOf<CustomTable["columns"][number]["id"]>().toEqualTypeOf<string>();
  });
});

describe("the rows of the simple tables", () => {
  it("are typed by their table", () => {
    expectTypeOf(bob.financial.bankAccounts.list).returns.resolves.toEqualTypeOf<TableRead<BankAccount>>();
    expectTypeOf(bob.equity.list).returns.resolves.toEqualTypeOf<TableRead<EquityGrant>>();
    expectTypeOf(bob.training.list).returns.resolves.toEqualTypeOf<TableRead<TrainingRow>>();
    expectTypeOf(bob.dependents.list).returns.resolves.toEqualTypeOf<TableRead<Dependent>>();
    expectTypeOf(bob.rightToWork.list).returns.resolves.toEqualTypeOf<TableRead<RightToWorkRow>>();
    expectTypeOf(bob.dependents.all).returns.toExtend<Paginator<Dependent>>();
    expectTypeOf<TrainingRow["id"]>().toEqualTypeOf<number>();
    expectTypeOf<TrainingRow["employeeId"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<BankAccount["a column of their own"]>().toBeUnknown();
  });

  it("are written as Bob takes them", () => {
    void bob.financial.bankAccounts.add(id, { allocation: "remaining" });
    // @ts-expect-error the customer cannot add ways to divide pay
    void bob.financial.bankAccounts.add(id, { allocation: "half" });
    // @ts-expect-error an account number is text
    void bob.financial.bankAccounts.add(id, { accountNumber: 12345 });
    // @ts-expect-error a grant has a quantity
    void bob.equity.add(id, { effectiveDate: "2026-12-01", equityType: "RSU" });
    // @ts-expect-error a cost has a currency
    void bob.training.add(id, { cost: { value: 1 } });
    // @ts-expect-error trainings cannot be changed
    void bob.training.update;
    // @ts-expect-error bank accounts cannot be read in bulk
    void bob.financial.bankAccounts.all;
  });
});
