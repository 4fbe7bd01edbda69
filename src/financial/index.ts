import type { Client } from "../client/index.ts";
import type { TableRow } from "../model/rows.ts";
import {
  addRow,
  type ExtendableTable,
  type ListedTable,
  listRows,
  type ReducibleTable,
  removeRow,
  type UpdatableTable,
  updateRow,
} from "../tables/index.ts";
import { addBankAccount, listBankAccounts, removeBankAccount, replaceBankAccount } from "./endpoints.ts";

export * from "../tables/public.ts";

/** One bank account of an employee. */
export interface BankAccount extends TableRow {
  /** Item of the list `bankaccounttype`, which the customer can extend. */
  readonly bankAccountType?: "Checking" | "Savings" | (string & {}) | null;
  /** USA and Canada. */
  readonly routingNumber?: string | null;
  readonly accountNickname?: string | null;
  readonly accountNumber?: string | null;
  readonly bankName?: string | null;
  readonly branchAddress?: string | null;
  readonly bicOrSwift?: string | null;
  readonly iban?: string | null;
  /** Which part of the salary goes to this account: a share, a fixed sum, or what the other accounts leave. */
  readonly allocation?: "percent" | "amount" | "remaining" | (string & {}) | null;
  /** Percent, or a sum without its currency, as `allocation` says; empty for `remaining`. */
  readonly amount?: number | null;
  readonly useForBonus?: boolean | null;
  /** Id of the employee who changed the row last. */
  readonly changedBy?: string | null;
}

/** What a bank account to be written may hold. */
export interface NewBankAccount {
  /** Item of the list `bankaccounttype`. */
  readonly bankAccountType?: "Checking" | "Savings" | (string & {}) | null;
  /** USA and Canada. */
  readonly routingNumber?: string | null;
  readonly accountNickname?: string | null;
  readonly accountNumber?: string | null;
  readonly bankName?: string | null;
  readonly branchAddress?: string | null;
  readonly bicOrSwift?: string | null;
  readonly iban?: string | null;
  /** Which part of the salary goes to this account. The customer cannot add other values. */
  readonly allocation?: "percent" | "amount" | "remaining" | null;
  /** Percent, or a sum without its currency, as `allocation` says; leave it out for `remaining`. */
  readonly amount?: number | null;
  readonly useForBonus?: boolean | null;
  readonly [column: string]: unknown;
}

/**
 * The table of bank accounts. The one account of the Financial section itself is no row of it: read that with
 * `people.search`, e.g. the field `financial.bankName`.
 *
 * Reading needs View on Financial, writing Edit on Financial. Limits are not documented. Source: HiBob's documentation; the
 * form of a new row: observed.
 *
 * @example
 * const { rows } = await bob.financial.bankAccounts.list(id);
 */
export interface BankAccounts
  extends ListedTable<BankAccount>,
    ExtendableTable<NewBankAccount>,
    UpdatableTable<NewBankAccount>,
    ReducibleTable {}

/** Where an employee's pay goes. */
export interface Financial {
  /**
   * The bank accounts of an employee.
   *
   * Source: HiBob's documentation.
   *
   * @example
   * await bob.financial.bankAccounts.add(id, { bankName: "Example Bank", iban: "GB00EXMP", allocation: "remaining" });
   */
  readonly bankAccounts: BankAccounts;
}

/** Binds the financial module to a client. */
export function financial(client: Client): Financial {
  const list = listRows<BankAccount>(client, listBankAccounts);
  return {
    bankAccounts: {
      list,
      add: addRow(client, addBankAccount, list, { wrap: (row) => ({ values: [row] }) }),
      update: updateRow(client, replaceBankAccount, list),
      remove: removeRow(client, removeBankAccount, list),
    },
  };
}
