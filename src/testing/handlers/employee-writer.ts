import type { Access } from "../access.ts";
import type { CompanyState } from "../company/company.ts";
import type { Employee } from "../company/employee.ts";
import { FAKE_FIELDS, type FakeField } from "../company/values/index.ts";
import { displayText } from "./display.ts";

type Tree = Record<string, unknown>;

/** One requested field with the places where its value goes. */
interface Column {
  readonly field: FakeField;
  /** `/work/title` */
  readonly slash: string;
  /** `["work", "title"]`; root fields stand at the top. */
  readonly path: readonly string[];
  /** Part of another requested field's value, e.g. the manager's email: stands in that object already. */
  readonly inside: boolean;
}

interface Reading {
  /** In dot or slash notation. */
  readonly fields: readonly string[];
  readonly company: CompanyState;
  readonly access: Access;
  /** Whether display texts are added. */
  readonly readable: boolean;
}

// Ids with slashes are of older integrations; they name the same fields.
const dotted = (id: string): string => (id.startsWith("/") ? id.slice(1).replaceAll("/", ".") : id);

/** Single payments are listed among the fields, but a people read does not give them. */
const readableHere = ({ id }: FakeField): boolean => !id.startsWith("actualPayment.");

/** The columns that exist and are permitted; all others are left out without a word, as Bob does. */
function columnsOf(fields: readonly string[], access: Access): Column[] {
  const found = [...new Set(fields.map(dotted))]
    .map((id) => FAKE_FIELDS.get(id))
    .filter((field) => field !== undefined)
    .filter((field) => readableHere(field) && access.has(`${field.category}.view`));
  const ids = new Set<string>(found.map(({ id }) => id));
  return found.map((field) => ({
    field,
    slash: `/${field.id.replaceAll(".", "/")}`,
    path: field.id.replace(/^root\./, "").split("."),
    inside: ids.has(field.id.slice(0, field.id.lastIndexOf("."))),
  }));
}

function place(tree: Tree, path: readonly string[], value: unknown): void {
  let at = tree;
  for (let depth = 0; depth < path.length - 1; depth++) at = (at[path[depth] as string] ??= {}) as Tree;
  at[path[path.length - 1] as string] = value;
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/**
 * Writes people the way Bob does, in two notations at once: slash keys with `{ value }` for what is not empty, and
 * nested categories with every permitted field.
 */
export function employeeWriter({ fields, company, access, readable }: Reading): (person: Employee) => Tree {
  const columns = columnsOf(fields, access);
  return (person) => {
    const employee: Tree = { id: person.id };
    const texts: Tree = { id: person.id };
    for (const { field, slash, path, inside } of columns) {
      const value = field.read(person, company);
      if (!isEmpty(value)) {
        employee[slash] = { value };
        if (readable && !inside) place(texts, path, displayText(field, value, company));
      }
      if (!inside) place(employee, path, value);
    }
    if (readable) employee.humanReadable = texts;
    return employee;
  };
}
