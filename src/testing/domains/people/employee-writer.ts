import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { type FakeField, FieldBook } from "../../company/fields.ts";
import { displayText } from "./display.ts";
import { Layout } from "./layout.ts";

/** Display texts beside the values, in place of them, or not at all. */
export type Display = "APPEND" | "REPLACE" | undefined;

interface Reading {
  /** In dot or slash notation. */
  readonly fields: readonly string[];
  readonly company: CompanyState;
  readonly access: Access;
  readonly display: Display;
}

/** One requested field, ready to be written of many people. */
interface Column {
  readonly read: (person: Employee) => unknown;
  /** The value as JSON. */
  readonly machine: Write;
  /** The display text as JSON. */
  readonly text: Write;
  /** The slash key before a value: `,"/work/title":{"value":` */
  readonly slash: string;
}

type Write = (value: unknown) => string;

// Ids with slashes are of older integrations; they name the same fields.
const dotted = (id: string): string => (id.startsWith("/") ? id.slice(1).replaceAll("/", ".") : id);

/** Single payments are listed among the fields, but a people read does not give them. */
const readableHere = ({ id }: FakeField): boolean => !id.startsWith("actualPayment.");

/** The fields that exist and are permitted; all others are left out without a word, as Bob does. */
function seenFields({ fields, access, company }: Reading): FakeField[] {
  const book = company.part(FieldBook);
  return [...new Set(fields.map(dotted))]
    .map((id) => book.get(id))
    .filter((field) => field !== undefined)
    .filter((field) => readableHere(field) && access.sees(field));
}

// ASSUMED: how Bob masks; it says that a national id comes masked, and not in which form.
const masked = (value: unknown): string => `******${String(value).slice(-4)}`;

/** The same texts again and again, such as the items of a list, are made once. */
function remembered(make: Write): Write {
  const made = new Map<unknown, string>();
  return (value) => {
    let text = made.get(value);
    if (text === undefined) made.set(value, (text = make(value)));
    return text;
  };
}

function columnOf(field: FakeField, { access, company }: Reading): Column {
  const hides = access.sight(field) === "masked";
  const few = field.type === "boolean" || (field.list !== undefined && field.type !== "multi-list");
  const text: Write = (value) => written(displayText(field, value, company));
  return {
    read: (person) => {
      const value = field.read(person, company);
      return hides && value !== null ? masked(value) : value;
    },
    machine: few ? remembered(written) : written,
    text: few ? remembered(text) : text,
    slash: `,${JSON.stringify(`/${field.id.replaceAll(".", "/")}`)}:{"value":`,
  };
}

// Most texts have nothing in them that JSON writes in another way, and are quicker looked through than written.
const written: Write = (value) => (typeof value === "string" && !SPECIAL.test(value) ? `"${value}"` : JSON.stringify(value));
const SPECIAL = /[^ !#-[\]-~]/;

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/**
 * Writes people the way Bob does, in two notations at once: slash keys with `{ value }` for what is not empty, and
 * nested categories with every permitted field. Gives JSON: objects of 10,000 people would take longer to make, and to turn
 * into text, than all that is in them. A person is a row of parts, the same for everyone but for the values.
 */
export function employeeText(reading: Reading): (person: Employee) => string {
  const { display } = reading;
  const fields = seenFields(reading);
  const columns = fields.map((field) => columnOf(field, reading));
  const layout = new Layout(fields.map(({ id }) => id));
  const values: string[] = [];
  const texts: (string | undefined)[] = [];
  return (person) => {
    const id = `{"id":${JSON.stringify(person.id)}`;
    const parts = [id];
    for (let nth = 0; nth < columns.length; nth++) {
      const column = columns[nth] as Column;
      const value = column.read(person);
      const empty = isEmpty(value);
      const json = display === "REPLACE" && !empty ? column.text(value) : column.machine(value);
      values[nth] = json;
      if (!empty) parts.push(column.slash, json, "}");
      if (display === "APPEND") texts[nth] = empty ? undefined : column.text(value);
    }
    layout.fill(parts, values);
    if (display === "APPEND") parts.push(',"humanReadable":', id, layout.some(texts), "}");
    parts.push("}");
    return parts.join("");
  };
}

/** The same as objects. */
export function employeeWriter({ readable, ...reading }: Omit<Reading, "display"> & { readonly readable: boolean }) {
  const write = employeeText({ ...reading, display: readable ? "APPEND" : undefined });
  return (person: Employee): Record<string, unknown> => JSON.parse(write(person));
}
