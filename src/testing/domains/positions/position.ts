import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";

export type RecruitmentStatus = "open" | "onHold" | "closed";
export type OpeningStatus = "vacant" | "starting" | "filled" | "departing";
export type PositionStatus = OpeningStatus | "onHold" | "cancelledSoon" | "cancelled";

export interface Amount {
  readonly value: number;
  readonly currency: string;
}

/** One hire for a position. */
export interface Opening {
  readonly id: number;
  /** The customer's own key, e.g. `O-2706B`. */
  readonly positionOpeningName: string;
  readonly expectedStartDate: CalendarDate;
  readonly recruitmentStatus: RecruitmentStatus;
  /** Who was assigned, and from when on. */
  readonly filledBy: EmployeeId | null;
  readonly filledFrom: CalendarDate | null;
  readonly updateEffectiveDate: CalendarDate;
}

/** What a position costs. */
export interface Budget {
  readonly id: number;
  readonly salaryPayPeriod: string;
  readonly currency: string;
  readonly expectedBaseSalaryCurrencyValue: Amount | null;
  readonly expectedVariablePayCurrencyValue: Amount | null;
  readonly variablePayPeriod: string | null;
  /** `null`: Bob adds up the two above. */
  readonly totalPositionCostCurrencyValue: Amount | null;
  readonly updateEffectiveDate: CalendarDate;
}

/** A place in the company's plan. */
export interface Position {
  readonly id: number;
  /** The customer's own key, e.g. `P-2706B`. */
  readonly name: string;
  readonly effectiveDate: CalendarDate;
  readonly endEffectiveDate: CalendarDate | null;
  /** In percent. */
  readonly fte: number;
  readonly department: string | number;
  readonly site: number;
  readonly jobProfile: number | null;
  readonly managerPositionId: number | null;
  readonly positionType: string | null;
  readonly employmentType: string | null;
  readonly reason: string | null;
  readonly hasOpenRequests: boolean;
  readonly modificationDate: CalendarDate;
  /** From this day on it is cancelled. */
  readonly cancelledFrom: CalendarDate | null;
  readonly openings: readonly Opening[];
  readonly budget: Budget | null;
}

export const isCancelled = ({ cancelledFrom }: Position, { today }: CompanyState): boolean =>
  cancelledFrom !== null && cancelledFrom <= today;

/**
 * Who is assigned to an opening today, be it for later. ASSUMED: who has left is not, and is again when taken back before
 * somebody else was assigned. A cancelled position has nobody.
 */
export function holderOf({ filledBy }: Opening, position: Position, company: CompanyState): Employee | undefined {
  if (filledBy === null || isCancelled(position, company)) return undefined;
  const person = company.byId(filledBy);
  return person && person.lifecycleStatus !== "Terminated" ? person : undefined;
}

export function openingStatus(opening: Opening, position: Position, company: CompanyState): OpeningStatus {
  const holder = holderOf(opening, position, company);
  if (!holder) return "vacant";
  if ((opening.filledFrom ?? "") > company.today || holder.startDate > company.today) return "starting";
  return holder.terminationDate === null ? "filled" : "departing";
}

/** The opening that tells who holds the position: the first one with somebody. */
export const heldOpening = (position: Position, company: CompanyState): Opening | undefined =>
  position.openings.find((opening) => holderOf(opening, position, company));

/** ASSUMED: with several openings, the one that needs most attention decides. */
export function positionStatus(position: Position, company: CompanyState): PositionStatus {
  if (isCancelled(position, company)) return "cancelled";
  if (position.cancelledFrom !== null) return "cancelledSoon";
  const statuses = position.openings.map((opening) => openingStatus(opening, position, company));
  const worst = (["vacant", "departing", "starting", "filled"] as const).find((status) => statuses.includes(status)) ?? "vacant";
  return worst === "vacant" && recruitment(position, company) === "onHold" ? "onHold" : worst;
}

/** The recruitment status of an opening; nobody is looked for once it is filled or cancelled. */
export const openingRecruitment = (opening: Opening, position: Position, company: CompanyState): RecruitmentStatus =>
  isCancelled(position, company) || holderOf(opening, position, company) ? "closed" : opening.recruitmentStatus;

/** The same of all openings together. */
export function recruitment(position: Position, company: CompanyState): RecruitmentStatus {
  const statuses = position.openings.map((opening) => openingRecruitment(opening, position, company));
  return (["open", "onHold"] as const).find((status) => statuses.includes(status)) ?? "closed";
}
