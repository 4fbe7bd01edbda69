import type { EmployeeId } from "../../src/index.ts";
import {
  addDeduction,
  addEntitlement,
  addSalary,
  addVariable,
  bulkDeduction,
  bulkEntitlement,
  bulkSalaries,
  bulkVariable,
  listSalaries,
  listVariable,
  readPayrollHistory,
  removeDeduction,
  removeEntitlement,
  removeSalary,
  removeVariable,
  replaceDeduction,
  replaceEntitlement,
  replaceVariable,
  searchActualPayments,
} from "../../src/payroll/endpoints.ts";
import { ADA, type Contract, GRACE } from "./contract.ts";

type Exchange = Contract["exchanges"][number];

const id = ADA as EmployeeId;
const GBP = (value: number) => ({ value, currency: "GBP" });
const kept = {
  effectiveDate: "2025-01-01",
  activeEffectiveDate: "2025-01-01",
  endEffectiveDate: null,
  isCurrent: true,
  canBeDeleted: true,
  creationDate: null,
  modificationDate: "2025-01-02",
  change: { reason: null, changedBy: "Grace Hopper", changedById: GRACE },
};
const noContent = () => new Response(null, { status: 204 });
const bulkOf = (table: string, ...rows: object[]): Exchange => ({
  method: "GET",
  path: `/bulk/people/${table}`,
  query: { limit: "200", employeeIds: ADA },
  answer: { results: [{ employeeId: ADA, values: rows }], response_metadata: { next_cursor: null }, errors: {} },
});
const given = <Row extends object>(row: Row) => ({ ...row, employeeId: ADA });
const rowsGiven = (...rows: object[]) => ({ rows: rows.map(given), restrictedColumns: undefined, onlyCurrentRows: true });

const salaryColumns = { base: GBP(52000), payPeriod: "Annual", payFrequency: "Monthly", customColumns: { column_1: "7" } };
const salary = { ...kept, ...salaryColumns, id: 1000020250101, workChangeType: "Joined" };
const salaryRead: Exchange = { method: "GET", path: `/people/${ADA}/salaries`, answer: { values: [salary] } };
const raise = { effectiveDate: "2026-03-01", base: GBP(54000), payPeriod: "Annual", payFrequency: "Monthly" };

const bonusColumns = { variableType: "Bonus", amount: GBP(5000), paymentPeriod: "Annual", payoutType: "amount", companyPercent: 40 };
const bonus = {
  ...kept,
  ...bonusColumns,
  id: 11,
  individualPercent: null,
  departmentPercent: null,
  percentageOfAnnualSalary: 9.6,
  endDate: null,
  customColumns: {},
};
const commission = { ...bonus, id: 12, variableType: "Commission", amount: GBP(800), companyPercent: 10 };
const variableRead: Exchange = { method: "GET", path: `/people/${ADA}/variable`, answer: { values: [commission, bonus] } };

const car = { ...kept, id: 21, entitlement: "Car", amount: GBP(400), endDate: "2027-12-31", customColumns: { column_2: 1 } };
const vouchers = { ...kept, id: 31, deduction: "Childcare vouchers", amount: GBP(120), endDate: null, customColumns: {} };

const payment = {
  employeeId: ADA,
  id: 7001,
  payDate: "2026-02-28",
  payType: "Bonus",
  amount: GBP(1250),
  change: { reason: null, changedBy: "Grace Hopper", changedById: GRACE },
  customColumns: null,
};

const salaries: readonly Contract[] = [
  {
    name: "payroll.salaries.list",
    endpoint: listSalaries,
    call: (bob) => bob.payroll.salaries.list(id),
    exchanges: [salaryRead],
    gives: rowsGiven(salary),
  },
  {
    name: "payroll.salaries.asOf",
    keeps: "part",
    endpoint: listSalaries,
    call: (bob) => bob.payroll.salaries.asOf(id, "2026-01-31"),
    exchanges: [salaryRead],
    gives: rowsGiven(salary),
  },
  {
    name: "payroll.salaries.all",
    endpoint: bulkSalaries,
    call: (bob) => bob.payroll.salaries.all({ employeeIds: [id] }).toArray({ limit: 9 }),
    exchanges: [bulkOf("salaries", salary)],
    gives: [given(salary)],
  },
  {
    name: "payroll.salaries.append",
    endpoint: addSalary,
    call: (bob) => bob.payroll.salaries.append(id, raise),
    exchanges: [salaryRead, { method: "POST", path: `/people/${ADA}/salaries`, body: { ...salaryColumns, ...raise }, answer: undefined }],
    gives: { entryId: undefined },
  },
  {
    name: "payroll.salaries.remove",
    endpoint: removeSalary,
    call: (bob) => bob.payroll.salaries.remove(id, salary.id),
    exchanges: [{ method: "DELETE", path: `/people/${ADA}/salaries/${salary.id}`, answer: undefined }],
    gives: {},
  },
];

