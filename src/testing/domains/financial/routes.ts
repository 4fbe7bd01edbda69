import { addBankAccount, listBankAccounts, removeBankAccount, replaceBankAccount } from "../../../financial/endpoints.ts";
import { isObject } from "../../../model/json.ts";
import type { Route } from "../../route.ts";
import { tableRoutes } from "../../tables/routes.ts";
import { onlyRow, wrapped } from "../custom-tables/wrapped.ts";
import { BANK_ACCOUNTS_TABLE, nested } from "./table.ts";

const endpoints = { list: listBankAccounts, add: addBankAccount, replace: replaceBankAccount, remove: removeBankAccount };

export const financialRoutes: readonly Route[] = tableRoutes(BANK_ACCOUNTS_TABLE, endpoints, {
  rowIn: onlyRow,
  refusesJsonType: true,
}).map((one): Route => {
  if (one.endpoint === addBankAccount) return { ...one, prepare: wrapped };
  return one.endpoint === replaceBankAccount ? { ...one, prepare: (body) => (isObject(body) ? nested(body) : body) } : one;
});
