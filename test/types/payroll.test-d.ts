import type { EmployeeId, HiBob, Money, Paginator } from "hibob-kit";
import type { ActualPayment, DeductionRow, EntitlementRow, SalaryRow, VariablePayRow } from "hibob-kit/payroll";
import { describe, expectTypeOf, it } from "vitest";

declare const bob: HiBob;
declare const id: EmployeeId;
const effectiveDate = "2026-03-01";
const amount = { value: 1, currency: "EUR" };

describe("a new row of pay", () => {
  it("is a salary with amount, period and frequency", () => {
    void bob.payroll.salaries.append(id, { effectiveDate, base: amount, payPeriod: "Annual", payFrequency: "Monthly" });
    void bob.payroll.salaries.append(id, { effectiveDate, base: amount, payPeriod: "Monthly 13", payFrequency: "Four-weekly" });
    // @ts-expect-error Bob refuses a salary without a frequency
    void bob.payroll.salaries.append(id, { effectiveDate, base: amount, payPeriod: "Annual" });
    // @ts-expect-error an amount has a currency
    void bob.payroll.salaries.append(id, { effectiveDate, base: { value: 1 }, payPeriod: "Annual", payFrequency: "Monthly" });
    // @ts-expect-error Bob cannot change a salary
    void bob.payroll.salaries.update;
  });

  it("is of a type", () => {
    void bob.payroll.variable.append(id, { effectiveDate, amount, variableType: "Bonus", paymentPeriod: "Annual" });
    void bob.payroll.variable.append(id, { effectiveDate, amount, variableType: 7001, paymentPeriod: "Annual" });
    void bob.payroll.variable.update(id, 5, { amount });
    void bob.payroll.entitlements.append(id, { effectiveDate, amount, entitlement: "Car" });
    void bob.payroll.deductions.append(id, { effectiveDate, amount, deduction: "Pension", endDate: null });
    // @ts-expect-error no type
    void bob.payroll.variable.append(id, { effectiveDate, amount, paymentPeriod: "Annual" });
    // @ts-expect-error no type
    void bob.payroll.entitlements.append(id, { effectiveDate, amount });
    // @ts-expect-error the type goes by name
    void bob.payroll.deductions.append(id, { effectiveDate, amount, deduction: 5 });
    // @ts-expect-error no amount
    void bob.payroll.deductions.append(id, { effectiveDate, deduction: "Pension" });
  });
});

describe("rows of pay", () => {
  it("have money, and columns of unknown type", () => {
    expectTypeOf<SalaryRow["base"]>().toEqualTypeOf<Money | null | undefined>();
    expectTypeOf<VariablePayRow["amount"]>().toEqualTypeOf<Money | null | undefined>();
    expectTypeOf<VariablePayRow["companyPercent"]>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<EntitlementRow["entitlement"]>().toEqualTypeOf<string | number | null | undefined>();
    expectTypeOf<DeductionRow["employeeId"]>().toEqualTypeOf<EmployeeId>();
    expectTypeOf<DeductionRow["anything else"]>().toBeUnknown();
  });
});

describe("a search for actual payments", () => {
  it("needs employees, and gives a paginator of payments", () => {
    const search = () => bob.payroll.actualPayments.search({ employeeIds: [id], payDate: { from: "2026-01-01" } });
    expectTypeOf(search).returns.toEqualTypeOf<Paginator<ActualPayment>>();
    expectTypeOf<ActualPayment["amount"]>().toEqualTypeOf<Money | null | undefined>();
    // @ts-expect-error of whom
    void bob.payroll.actualPayments.search({ payDate: { from: "2026-01-01" } });
    // @ts-expect-error text that nobody looked at
    void bob.payroll.actualPayments.search({ employeeIds: ["1"] });
  });
});
