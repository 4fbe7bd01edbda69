import { isObject } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import type { FakeField } from "../../company/fields.ts";

const SIGNS: Readonly<Record<string, string>> = { GBP: "£", USD: "$", EUR: "€", CAD: "CA$" };

const amount = (value: number): string => value.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",");

const dayFirst = (date: string): string => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** The text that Bob shows for a value that is not empty. ASSUMED: the forms of money and of lengths of time. */
export function displayText({ id, type, list }: Pick<FakeField, "id" | "type" | "list">, value: unknown, company: CompanyState): string {
  if (list !== undefined) {
    const items = Array.isArray(value) ? (value as (string | number)[]) : [value as string | number];
    return items.map((item) => company.lists.label(list, item)).join(", ");
  }
  if (id === "root.id") return String(value);
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (type === "date") return dayFirst(String(value));
  if (type === "employee-reference") return company.find(String(value))?.displayName ?? String(value);
  if (!isObject(value)) return String(value);
  if (typeof value.currency === "string") return `${SIGNS[value.currency] ?? `${value.currency} `}${amount(Number(value.value))}`;
  if (typeof value.length === "number") return `${value.length} ${String(value.unit)}`;
  return String(value.displayName ?? value.humanize ?? value.workingPatternType ?? "");
}
