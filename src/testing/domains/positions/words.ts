import type { CompanyState } from "../../company/company.ts";
import { JobCatalog } from "../job-catalog/state.ts";
import { heldOpening, type Position } from "./position.ts";

/** What people read for a status, of positions and of openings. */
export const STATUS = {
  vacant: "Vacant",
  starting: "Filled soon",
  filled: "Filled",
  departing: "Vacant soon",
  onHold: "On hold",
  cancelledSoon: "Cancelled soon",
  cancelled: "Cancelled",
} as const;
/** The same for a recruitment status. */
export const RECRUITMENT = { open: "Open", onHold: "On hold", closed: "Closed" } as const;
export const RECRUITMENT_STATUSES = Object.keys(RECRUITMENT);

/** The job profile with this id. */
export const jobOf = (id: unknown, company: CompanyState) => company.part(JobCatalog).profile(Number(id));

/** How a position is called where another thing names it: department, job, key, site and holder. */
export function titleOf(position: Position, company: CompanyState): string {
  const holder = heldOpening(position, company)?.filledBy;
  const job = jobOf(position.jobProfile, company)?.title ?? "";
  const site = company.site(position.site)?.label ?? "";
  return `${position.department}  ${job}  ${position.name} · ${site} · ${(holder && company.byId(holder)?.displayName) || "TBH"}`;
}
