import { bulkDependents } from "../../dependents/endpoints.ts";
import { bulkEmployment } from "../../employment/endpoints.ts";
import { bulkEquities } from "../../equity/endpoints.ts";
import { listBankAccounts } from "../../financial/endpoints.ts";
import { bulkLifecycle } from "../../lifecycle/endpoints.ts";
import { bulkDeduction, bulkEntitlement, bulkSalaries, bulkVariable } from "../../payroll/endpoints.ts";
import { bulkRightToWork } from "../../right-to-work/endpoints.ts";
import { listTraining } from "../../training/endpoints.ts";
import { bulkWork } from "../../work-history/endpoints.ts";
import type { Stream } from "../stream.ts";
import { bulkTableStream, listedTableStream } from "./table.ts";

/**
 * Every row of everyone's work history: titles, departments, sites, managers. Needs View and View history on Work.
 *
 * ASSUMED, here and for the two tables below: everyone has at least one row, because Bob makes the first one itself and lets
 * nobody delete it. So somebody without one was left out by Bob, and keeps what is stored.
 */
export const workHistory = (): Stream =>
  bulkTableStream({
    name: "workHistory",
    endpoint: bulkWork,
    dated: true,
    everyoneHasRows: true,
    table: ({ workHistory: table }) => table,
  });

/** Every row of everyone's employment history: contracts, working patterns. Needs View and View history on Employment. */
export const employmentHistory = (): Stream =>
  bulkTableStream({
    name: "employmentHistory",
    endpoint: bulkEmployment,
    dated: true,
    everyoneHasRows: true,
    table: ({ employment }) => employment,
  });

/** Every status that everyone has had: hired, employed, on leave, terminated. Needs View and View history on Lifecycle. */
export const lifecycleHistory = (): Stream =>
  bulkTableStream({
    name: "lifecycleHistory",
    endpoint: bulkLifecycle,
    dated: true,
    everyoneHasRows: true,
    table: ({ lifecycle }) => lifecycle,
  });

/** Every salary that everyone has had. Needs View and View history on Payroll. */
export const salaries = (): Stream =>
  bulkTableStream({ name: "salaries", endpoint: bulkSalaries, dated: true, table: ({ payroll }) => payroll.salaries });

/** Bonuses, commissions and other variable pay. Needs View and View history on Payroll. */
export const variablePayments = (): Stream =>
  bulkTableStream({
    name: "variablePayments",
    endpoint: bulkVariable,
    dated: true,
    fewRows: true,
    table: ({ payroll }) => payroll.variable,
  });

/** Allowances. Needs View and View history on Payroll. */
export const entitlements = (): Stream =>
  bulkTableStream({
    name: "entitlements",
    endpoint: bulkEntitlement,
    dated: true,
    fewRows: true,
    table: ({ payroll }) => payroll.entitlements,
  });

/** Deductions from pay. Needs View and View history on Payroll. */
export const deductions = (): Stream =>
  bulkTableStream({ name: "deductions", endpoint: bulkDeduction, dated: true, fewRows: true, table: ({ payroll }) => payroll.deductions });

/** Grants of equity. Needs View on Equity. */
export const equities = (): Stream =>
  bulkTableStream({ name: "equities", endpoint: bulkEquities, dated: false, fewRows: true, table: ({ equity }) => equity });

/** Everyone's dependents. Needs View on Home. */
export const dependents = (): Stream =>
  bulkTableStream({ name: "dependents", endpoint: bulkDependents, dated: false, fewRows: true, table: ({ dependents: table }) => table });

/** Visas and other papers of the right to work. Needs View on Right to work. */
export const rightToWork = (): Stream =>
  bulkTableStream({
    name: "rightToWork",
    endpoint: bulkRightToWork,
    dated: false,
    fewRows: true,
    table: ({ rightToWork: table }) => table,
  });

/** Everyone's bank accounts. One request a person. Needs View on Financial. */
export const bankAccounts = (): Stream =>
  listedTableStream({ name: "bankAccounts", endpoint: listBankAccounts, dated: false, table: ({ financial }) => financial.bankAccounts });

/** Everyone's trainings. One request a person. Needs View on Training. */
export const training = (): Stream =>
  listedTableStream({ name: "training", endpoint: listTraining, dated: false, table: ({ training: table }) => table });
