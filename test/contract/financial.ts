import { addBankAccount, listBankAccounts, removeBankAccount, replaceBankAccount } from "../../src/financial/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const path = `/people/${ADA}/bank-accounts`;
const columns = {
  bankAccountType: "Current",
  routingNumber: null,
  accountNickname: "Ada's",
  accountNumber: "00012345",
  bankName: "Example Bank",
  branchAddress: null,
  bicOrSwift: null,
  iban: "GB00EXMP00012345",
  allocation: "percent",
  amount: 60,
  useForBonus: false,
  column_1663597977169: "kept",
};
const row = { ...columns, id: 17, changedBy: ADA };
const read: Contract["exchanges"][number] = { method: "GET", path, answer: { values: [row] } };

export const contracts: readonly Contract[] = [
  {
    name: "financial.bankAccounts.list",
    endpoint: listBankAccounts,
    call: (bob) => bob.financial.bankAccounts.list(id),
    exchanges: [read],
    gives: { rows: [{ ...row, employeeId: ADA }], restrictedColumns: undefined, onlyCurrentRows: false },
  },
  {
    name: "financial.bankAccounts.add",
    endpoint: addBankAccount,
    call: (bob) => bob.financial.bankAccounts.add(id, { bankName: "Example Bank", iban: "GB00EXMP", allocation: "remaining" }),
    exchanges: [
      {
        method: "POST",
        path,
        body: { values: [{ bankName: "Example Bank", iban: "GB00EXMP", allocation: "remaining" }] },
        answer: undefined,
      },
    ],
    gives: { entryId: undefined },
  },
  {
    name: "financial.bankAccounts.update",
    endpoint: replaceBankAccount,
    call: (bob) => bob.financial.bankAccounts.update(id, 17, { amount: 40, useForBonus: true }),
    exchanges: [
      read,
      {
        method: "PUT",
        path: `${path}/17`,
        body: {
          bankAccountType: "Current",
          accountNickname: "Ada's",
          accountNumber: "00012345",
          bankName: "Example Bank",
          iban: "GB00EXMP00012345",
          allocation: "percent",
          amount: 40,
          useForBonus: true,
          column_1663597977169: "kept",
        },
        answer: undefined,
      },
    ],
    gives: {},
  },
  {
    name: "financial.bankAccounts.remove",
    endpoint: removeBankAccount,
    call: (bob) => bob.financial.bankAccounts.remove(id, 17),
    exchanges: [{ method: "DELETE", path: `${path}/17`, answer: undefined }],
    gives: {},
  },
];
