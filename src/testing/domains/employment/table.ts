import { isObject } from "../../../model/json.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { problemWith, workingTime } from "./patterns.ts";
import { seedEmployment } from "./seeding.ts";

/** Employment: contract, working time and holiday calendar over time. */
export const EMPLOYMENT_TABLE: TableDefinition = {
  name: "employment",
  category: "employment",
  kind: "dated",
  firstStays: true,
  columns: {
    personalWorkingPatternType: {
      type: "list",
      list: "personalWorkingPatternTypes",
      field: "payroll.employment.personalWorkingPatternType",
    },
    workingPattern: { type: "working_pattern", field: "payroll.employment.workingPattern" },
    standardWorkingPatternId: {
      type: "list_id",
      list: "workingPattern_entity_list",
      field: "payroll.employment.standardWorkingPattern.workingPatternId",
    },
    standardWorkingPattern: {
      type: "working_pattern",
      field: "payroll.employment.standardWorkingPattern",
      follows: (row, _, company) => workingTime(row, company).standard,
    },
    siteWorkingPattern: {
      type: "working_pattern",
      field: "payroll.employment.siteWorkingPattern",
      follows: (row, _, company) => workingTime(row, company).site,
    },
    actualWorkingPattern: {
      type: "working_pattern",
      field: "payroll.employment.actualWorkingPattern",
      follows: (row, _, company) => workingTime(row, company).actual,
    },
    hoursInDayNotWorked: {
      type: "number",
      field: "payroll.employment.hoursInDayNotWorked",
      follows: (row, _, company) => workingTime(row, company).notWorked,
    },
    weeklyHours: {
      type: "number",
      field: "payroll.employment.weeklyHours",
      follows: (row, _, company) => workingTime(row, company).weekly,
    },
    fte: { type: "number", field: "payroll.employment.fte", follows: (row, _, company) => workingTime(row, company).fte },
    calendarName: { type: "text", field: "payroll.employment.calendarId", labelOf: "calendarId" },
    calendarId: { type: "list_id", list: "calendar", field: "payroll.employment.calendarId" },
    contract: { type: "list", list: "employmentstatus", field: "payroll.employment.contract" },
    type: { type: "list", list: "payrollEmploymentType", field: "payroll.employment.type" },
    salaryPayType: { type: "list", list: "salaryPayType", field: "payroll.employment.salaryPayType" },
    flsaCode: { type: "list", list: "flsaCode", field: "payroll.employment.flsaCode" },
  },
  fields: [
    "payroll.employment.activeEffectiveDate",
    "payroll.employment.contract",
    "payroll.employment.type",
    "payroll.employment.salaryPayType",
    "payroll.employment.flsaCode",
    "payroll.employment.calendarId",
    "payroll.employment.personalWorkingPatternType",
    "payroll.employment.workingPattern",
    "payroll.employment.standardWorkingPattern",
    "payroll.employment.standardWorkingPattern.workingPatternId",
    "payroll.employment.actualWorkingPattern",
    "payroll.employment.fte",
    "payroll.employment.weeklyHours",
    "payroll.employment.hoursInDayNotWorked",
    // Pay by the hour comes to as much as the hours are.
    "payroll.salary.yearlyPayment",
    "payroll.salary.monthlyPayment",
  ],
  // The pattern that was chosen may be named by its id or as it is read.
  taken: (sent) => {
    const { standardWorkingPattern: chosen } = sent;
    return isObject(chosen) && sent.standardWorkingPatternId === undefined
      ? { ...sent, standardWorkingPatternId: chosen.workingPatternId }
      : sent;
  },
  problems: (rows) => {
    const workingPattern = rows.map((row) => problemWith(row.workingPattern)).find((problem) => problem !== undefined);
    return workingPattern === undefined ? {} : { workingPattern };
  },
  seed: seedEmployment,
  // Bob's own spelling. Source: HiBob's OpenAPI description.
  shown: ({ creationDate, ...row }) => ({ ...row, CreationDate: creationDate }),
};
