import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableAnswer, tableQuery } from "../model/tables.ts";
import { bankAccount, newBankAccount, newBankAccounts } from "./schemas.ts";

const path = "/people/{id}/bank-accounts";
const rowPath = `${path}/{entry_id}` as const;
const write = { perMinute: undefined, permissions: [editPermission("financial", "Financial")] } as const;

/** Answers a web page with 400 when the request has a content type. */
export const listBankAccounts = endpoint({
  method: "GET",
  path,
  query: tableQuery,
  response: tableAnswer(bankAccount),
  perMinute: undefined,
  permissions: [viewPermission("financial", "Financial")],
  effect: "read",
});

/** Takes the row inside of `values`; a bare one is refused, whatever the documentation draws. */
export const addBankAccount = endpoint({ ...write, method: "POST", path, body: newBankAccounts, effect: "write" });

/** Overwrites the row's built-in columns; custom ones stay unless sent. Takes the row bare. */
export const replaceBankAccount = endpoint({ ...write, method: "PUT", path: rowPath, body: newBankAccount, effect: "idempotent" });

export const removeBankAccount = endpoint({ ...write, method: "DELETE", path: rowPath, effect: "idempotent" });
