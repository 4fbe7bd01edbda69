import type { CalendarDate } from "../../../model/dates.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import { DEPARTMENTS } from "../../company/places.ts";
import { checkedValues } from "../../objects/written.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import { JobCatalog } from "../job-catalog/state.ts";
import { WRITTEN_BUDGET } from "./budget-kind.ts";
import type { BudgetValues, OpeningValues, PositionValues } from "./drafts.ts";
import { OPENING } from "./opening-kind.ts";
import { type Amount, openingStatus, type PositionStatus, positionStatus, type RecruitmentStatus } from "./position.ts";
import { POSITION } from "./position-kind.ts";
import { Positions } from "./state.ts";
import { NEEDED } from "./values.ts";

/** A position to open. */
export interface NewFakePosition {
  /** Default `Engineering`. */
  readonly department?: string | undefined;
  /** Label of a site. Default London. */
  readonly site?: string | undefined;
  /** Title of an active job profile. Default the second of the department's. */
  readonly job?: string | undefined;
  /** The customer's own key. Default made by Bob. */
  readonly name?: string | undefined;
  /** In percent. Default 100. */
  readonly fte?: number | undefined;
  /** Default today. */
  readonly effectiveDate?: CalendarDate | undefined;
  /** Day on which somebody should start. Default the effective date. */
  readonly expectedStartDate?: CalendarDate | undefined;
  /** Default nobody. */
  readonly managerPositionId?: number | undefined;
  /** `Growth`, `Promotion` or `Replacement`. Default none. */
  readonly positionType?: string | undefined;
  /** Default none. */
  readonly budget?: NewFakeBudget | undefined;
}

/** What a position may cost. */
export interface NewFakeBudget {
  /** Code of a currency. Default GBP. */
  readonly currency?: string | undefined;
  /** How often the salary is paid. Default `Annual`. */
  readonly salaryPayPeriod?: string | undefined;
  /** For each pay period. Default none. */
  readonly baseSalary?: number | undefined;
  /** For each period of variable pay. Default none. */
  readonly variablePay?: number | undefined;
  /** Default `Annual`, where there is variable pay. */
  readonly variablePayPeriod?: string | undefined;
}

/** Another opening of a position. */
export interface NewFakeOpening {
  /** Default today. */
  readonly expectedStartDate?: CalendarDate | undefined;
  /** The customer's own key. Default made by Bob. */
  readonly name?: string | undefined;
  /** Default `open`. */
  readonly recruitmentStatus?: RecruitmentStatus | undefined;
}

/** A position as verbs give it. */
export interface FakePosition {
  readonly positionId: number;
  readonly name: string;
  readonly status: PositionStatus;
  readonly openings: readonly { readonly positionOpeningId: number; readonly status: string; readonly filledBy: string | null }[];
  readonly positionBudgetId: number | null;
}

/** What HR does with positions. */
export interface PositionsVerbs {
  /** Makes a position with one opening. */
  openPosition(position?: NewFakePosition): FakePosition;
  /** Adds an opening to a position: one more hire. */
  addPositionOpening(positionId: number, opening?: NewFakeOpening): FakePosition;
  /**
   * Assigns someone to the first free opening of a position; whoever held another position leaves that one. `from` is by
   * default today, or the first day of someone who has not started.
   */
  fillPosition(positionId: number, employeeId: string, from?: CalendarDate): FakePosition;
  /** Cancels a position, be it filled: now, or at midnight of a day that is to come. */
  cancelPosition(positionId: number, date?: CalendarDate): FakePosition;
  /** Gives a position its budget, or changes what is named of the one it has. */
  setBudget(positionId: number, budget: NewFakeBudget): FakePosition;
}

function dateOr(date: CalendarDate | undefined, otherwise: CalendarDate): CalendarDate {
  if (date !== undefined && !isDate(date)) throw refuse("a date that exists is needed, as YYYY-MM-DD");
  return date ?? otherwise;
}

