import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { DatedRow, TableRow } from "../model/rows.ts";
import type { Money } from "../model/values.ts";

/** What a salary is stated for. */
export type PayPeriod = "Annual" | "Hourly" | "Daily" | "Weekly" | "Monthly" | (string & {});

/** How often a salary is paid out. */
export type PayFrequency = "Monthly" | "Semi Monthly" | "Weekly" | "Bi-Weekly" | (string & {});

/** What an amount of variable pay is stated for; item of the list `variablePayPeriod`. */
export type PaymentPeriod = "Annual" | "Half-Yearly" | "Quarterly" | "Monthly" | (string & {});

/** Id of an item of the list `payType`. Items the company added have other ids than names. */
export type VariableType = "Bonus" | "ExecutiveBonus" | "Commission" | (string & {}) | number;

/** One row of an employee's salaries. */
export interface SalaryRow extends DatedRow {
  /** The amount for one `payPeriod`. */
  readonly base?: Money | null;
  readonly payPeriod?: PayPeriod | null;
  readonly payFrequency?: PayFrequency | null;
}

/** A new salary. The table has no column for a reason. */
export interface NewSalaryRow {
  readonly effectiveDate: CalendarDate;
  /** The amount for one `payPeriod`, in major units: `{ value: 52000, currency: "GBP" }`. */
  readonly base: Money;
  readonly payPeriod: PayPeriod;
  /** Required in practice, though HiBob's documentation calls it optional: Bob answers 400 to a salary without it. */
  readonly payFrequency: PayFrequency;
  /** Item of the list `workChangeType`. */
  readonly workChangeType?: string | null;
  readonly customColumns?: Readonly<Record<string, unknown>>;
  readonly [column: string]: unknown;
}

/** What the rows of pay besides the salary have in common. */
export interface PayRow extends DatedRow {
  readonly amount?: Money | null;
  /** Day on which it ends by itself, whether or not another row follows. */
  readonly endDate?: CalendarDate | null;
}

/** One row of an employee's variable pay. */
export interface VariablePayRow extends PayRow {
  /** Of each type one row holds at a time; several types hold at once. */
  readonly variableType?: VariableType | null;
  /** What `amount` is stated for. */
  readonly paymentPeriod?: PaymentPeriod | null;
  readonly payoutType?: "amount" | (string & {}) | null;
  /** Weight of the company's targets, in percent. */
  readonly companyPercent?: number | null;
  /** Weight of the department's targets, in percent. */
  readonly departmentPercent?: number | null;
  /** Weight of the employee's own targets, in percent. */
  readonly individualPercent?: number | null;
  /** Worked out by Bob. */
  readonly percentageOfAnnualSalary?: number | null;
}

/** What a new row of pay besides the salary needs. */
export interface NewPayRow {
  readonly effectiveDate: CalendarDate;
  /** In major units. Bob stores an amount without a known currency as empty, without an error. */
  readonly amount: Money;
  readonly [column: string]: unknown;
}

/** A new row of variable pay. */
export interface NewVariablePayRow extends NewPayRow {
  readonly variableType: VariableType;
  readonly paymentPeriod: PaymentPeriod;
  /** Weight of the company's targets, in percent. */
  readonly companyPercent?: number | null;
  /** Weight of the department's targets, in percent. */
  readonly departmentPercent?: number | null;
  /** Weight of the employee's own targets, in percent. */
  readonly individualPercent?: number | null;
  /** Why the change was made; shown in Bob. */
  readonly reason?: string;
}

/** One row of an employee's entitlements, e.g. a car allowance. */
export interface EntitlementRow extends PayRow {
  /** Of each type one row holds at a time; several types hold at once. */
  readonly entitlement?: string | number | null;
}

/** A new entitlement. */
export interface NewEntitlementRow extends NewPayRow {
  /** Its type, by NAME: an item of the list `entitlementType`. */
  readonly entitlement: string;
  /** Default: it goes on. */
  readonly endDate?: CalendarDate | null;
}

/** One row of an employee's deductions, e.g. childcare vouchers. */
export interface DeductionRow extends PayRow {
  /** Of each type one row holds at a time; several types hold at once. */
  readonly deduction?: string | number | null;
}

/** A new deduction. */
export interface NewDeductionRow extends NewPayRow {
  /** Its type, by NAME: an item of the list `deductionType`. */
  readonly deduction: string;
  /** Default: it goes on. */
  readonly endDate?: CalendarDate | null;
}

/** A payment that was made, e.g. a bonus of one quarter. */
export interface ActualPayment extends TableRow {
  readonly payDate?: CalendarDate | null;
  /** Item of the list `payType`. */
  readonly payType?: "Bonus" | "Executive bonus" | "Commission" | (string & {}) | number | null;
  readonly amount?: Money | null;
  readonly change?: DatedRow["change"];
  readonly customColumns?: Readonly<Record<string, unknown>> | null;
}

/** An employee in the legacy payroll history, as Bob gives it. */
export interface PayrollHistoryEmployee {
  readonly id?: EmployeeId | null;
  readonly [key: string]: unknown;
}
