import { entryOf } from "../catalogue/index.ts";
import type { Finding, PermissionAnswer } from "../report.ts";
import type { Requirement } from "../requirement.ts";
import { type Findings, missing, unverifiable } from "./findings.ts";

/** The last step of the way to a box. */
const labelOf = (key: string): string => entryOf(key)?.place.category.split(" > ").at(-1) ?? key;

/** The missing box without which this one shows nothing, however many stand in between. */
function missingBefore(key: string | undefined, found: Findings): string | undefined {
  if (key === undefined) return undefined;
  return found.is(key, "missing") ? key : missingBefore(found.get(key)?.waitsFor ?? entryOf(key)?.behind, found);
}

/** What is to be said of each permission that the plan needs, in its order. */
export function answersOf(needs: readonly Requirement[], found: Findings): readonly PermissionAnswer[] {
  const needed = new Set(needs.map(({ key }) => key));
  return needs.map((need): PermissionAnswer => ({ ...need, ...answer(need, found, needed) }));
}

function answer({ key, behind, unseen }: Requirement, found: Findings, needed: ReadonlySet<string>): Finding {
  const { waitsFor, ...finding } = found.get(key) ?? unverifiable(unseen ?? "It was not looked at");
  if (finding.status !== "unverifiable") return finding;
  const first = missingBefore(waitsFor ?? behind, found);
  if (first === undefined) return finding;
  // Who set up the plan does not know of the other box, and would take "unverifiable" for no news.
  if (!needed.has(first)) return missing(`Nothing of it can be seen: “${labelOf(first)}” is missing as well`, "medium");
  return { ...finding, evidence: waitsFor ? finding.evidence : `It shows only once “${labelOf(first)}” is ticked`, waitsFor: first };
}
