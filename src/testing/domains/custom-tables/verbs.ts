import type { CompanyState } from "../../company/company.ts";
import { type CustomTableRecord, tableRecord } from "./record.ts";
import { type CustomTableInput, CustomTables } from "./state.ts";

/** What HR does in custom tables. */
export interface CustomTablesVerbs {
  /**
   * Makes a table, empty for everyone, and gives it as its metadata does, with the ids of table and columns. Its permissions are
   * View and Edit of the category.
   */
  addCustomTable(input: CustomTableInput): CustomTableRecord;
}

export const customTablesVerbs = (company: CompanyState): CustomTablesVerbs => ({
  addCustomTable: (input) => tableRecord(company.part(CustomTables).make(input)),
});
