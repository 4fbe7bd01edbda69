import { isObject } from "../../../model/json.ts";
import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { type FakeField, FieldBook } from "../../company/fields.ts";
import { employeeWriter } from "../people/employee-writer.ts";
import { currencyHeading, heading } from "./headings.ts";
import type { Formula, StoredReport } from "./state.ts";

/** What stands in one field of a table. */
export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "date"; readonly date: string }
  /** `columns` are the places of the numbers that are added up. */
  | { readonly kind: "formula"; readonly columns: readonly number[]; readonly times: number; readonly value: number }
  | null;

/** A report as rows of cells. */
export interface ReportTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

type Tree = Record<string, unknown>;

/** What a report is made for. */
export interface Reading {
  readonly report: StoredReport;
  readonly company: CompanyState;
  readonly access: Access;
}

/** The columns that the service user may see. */
export const visibleFields = ({ report, company, access }: Reading): readonly FakeField[] => {
  const book = company.part(FieldBook);
  return report.fields.map((id) => book.get(id)).filter((field) => field !== undefined && access.sees(field)) as FakeField[];
};

/** ASSUMED: a formula is there as long as all of its fields are. */
export const visibleFormulas = (reading: Reading): readonly Formula[] => {
  const ids: ReadonlySet<string> = new Set(visibleFields(reading).map(({ id }) => id));
  return reading.report.formulas.filter(({ fields }) => fields.every((id) => ids.has(id)));
};

/** The people whom a report is about, as far as the audience goes. */
const peopleOf = ({ report, access }: Reading): readonly Employee[] =>
  access.people().filter(({ status }) => !report.activeOnly || status === "Active");

/** People in the form of the API, with what the permissions leave of them. */
export function employeesOf(reading: Reading): { readonly person: Tree; readonly texts: Tree }[] {
  const { company, access } = reading;
  const write = employeeWriter({ fields: visibleFields(reading).map(({ id }) => id), company, access, readable: true });
  return peopleOf(reading).map((employee) => {
    const { humanReadable, ...both } = write(employee);
    const person = Object.fromEntries(Object.entries(both).filter(([key]) => !key.startsWith("/")));
    return { person, texts: humanReadable as Tree };
  });
}

const at = (tree: Tree, id: string): unknown =>
  id
    .replace(/^root\./, "")
    .split(".")
    .reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), tree);

/** The number in a number or money field. */
function amountIn(person: Tree, id: string): number | null {
  const value = at(person, id);
  const amount = isObject(value) ? value.value : value;
  return typeof amount === "number" ? amount : null;
}

/** The result, to the cent; `null` when there is nothing to calculate with. */
export function resultOf({ fields, times }: Formula, person: Tree): number | null {
  const amounts = fields.map((id) => amountIn(person, id)).filter((amount) => amount !== null);
  return amounts.length === 0 ? null : Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * times * 100) / 100;
}

const text = (value: unknown): Cell =>
  value === undefined || value === null || value === "" ? null : { kind: "text", text: String(value) };

/**
 * One or two cells of a field. Money is a number, with its currency in a column of its own (observed).
 */
function cellsOf({ id, type }: FakeField, person: Tree, texts: Tree): Cell[] {
  const value = at(person, id);
  const number: Cell = typeof value === "number" ? { kind: "number", value } : null;
  switch (type) {
    case "currency": {
      const value = amountIn(person, id);
      return [value === null ? null : { kind: "number", value }, text(at(person, `${id}.currency`))];
    }
    case "date":
      return [typeof value === "string" ? { kind: "date", date: value } : null];
    case "number":
      return [number];
    default: {
      const shown = at(texts, id);
      return [text(shown ?? (isObject(value) || Array.isArray(value) ? null : value))];
    }
  }
}

/** The report as a table, with headings in the language of `locale`. */
export function tableOf(reading: Reading, locale: string | undefined): ReportTable {
  const fields = visibleFields(reading);
  const formulas = visibleFormulas(reading);
  const headings: string[] = [];
  const places = new Map<string, number>();
  for (const { id, name, type } of fields) {
    places.set(id, headings.length);
    const label = heading(id, name, locale);
    headings.push(label, ...(type === "currency" ? [currencyHeading(label, locale)] : []));
  }
  const calculated = (formula: Formula, person: Tree): Cell => {
    const value = resultOf(formula, person);
    const columns = formula.fields.map((id) => places.get(id) as number);
    return value === null ? null : { kind: "formula", columns, times: formula.times, value };
  };
  return {
    headings: [...headings, ...formulas.map(({ name }) => name)],
    rows: employeesOf(reading).map(({ person, texts }) => [
      ...fields.flatMap((field) => cellsOf(field, person, texts)),
      ...formulas.map((formula) => calculated(formula, person)),
    ]),
  };
}
