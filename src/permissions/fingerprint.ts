import type { PermissionAnswer } from "./report.ts";

const SIGNS = { granted: "+", missing: "-", unverifiable: "?" } as const;

/**
 * Short text that is the same as long as the same permissions are granted, in any order:
 * `audience+ work.view+ work.viewHistory-`. Single hidden fields stand behind their permission: `work.view-(work.title)`.
 */
export const fingerprintOf = (answers: readonly Pick<PermissionAnswer, "key" | "status" | "hiddenFields">[]): string =>
  answers
    .map(({ key, status, hiddenFields = [] }) => {
      const hidden = hiddenFields.map(({ id }) => id).sort();
      return `${key}${SIGNS[status]}${hidden.length > 0 ? `(${hidden.join(",")})` : ""}`;
    })
    .sort()
    .join(" ");