const variable: readonly Contract[] = [
  {
    name: "payroll.variable.list",
    endpoint: listVariable,
    call: (bob) => bob.payroll.variable.list(id, { humanReadable: true }),
    exchanges: [{ ...variableRead, query: { includeHumanReadable: "true" } }],
    gives: rowsGiven(commission, bonus),
  },
  {
    name: "payroll.variable.asOf",
    keeps: "part",
    endpoint: listVariable,
    call: (bob) => bob.payroll.variable.asOf(id, "2026-01-31"),
    exchanges: [variableRead],
    gives: rowsGiven(commission, bonus),
  },
  {
    name: "payroll.variable.all",
    endpoint: bulkVariable,
    call: (bob) => bob.payroll.variable.all({ employeeIds: [id] }).toArray({ limit: 9 }),
    exchanges: [bulkOf("variable", commission, bonus)],
    gives: [given(commission), given(bonus)],
  },
  {
    name: "payroll.variable.append",
    endpoint: addVariable,
    call: (bob) =>
      bob.payroll.variable.append(id, {
        effectiveDate: "2026-03-01",
        variableType: "Bonus",
        amount: GBP(6000),
        paymentPeriod: "Quarterly",
      }),
    exchanges: [
      variableRead,
      {
        method: "POST",
        path: `/people/${ADA}/variable`,
        body: { ...bonusColumns, customColumns: {}, effectiveDate: "2026-03-01", amount: GBP(6000), paymentPeriod: "Quarterly" },
        answer: { entryId: 13 },
      },
    ],
    gives: { entryId: 13 },
  },
  {
    name: "payroll.variable.update",
    endpoint: replaceVariable,
    call: (bob) => bob.payroll.variable.update(id, 11, { amount: GBP(5500) }),
    exchanges: [
      variableRead,
      {
        method: "PUT",
        path: `/people/${ADA}/variable/11`,
        body: { ...bonusColumns, customColumns: {}, effectiveDate: "2025-01-01", amount: GBP(5500) },
        answer: noContent(),
      },
    ],
    gives: {},
  },
  {
    name: "payroll.variable.remove",
    endpoint: removeVariable,
    call: (bob) => bob.payroll.variable.remove(id, 11),
    exchanges: [{ method: "DELETE", path: `/people/${ADA}/variable/11`, answer: undefined }],
    gives: {},
  },
];

const entitlements: readonly Contract[] = [
  {
    name: "payroll.entitlements.list",
    endpoint: bulkEntitlement,
    call: (bob) => bob.payroll.entitlements.list(id),
    exchanges: [bulkOf("entitlement", car)],
    gives: rowsGiven(car),
  },
  {
    name: "payroll.entitlements.all",
    endpoint: bulkEntitlement,
    call: (bob) => bob.payroll.entitlements.all({ employeeIds: [id] }).toArray({ limit: 9 }),
    exchanges: [bulkOf("entitlement", car)],
    gives: [given(car)],
  },
  {
    name: "payroll.entitlements.asOf",
    keeps: "part",
    endpoint: bulkEntitlement,
    call: (bob) => bob.payroll.entitlements.asOf(id, "2028-01-01"),
    exchanges: [bulkOf("entitlement", car)],
    gives: rowsGiven(),
  },
  {
    name: "payroll.entitlements.append",
    endpoint: addEntitlement,
    call: (bob) => bob.payroll.entitlements.append(id, { effectiveDate: "2026-03-01", entitlement: "Car", amount: GBP(450) }),
    exchanges: [
      bulkOf("entitlement", car),
      {
        method: "POST",
        path: `/people/${ADA}/entitlement`,
        body: {
          effectiveDate: "2026-03-01",
          entitlement: "Car",
          amount: GBP(450),
          endDate: "2027-12-31",
          customColumns: { column_2: 1 },
        },
        answer: { entryId: 22 },
      },
    ],
    gives: { entryId: 22 },
  },
  {
    name: "payroll.entitlements.update",
    endpoint: replaceEntitlement,
    call: (bob) => bob.payroll.entitlements.update(id, 21, { endDate: null }),
    exchanges: [
      bulkOf("entitlement", car),
      {
        method: "PUT",
        path: `/people/${ADA}/entitlement/21`,
        body: { effectiveDate: "2025-01-01", entitlement: "Car", amount: GBP(400), endDate: null, customColumns: { column_2: 1 } },
        answer: noContent(),
      },
    ],
    gives: {},
  },
  {
    name: "payroll.entitlements.remove",
    endpoint: removeEntitlement,
    call: (bob) => bob.payroll.entitlements.remove(id, 21),
    exchanges: [{ method: "DELETE", path: `/people/${ADA}/entitlement/21`, answer: noContent() }],
    gives: {},
  },
];