export function positionsVerbs(company: CompanyState): PositionsVerbs {
  const state = () => company.part(Positions);

  const seen = (id: number): FakePosition => {
    const position = state().find(id);
    if (!position) throw refuse("no position has this id");
    return {
      positionId: id,
      name: position.name,
      status: positionStatus(position, company),
      openings: position.openings.map((opening) => {
        const status = openingStatus(opening, position, company);
        return { positionOpeningId: opening.id, status, filledBy: status === "vacant" ? null : opening.filledBy };
      }),
      positionBudgetId: position.budget?.id ?? null,
    };
  };

  const openingValues = ({ expectedStartDate = company.today, name, recruitmentStatus }: NewFakeOpening): OpeningValues =>
    checkedValues(OPENING, { expectedStartDate, positionOpeningName: name, recruitmentStatus }, company) as OpeningValues;

  const budgetValues = (budget: NewFakeBudget, present?: { readonly currency: string }): BudgetValues => {
    const { salaryPayPeriod = present ? undefined : "Annual", variablePayPeriod, baseSalary, variablePay } = budget;
    const currency = budget.currency ?? present?.currency ?? "GBP";
    const amount = (value: number | undefined): Amount | undefined => (value === undefined ? undefined : { value, currency });
    const values = {
      currency,
      salaryPayPeriod,
      expectedBaseSalaryCurrencyValue: amount(baseSalary),
      expectedVariablePayCurrencyValue: amount(variablePay),
      variablePayPeriod: variablePayPeriod ?? (variablePay === undefined ? undefined : "Annual"),
    };
    return checkedValues(WRITTEN_BUDGET, values, company) as BudgetValues;
  };

  return {
    openPosition(wanted = {}) {
      const { department = "Engineering", site = "London", job, budget, ...more } = known("openPosition", wanted, POSITION_KEYS);
      if (budget) known("the budget of openPosition", budget, BUDGET_KEYS);
      const effectiveDate = more.effectiveDate ?? company.today;
      const titles = DEPARTMENTS.find(({ name }) => name === department)?.titles;
      const title = job ?? titles?.[1];
      const profile = title === undefined ? undefined : company.part(JobCatalog).titled(title);
      if (!profile) throw refuse("openPosition needs a job: the title of an active job profile");
      const values = {
        department: company.lists.labelled("department", department)?.id,
        site: company.lists.labelled("site", site)?.id,
        jobProfile: profile.id,
        fte: more.fte ?? 100,
        effectiveDate,
        name: more.name,
        managerPositionId: more.managerPositionId,
        positionType: more.positionType,
      };
      const position = checkedValues(POSITION, values, company, { required: NEEDED.position }) as PositionValues;
      const opening = openingValues({ expectedStartDate: more.expectedStartDate ?? effectiveDate });
      const [made] = state().create([{ position, opening, budget: budget && budgetValues(budget) }]);
      return seen((made as { readonly id: number }).id);
    },
    addPositionOpening(positionId, opening = {}) {
      state().addOpening(positionId, openingValues(known("addPositionOpening", opening, OPENING_KEYS)));
      return seen(positionId);
    },
    fillPosition(positionId, employeeId, from) {
      const person = company.byId(employeeId);
      if (!person) throw refuse("no employee has this id");
      state().fill(positionId, person, dateOr(from, [person.startDate, company.today].sort().at(-1) as CalendarDate));
      return seen(positionId);
    },
    cancelPosition(positionId, date) {
      state().scheduleCancellation([positionId], dateOr(date, company.today));
      return seen(positionId);
    },
    setBudget(positionId, budget) {
      const present = state().find(positionId)?.budget;
      const values = budgetValues(known("setBudget", budget, BUDGET_KEYS), present ?? undefined);
      if (present) state().updateBudget(positionId, values);
      else state().createBudget(positionId, values);
      return seen(positionId);
    },
  };
}

const POSITION_KEYS: Keys<NewFakePosition> = {
  department: true,
  site: true,
  job: true,
  name: true,
  fte: true,
  effectiveDate: true,
  expectedStartDate: true,
  managerPositionId: true,
  positionType: true,
  budget: true,
};
const BUDGET_KEYS: Keys<NewFakeBudget> = {
  currency: true,
  salaryPayPeriod: true,
  baseSalary: true,
  variablePay: true,
  variablePayPeriod: true,
};
const OPENING_KEYS: Keys<NewFakeOpening> = { expectedStartDate: true, name: true, recruitmentStatus: true };
