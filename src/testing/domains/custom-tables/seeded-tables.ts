import { CUSTOM_CATEGORY } from "../../company/custom-category.ts";
import type { CUSTOM_TYPES } from "../../company/custom-types.ts";

/** A column of a custom table. */
export interface CustomColumnFacts {
  /** E.g. `column_1748390401001`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly mandatory: boolean;
  readonly type: CustomColumnType;
}

/** What a custom table's column may hold. */
export type CustomColumnType = (typeof CUSTOM_TYPES)[number];

/** A table that the customer made. */
export interface CustomTableFacts {
  /** E.g. `root__table_1748390400113`. */
  readonly id: string;
  readonly category: string;
  readonly name: string;
  readonly description: string | null;
  readonly columns: readonly CustomColumnFacts[];
}

const column = (
  id: number,
  type: CustomColumnType,
  name: string,
  more: { mandatory?: true; description?: string } = {},
): CustomColumnFacts => ({
  id: `column_${id}`,
  name,
  description: more.description ?? null,
  mandatory: more.mandatory ?? false,
  type,
});

/** What people were lent. */
export const EQUIPMENT: CustomTableFacts = {
  id: "root__table_1748390400113",
  category: "root",
  name: "Company equipment",
  description: "What was handed to people and has to come back",
  columns: [
    column(1748390401001, "text", "Item", { mandatory: true }),
    column(1748390401002, "list", "Kind", { mandatory: true }),
    column(1748390401003, "text", "Serial number", { description: "As printed below the item" }),
    column(1748390401004, "currency", "Value"),
    column(1748390401005, "date", "Handed over on"),
    column(1748390401006, "employee-reference", "Handed over by"),
    column(1748390401007, "multi-list", "Comes with"),
    column(1748390401008, "text-area", "Remarks"),
  ],
};

/** In the customer's own category, so that its permission is one that no built-in field has. */
export const CERTIFICATIONS: CustomTableFacts = {
  id: `${CUSTOM_CATEGORY.id}__table_1748390400114`,
  category: CUSTOM_CATEGORY.id,
  name: "Certifications",
  description: null,
  columns: [
    column(1748390402001, "text", "Certificate", { mandatory: true }),
    column(1748390402002, "list", "Issued by"),
    column(1748390402003, "date", "Valid from", { mandatory: true }),
    column(1748390402004, "date", "Valid until"),
    column(1748390402005, "currency", "Fee", { description: "What the company paid" }),
    column(1748390402006, "employee-reference", "Checked by"),
    column(1748390402007, "document", "Copy"),
  ],
};

export const WORK_TRIPS: CustomTableFacts = {
  id: "work__table_1748390400115",
  category: "work",
  name: "Work trips",
  description: "Longer than a day",
  columns: [
    column(1748390403001, "hierarchy-list", "Where to", { mandatory: true }),
    column(1748390403002, "date", "Leaves on", { mandatory: true }),
    column(1748390403003, "number", "Nights"),
    column(1748390403004, "currency", "Budget"),
    column(1748390403005, "text-area", "Purpose"),
  ],
};

/** The custom tables of every fake company. */
export const SEEDED_TABLES: readonly CustomTableFacts[] = [EQUIPMENT, CERTIFICATIONS, WORK_TRIPS];

/** The list with the values of a column, for the types that have one. Source of its name: observed. */
export const listOf = (table: Pick<CustomTableFacts, "id">, { id, type }: CustomColumnFacts): string | undefined =>
  type.endsWith("list") ? `${table.id}.${id}` : undefined;
