import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Money } from "../model/values.ts";

/** Fields of a position that every account has. `fields()` lists the customer's own. */
export interface PositionFields {
  readonly "/position/id": number;
  /** The customer's own key of the position, e.g. `P-2706B`. */
  readonly "/position/name": string;
  /** `starting` is "Filled soon", `departing` "Vacant soon". */
  readonly "/position/status": "vacant" | "starting" | "filled" | "departing" | "onHold" | "cancelledSoon" | "cancelled" | (string & {});
  /** In percent: 100 is full time. */
  readonly "/position/fte": number;
  /** First day of the position's budget. */
  readonly "/position/effectiveDate": CalendarDate;
  readonly "/position/endEffectiveDate": CalendarDate;
  readonly "/position/employmentType": "Permanent" | "Temporary" | "Apprentice" | "Contractor" | (string & {});
  readonly "/position/positionType": string;
  readonly "/position/reason": string;
  /** Who holds the position. Observed: may be missing unless `/position/actualStartDate` is asked for too. */
  readonly "/position/filledBy": EmployeeId;
  readonly "/position/actualStartDate": CalendarDate;
  readonly "/position/expectedStartDate": CalendarDate;
  readonly "/position/recruitmentStatus": "open" | "onHold" | "closed" | (string & {});
  /** From the position's openings. */
  readonly "/position/calculatedRecruitmentStatus": "open" | "onHold" | "closed" | (string & {});
  readonly "/position/calculatedExpectedStartDate": CalendarDate;
  readonly "/position/calculatedActualStartDate": CalendarDate;
  /** Item of the list `department`. */
  readonly "/position/department": string | number;
  /** Item of the list `site`. */
  readonly "/position/site": string | number;
  /** Id of a job profile, see the module `jobCatalog`. */
  readonly "/position/jobProfile": number;
  /** Id of a job level of the old job catalog. @deprecated Ask for `/position/jobProfile` */
  readonly "/position/job": number;
  readonly "/position/managerPositionId": number;
  /** Who holds the manager's position. */
  readonly "/position/managerPositionFilledBy": EmployeeId | number;
  /** Whether edits of the position wait for approval. */
  readonly "/position/hasOpenRequests": boolean;
  readonly "/position/modificationDate": CalendarDate;
  /** Id of the position's budget: the only link between the two. */
  readonly "/position/budget": number;
}

/** Fields of an opening: one hire for a position. */
export interface OpeningFields {
  readonly "/positionOpening/id": number;
  /** Id of the position. Documented as a boolean, with an id as the example. */
  readonly "/positionOpening/positionId": number | string;
  /** The customer's own key of the opening, e.g. `O-2706B`. */
  readonly "/positionOpening/positionOpeningName": string;
  readonly "/positionOpening/status": "vacant" | "starting" | "filled" | "departing" | (string & {});
  readonly "/positionOpening/recruitmentStatus": "open" | "onHold" | "closed" | (string & {});
  readonly "/positionOpening/filledBy": EmployeeId;
  readonly "/positionOpening/expectedStartDate": CalendarDate;
  readonly "/positionOpening/actualStartDate": CalendarDate;
  readonly "/positionOpening/updateEffectiveDate": CalendarDate;
}

/** How often pay is paid. Bob spells some of them with a space, and without one in older answers: `Annual13`. */
export type PayPeriod =
  | "Annual"
  | "Annual 13"
  | "Annual 14"
  | "Half-Yearly"
  | "Hourly"
  | "Daily"
  | "Weekly"
  | "Monthly"
  | "Monthly 13"
  | "Monthly 14"
  | "Quarterly"
  | (string & {});

/** Fields of a position's budget. It does not name its position: that is in `/position/budget`. */
export interface BudgetFields {
  readonly "/positionBudget/id": number;
  readonly "/positionBudget/expectedBaseSalaryCurrencyValue": Money;
  readonly "/positionBudget/expectedVariablePayCurrencyValue": Money;
  readonly "/positionBudget/totalPositionCostCurrencyValue": Money;
  /** The total cost in the company's currency. */
  readonly "/positionBudget/convertedTotalCostCurrencyValue": Money;
  /** The total cost in the company's currency, in proportion to the part of the year. */
  readonly "/positionBudget/proRatedCostCurrencyValue": Money;
  readonly "/positionBudget/proRatedCostPercentage": number;
  readonly "/positionBudget/salaryPayPeriod": PayPeriod;
  readonly "/positionBudget/variablePayPeriod": PayPeriod;
  /** Reads spell it with a capital letter, writes without. */
  readonly "/positionBudget/Currency": string;
  /** Documented in another form than other dates: `23/06/2023`. */
  readonly "/positionBudget/updateEffectiveDate": string;
}

/** What can be written to a position. Bob keeps its other fields itself. `null` empties a field. */
export interface PositionValues {
  readonly "/position/effectiveDate"?: CalendarDate;
  /** In percent: 100 is full time. */
  readonly "/position/fte"?: number;
  /** Item of the list `department`. */
  readonly "/position/department"?: string | number;
  /** Item of the list `site`. */
  readonly "/position/site"?: string | number;
  /** Id of a job profile. */
  readonly "/position/jobProfile"?: number;
  readonly "/position/name"?: string | null;
  readonly "/position/managerPositionId"?: number | null;
  readonly "/position/positionType"?: "Growth" | "Promotion" | "Replacement" | (string & {}) | null;
  readonly "/position/employmentType"?: "Permanent" | "Temporary" | "Apprentice" | "Contractor" | "Non-guaranteed" | (string & {}) | null;
  /** Why the position is made or changed. */
  readonly "/position/reason"?: string | null;
  /** Custom fields, by the ids that `fields()` lists. */
  readonly [id: `/position/${string}`]: unknown;
}

/** What can be written to an opening. */
export interface OpeningValues {
  readonly "/positionOpening/expectedStartDate"?: CalendarDate;
  readonly "/positionOpening/positionOpeningName"?: string | null;
  readonly "/positionOpening/recruitmentStatus"?: "open" | "onHold" | "closed" | (string & {});
  readonly [id: `/positionOpening/${string}`]: unknown;
}

/** What can be written to a budget. */
export interface BudgetValues {
  readonly "/positionBudget/salaryPayPeriod"?: PayPeriod;
  /** Currency code, e.g. `GBP`. */
  readonly "/positionBudget/currency"?: string;
  readonly "/positionBudget/expectedBaseSalaryCurrencyValue"?: Money | null;
  readonly "/positionBudget/totalPositionCostCurrencyValue"?: Money | null;
  readonly "/positionBudget/expectedVariablePayCurrencyValue"?: Money | null;
  readonly "/positionBudget/variablePayPeriod"?: PayPeriod | null;
  readonly [id: `/positionBudget/${string}`]: unknown;
}

type Needs<Values, Ids extends keyof Values> = Values & { readonly [Id in Ids]-?: NonNullable<Values[Id]> };

/** The opening that a position is made with. */
export type NewOpening = Needs<OpeningValues, "/positionOpening/expectedStartDate">;

/** The budget of a position. */
export type NewBudget = Needs<BudgetValues, "/positionBudget/salaryPayPeriod" | "/positionBudget/currency">;

/** A position to create. */
export interface NewPosition {
  readonly position: Needs<
    PositionValues,
    "/position/effectiveDate" | "/position/fte" | "/position/department" | "/position/site" | "/position/jobProfile"
  >;
  /** Bob makes no position without one. */
  readonly opening: NewOpening;
  /** Needs "Position budget settings" besides. */
  readonly budget?: NewBudget | undefined;
}
