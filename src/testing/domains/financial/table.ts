import { isObject } from "../../../model/json.ts";
import type { TableDefinition } from "../../tables/table.ts";
import { authored } from "../custom-tables/authored.ts";
import { STATEMENT_TEXT, seedBankAccounts } from "./seeding.ts";

/** A row with the columns of the company's own where the table holds them; requests have them beside the others. */
export function nested(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const parts = (own: boolean) => Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith("column_") === own));
  return { ...parts(false), customColumns: { ...(isObject(row.customColumns) ? row.customColumns : {}), ...parts(true) } };
}

/** Where people's pay goes. It is no field of theirs, so no change of it tells that an employee was updated. */
export const BANK_ACCOUNTS_TABLE: TableDefinition = {
  name: "bank-accounts",
  category: "financial",
  kind: "plain",
  columns: {
    // The account types of a live account; HiBob's documentation names others.
    bankAccountType: { type: "list", list: "bankaccounttype" },
    routingNumber: { type: "text" },
    accountNickname: { type: "text" },
    accountNumber: { type: "text" },
    bankName: { type: "text" },
    branchAddress: { type: "text" },
    bicOrSwift: { type: "text" },
    iban: { type: "text" },
    allocation: { type: "list", list: "allocation" },
    amount: { type: "number" },
    useForBonus: { type: "boolean" },
  },
  customColumns: { [STATEMENT_TEXT]: { type: "text" } },
  keepsCustomColumns: true,
  taken: nested,
  seed: seedBankAccounts,
  shown: authored,
};
