import type { FieldSelection } from "../../metadata/field-selection.ts";
import type { Stream } from "../stream.ts";
import { customTables } from "./custom-tables.ts";
import { documents } from "./documents.ts";
import { employees } from "./employees.ts";
import * as lists from "./lists.ts";
import { positions } from "./positions.ts";
import { actualPayments } from "./table.ts";
import * as tables from "./tables.ts";
import { timeOffBalances } from "./time-off-balances.ts";
import { timeOffRequests } from "./time-off-requests.ts";

/** The built-in streams by name, each made with the options of a sync. */
export const STREAMS = {
  employees: (options: { readonly fields?: FieldSelection }) => employees(options),
  workHistory: tables.workHistory,
  employmentHistory: tables.employmentHistory,
  lifecycleHistory: tables.lifecycleHistory,
  salaries: tables.salaries,
  variablePayments: tables.variablePayments,
  entitlements: tables.entitlements,
  deductions: tables.deductions,
  actualPayments,
  bankAccounts: tables.bankAccounts,
  equities: tables.equities,
  training: tables.training,
  dependents: tables.dependents,
  rightToWork: tables.rightToWork,
  customTables,
  timeOffRequests: () => timeOffRequests(),
  timeOffBalances: () => timeOffBalances(),
  timeOffPolicies: lists.timeOffPolicies,
  documents,
  namedLists: lists.namedLists,
  fields: lists.fields,
  tasks: lists.tasks,
  positions,
} as const satisfies Readonly<Record<string, (options: { readonly fields?: FieldSelection }) => Stream>>;

/** Name of a built-in stream. */
export type StreamName = keyof typeof STREAMS;