const deductions: readonly Contract[] = [
  {
    name: "payroll.deductions.list",
    endpoint: bulkDeduction,
    call: (bob) => bob.payroll.deductions.list(id),
    exchanges: [bulkOf("deduction", vouchers)],
    gives: rowsGiven(vouchers),
  },
  {
    name: "payroll.deductions.all",
    endpoint: bulkDeduction,
    call: (bob) => bob.payroll.deductions.all({ employeeIds: [id] }).toArray({ limit: 9 }),
    exchanges: [bulkOf("deduction", vouchers)],
    gives: [given(vouchers)],
  },
  {
    name: "payroll.deductions.asOf",
    keeps: "part",
    endpoint: bulkDeduction,
    call: (bob) => bob.payroll.deductions.asOf(id, "2026-01-31"),
    exchanges: [bulkOf("deduction", vouchers)],
    gives: rowsGiven(vouchers),
  },
  {
    name: "payroll.deductions.append",
    endpoint: addDeduction,
    call: (bob) => bob.payroll.deductions.append(id, { effectiveDate: "2026-03-01", deduction: "Pension", amount: GBP(90) }),
    exchanges: [
      bulkOf("deduction", vouchers),
      {
        method: "POST",
        path: `/people/${ADA}/deduction`,
        body: { effectiveDate: "2026-03-01", deduction: "Pension", amount: GBP(90) },
        answer: { entryId: 32 },
      },
    ],
    gives: { entryId: 32 },
  },
  {
    name: "payroll.deductions.update",
    endpoint: replaceDeduction,
    call: (bob) => bob.payroll.deductions.update(id, 31, { amount: GBP(130) }),
    exchanges: [
      bulkOf("deduction", vouchers),
      {
        method: "PUT",
        path: `/people/${ADA}/deduction/31`,
        body: { effectiveDate: "2025-01-01", deduction: "Childcare vouchers", amount: GBP(130), customColumns: {} },
        answer: noContent(),
      },
    ],
    gives: {},
  },
  {
    name: "payroll.deductions.remove",
    endpoint: removeDeduction,
    call: (bob) => bob.payroll.deductions.remove(id, 31),
    exchanges: [{ method: "DELETE", path: `/people/${ADA}/deduction/31`, answer: noContent() }],
    gives: {},
  },
];

export const contracts: readonly Contract[] = [
  ...salaries,
  ...variable,
  ...entitlements,
  ...deductions,
  {
    name: "payroll.actualPayments.search",
    endpoint: searchActualPayments,
    call: (bob) =>
      bob.payroll.actualPayments
        .search({ employeeIds: [id, GRACE as EmployeeId], payDate: { from: "2026-01-01", to: "2026-03-31" } })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/people/actual-payments/search",
        body: {
          filters: [
            { fieldPath: "employeeId", operator: "equals", values: [ADA, GRACE] },
            { fieldPath: "payDate", operator: "greaterThanOrEquals", value: "2026-01-01" },
            { fieldPath: "payDate", operator: "lessThanOrEquals", value: "2026-03-31" },
          ],
          pagination: { limit: 200 },
        },
        answer: { results: [payment], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [payment],
  },
  {
    name: "payroll.history",
    endpoint: readPayrollHistory,
    call: (bob) => bob.payroll.history({ department: "Kitchen", showInactive: true }),
    exchanges: [
      {
        method: "GET",
        path: "/payroll/history",
        query: { department: "Kitchen", showInactive: "true" },
        answer: { employees: [{ id: ADA, displayName: "Ada Lovelace", payroll: { employmentType: { contract: "Full time" } } }] },
      },
    ],
    gives: [{ id: ADA, displayName: "Ada Lovelace", payroll: { employmentType: { contract: "Full time" } } }],
  },
];
