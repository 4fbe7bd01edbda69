import * as z from "zod/mini";
import { aNumber, flag, listOf, number, text } from "../model/shapes.ts";

const columns = {
  bankAccountType: text,
  routingNumber: text,
  accountNickname: text,
  accountNumber: text,
  bankName: text,
  branchAddress: text,
  bicOrSwift: text,
  iban: text,
  allocation: text,
  amount: number,
  useForBonus: flag,
};

/** One row of the bank accounts table. */
export const bankAccount = z.looseObject({ id: aNumber, changedBy: text, ...columns });

/** Columns of a row to write. */
export const newBankAccount = z.looseObject(columns);

export const newBankAccounts = z.object({ values: listOf(newBankAccount) });
