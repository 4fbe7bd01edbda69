import type { CompanyState } from "../../company/company.ts";
import { digits, hash, hashText, uuidOf } from "../../company/draws.ts";

/** A folder of documents, the same for all employees. */
export interface DocsFolder {
  readonly id: string;
  readonly name: string;
  readonly type: "shared" | "confidential" | "custom";
  /** The number that Bob gives in a document's `folderId`, where it does not use the id. */
  readonly number: number;
}

export const folderOf = ({ seed }: CompanyState, name: string, type: DocsFolder["type"]): DocsFolder => {
  const h = hash(seed, hashText(name));
  return { id: uuidOf(h), name, type, number: Number(`7${digits(h, 6)}`) };
};

export const SHARED = "Shared";
export const CONFIDENTIAL = "Confidential";
export const CONTRACTS = "Contracts";
export const PAYSLIPS = "Payslips";
export const RIGHT_TO_WORK = "Right to work";

/** The two that every account has, and three of this one's own. */
export const foldersOf = (company: CompanyState): DocsFolder[] => [
  folderOf(company, SHARED, "shared"),
  folderOf(company, CONFIDENTIAL, "confidential"),
  ...[CONTRACTS, PAYSLIPS, RIGHT_TO_WORK].map((name) => folderOf(company, name, "custom")),
];
