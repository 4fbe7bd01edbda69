import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { bankAccount, newBankAccount, newBankAccounts } from "./schemas.ts";

// Reading answers a web page with 400 when the request has a content type. A replacement overwrites the built-in columns;
// custom ones stay unless sent. Source: observed.
const {
  list: listBankAccounts,
  add,
  replace: replaceBankAccount,
  remove: removeBankAccount,
} = tableEndpoints("bank-accounts", {
  row: bankAccount,
  columns: newBankAccount,
  view: [viewPermission("financial", "Financial")],
  edit: [editPermission("financial", "Financial")],
});

export { listBankAccounts, removeBankAccount, replaceBankAccount };

/** Takes the row inside of `values`; a bare one is refused, whatever the documentation draws. */
export const addBankAccount = endpoint({ ...add, body: newBankAccounts });
