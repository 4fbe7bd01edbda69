import { type CustomTableFacts, listOf } from "./seeded-tables.ts";

/** A column as Bob's metadata tells it. */
interface CustomColumnRecord {
  /** What rows call it, e.g. `column_1748390401001`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** New rows must have it, and it cannot be emptied. */
  readonly mandatory: boolean;
  readonly type: string;
  /** `listId` names the list with the allowed values, for the types that have one. */
  readonly typeData: { readonly listId?: string };
}

/** A custom table as Bob's metadata tells it. */
export interface CustomTableRecord {
  /** E.g. `root__table_1748390400113`. */
  readonly id: string;
  /** Id of the category whose boxes guard it. */
  readonly category: string;
  readonly name: string;
  readonly description: string | null;
  readonly columns: readonly CustomColumnRecord[];
}

export function tableRecord(table: CustomTableFacts): CustomTableRecord {
  const columns = table.columns.map((column): CustomColumnRecord => {
    const listId = listOf(table, column);
    return { ...column, typeData: listId === undefined ? {} : { listId } };
  });
  return { ...table, columns };
}
