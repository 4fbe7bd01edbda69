import type { CompanyState } from "../../company/company.ts";
import type { Budget, Opening, Position } from "./position.ts";

/** What a write or a verb sets of a position; already checked field by field. */
export type PositionValues = Partial<
  Pick<Position, "effectiveDate" | "fte" | "department" | "positionType" | "employmentType" | "reason">
> & {
  /** Ids of numbers may come as text. */
  readonly site?: number | string;
  readonly jobProfile?: number | string;
  readonly managerPositionId?: number | string | null;
  readonly name?: string | null;
};
/** The same of an opening. */
export type OpeningValues = Partial<Pick<Opening, "expectedStartDate" | "recruitmentStatus">> & {
  readonly positionOpeningName?: string | null;
};
/** The same of a budget. */
export type BudgetValues = Partial<Omit<Budget, "id" | "updateEffectiveDate">>;

/** A position to make, with its first opening. */
export interface PositionDraft {
  readonly position: PositionValues;
  readonly opening: OpeningValues;
  readonly budget?: BudgetValues | undefined;
}

/** A position that was not there before, with its opening and its budget. */
export function madePosition(
  { position: values, opening: openingValues, budget: budgetValues }: PositionDraft,
  company: CompanyState,
): Position {
  const id = company.newId("position", 5_000_001);
  const opening = madeOpening(openingValues, company);
  const budget = budgetValues ? madeBudget(budgetValues, company) : null;
  // What every position needs has been checked to be there.
  const { effectiveDate, fte, department } = values as Required<PositionValues>;
  return {
    effectiveDate,
    fte,
    department,
    site: Number(values.site),
    jobProfile: Number(values.jobProfile),
    id,
    name: values.name ?? `P-${id}`,
    endEffectiveDate: null,
    managerPositionId: values.managerPositionId == null ? null : Number(values.managerPositionId),
    positionType: values.positionType ?? null,
    employmentType: values.employmentType ?? null,
    reason: values.reason ?? null,
    hasOpenRequests: false,
    modificationDate: company.today,
    cancelledFrom: null,
    openings: [opening],
    budget,
  };
}

/** An opening with what is left out filled in. */
export function madeOpening(values: OpeningValues, company: CompanyState): Opening {
  const { expectedStartDate = company.today, recruitmentStatus = "open", positionOpeningName } = values;
  const id = company.newId("positionOpening", 6_000_001);
  return {
    id,
    positionOpeningName: positionOpeningName ?? `O-${id}`,
    expectedStartDate,
    recruitmentStatus,
    filledBy: null,
    filledFrom: null,
    updateEffectiveDate: company.today,
  };
}

/** The same of a budget. */
export function madeBudget({ salaryPayPeriod = "Annual", currency = "GBP", ...values }: BudgetValues, company: CompanyState): Budget {
  return {
    id: company.newId("positionBudget", 7_000_001),
    salaryPayPeriod,
    currency,
    expectedBaseSalaryCurrencyValue: values.expectedBaseSalaryCurrencyValue ?? null,
    expectedVariablePayCurrencyValue: values.expectedVariablePayCurrencyValue ?? null,
    variablePayPeriod: values.variablePayPeriod ?? null,
    totalPositionCostCurrencyValue: values.totalPositionCostCurrencyValue ?? null,
    updateEffectiveDate: company.today,
  };
}
