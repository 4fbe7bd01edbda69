import type { CompanyState } from "../../company/company.ts";
import { type Keys, known } from "../../refusing.ts";
import { type CustomTableRecord, tableRecord } from "./record.ts";
import { type CustomColumnInput, type CustomTableInput, CustomTables } from "./state.ts";

/** What HR does in custom tables. */
export interface CustomTablesVerbs {
  /**
   * Makes a table, empty for everyone, and gives it as its metadata does, with the ids of table and columns. Its permissions are
   * View and Edit of the category.
   */
  addCustomTable(input: CustomTableInput): CustomTableRecord;
}

export const customTablesVerbs = (company: CompanyState): CustomTablesVerbs => ({
  addCustomTable(input) {
    // Not a list when a program in another language got it wrong: making the table says so.
    if (Array.isArray(known("addCustomTable", input, TABLE).columns)) {
      for (const column of input.columns) known("a column of addCustomTable", column, COLUMN);
    }
    return tableRecord(company.part(CustomTables).make(input));
  },
});

const TABLE: Keys<CustomTableInput> = { name: true, category: true, description: true, columns: true };
const COLUMN: Keys<CustomColumnInput> = { name: true, type: true, mandatory: true, description: true, items: true };
