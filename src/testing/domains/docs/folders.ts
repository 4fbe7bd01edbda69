import type { CompanyState } from "../../company/company.ts";
import { again, digits, hash, hashText } from "../../company/draws.ts";

/** A folder of documents, the same for all employees. */
export interface DocsFolder {
  readonly id: string;
  readonly name: string;
  readonly type: "shared" | "confidential" | "custom";
  /** The number that Bob gives in a document's `folderId`, where it does not use the id. */
  readonly number: number;
}

/** A version 4 UUID. */
function uuidOf(h: number): string {
  const hex = Array.from({ length: 4 }, (_, nth) =>
    again(h, nth + 1)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  const variant = "89ab"[h % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
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
