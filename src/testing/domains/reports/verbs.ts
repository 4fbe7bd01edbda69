import type { CompanyState } from "../../company/company.ts";
import { FieldBook } from "../../company/fields.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import { type Formula, Reports } from "./state.ts";

/** A calculated column of a report: the sum of some of its columns, times a number. */
interface ReportFormulaInput {
  /** The column's heading. */
  readonly name: string;
  /** Ids of number or money fields that are columns of the report too. */
  readonly fields: readonly string[];
  /** Default 1. */
  readonly times?: number | undefined;
}

/** A report to make and share. */
export interface ShareReportInput {
  readonly name: string;
  /** Its columns by field id, e.g. `work.title`. */
  readonly fields: readonly string[];
  readonly formulas?: readonly ReportFormulaInput[] | undefined;
  readonly description?: string | undefined;
  /** Whether it leaves out inactive people. Default true. */
  readonly activeOnly?: boolean | undefined;
  /** Milliseconds on the fake's clock until it is ready when it was started. Default 3,000. */
  readonly readyAfterMs?: number | undefined;
}

/** A report of the fake. */
export interface FakeReport {
  readonly id: number;
  readonly name: string;
  readonly fields: readonly string[];
}

/** What HR does with reports. */
export interface ReportsVerbs {
  /** Makes a report and shares it with the service user. */
  shareReport(input: ShareReportInput): FakeReport;
  /** Takes a report away from the service user: it is listed no more, and 404. */
  unshareReport(id: string | number): void;
}

const COUNTABLE = ["number", "currency"];

export const reportsVerbs = (company: CompanyState): ReportsVerbs => ({
  shareReport(input) {
    const { name, fields, formulas = [], description, activeOnly = true, readyAfterMs = 3_000 } = known("shareReport", input, REPORT);
    if (typeof name !== "string" || name === "") throw refuse("shareReport needs a name");
    if (!Array.isArray(fields) || fields.length === 0) throw refuse("shareReport needs fields");
    const unknown = fields.find((id) => !company.part(FieldBook).get(id));
    if (unknown !== undefined) throw refuse(`shareReport got a field that does not exist: ${unknown}`);
    if (!(readyAfterMs >= 0)) throw refuse("readyAfterMs must be a number of milliseconds, 0 or more");
    const checked = formulas.map((formula): Formula => {
      known("a formula of shareReport", formula, FORMULA);
      const isCountable = (id: string) => fields.includes(id) && COUNTABLE.includes(company.part(FieldBook).get(id)?.type ?? "");
      if (!formula.name || formula.fields.length === 0 || !formula.fields.every(isCountable)) {
        throw refuse("a formula needs a name, and number or money fields that are columns of the report");
      }
      return { times: 1, ...formula } as Formula;
    });
    const { id } = company
      .part(Reports)
      .share({ name, description: description ?? null, fields, formulas: checked, activeOnly, readyAfterMs });
    return { id, name, fields };
  },
  unshareReport: (id) => company.part(Reports).unshare(id),
});

const REPORT: Keys<ShareReportInput> = {
  name: true,
  fields: true,
  formulas: true,
  description: true,
  activeOnly: true,
  readyAfterMs: true,
};
const FORMULA: Keys<ReportFormulaInput> = { name: true, fields: true, times: true };
