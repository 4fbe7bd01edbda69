import { csvOf } from "./csv.ts";
import { dateText } from "./headings.ts";
import type { ReportFile } from "./state.ts";
import { employeesOf, type Reading, resultOf, tableOf, visibleFormulas } from "./table.ts";
import { xlsxOf } from "./xlsx.ts";

/** The formats that a report comes in. */
export const FORMATS = ["csv", "xlsx", "json"] as const;

export type Format = (typeof FORMATS)[number];

/** How a report is to be written. */
export interface Writing {
  readonly format: Format;
  readonly includeInfo: boolean;
  readonly locale: string | undefined;
  readonly humanReadable: string | undefined;
}

const TYPES: Readonly<Record<Format, string>> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json",
};

/** Writes a report in one format. */
export function reportFile(reading: Reading, { format, includeInfo, locale, humanReadable }: Writing): ReportFile {
  const { report, company } = reading;
  const bytes = (): string | Uint8Array => {
    switch (format) {
      case "csv":
        return csvOf(tableOf(reading, locale), locale);
      case "xlsx": {
        const madeOn = `${dateText(company.today, locale)} ${new Date(company.now()).toISOString().slice(11, 16)}`;
        return xlsxOf(tableOf(reading, locale), report.name, includeInfo ? { name: report.name, madeOn } : undefined, company.now());
      }
      case "json":
        return JSON.stringify({ employees: nested(reading, humanReadable?.toUpperCase()) });
    }
  };
  return { type: TYPES[format], fileName: `${report.name}.${format}`, bytes: bytes() };
}

/**
 * People nested by category, as people search gives them, without its slash keys. ASSUMED: the outer form, of which HiBob
 * says that it is like the API's; and where the formulas stand.
 */
function nested(reading: Reading, mode: string | undefined): object[] {
  const formulas = visibleFormulas(reading);
  return employeesOf(reading).map(({ person, texts }) => {
    const results = formulas.map((formula) => [formula.name, resultOf(formula, person)] as const);
    const calculated = (write: (result: number) => unknown): object =>
      formulas.length === 0
        ? {}
        : { formulas: Object.fromEntries(results.map(([name, result]) => [name, result === null ? null : write(result)])) };
    const shown = { ...texts, ...calculated(String) };
    if (mode === "REPLACE") return shown;
    const employee = { ...person, ...calculated((result) => result) };
    return mode === "APPEND" ? { ...employee, humanReadable: shown } : employee;
  });
}
