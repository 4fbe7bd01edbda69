import { anAmount, type Check, matching, oneOf, orNull } from "../../objects/checks.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import { convertedCost, proRatedCost, proRatedShare, SALARY_PERIODS, totalCost, VARIABLE_PERIODS } from "./costs.ts";
import type { Amount, Budget, Position } from "./position.ts";

/** A budget with the position that it is for, which it does not name. */
export interface BudgetOf {
  readonly budget: Budget;
  readonly position: Position;
}

const amount = (id: string, name: string, read: KindField<BudgetOf>["read"], write?: Check): KindField<BudgetOf> => ({
  id,
  name,
  type: "currency",
  read,
  write,
});

const given = (id: "expectedBaseSalaryCurrencyValue" | "expectedVariablePayCurrencyValue", name: string): KindField<BudgetOf> =>
  amount(id, name, ({ budget }): Amount | null => budget[id], orNull(anAmount));

const aCurrency = matching("a currency code, e.g. GBP", /^[A-Z]{3}$/);

const fields: readonly KindField<BudgetOf>[] = [
  { id: "id", name: "Budget ID", type: "number", filter: EQUALITY, read: ({ budget }) => budget.id },
  given("expectedBaseSalaryCurrencyValue", "Expected base salary"),
  given("expectedVariablePayCurrencyValue", "Expected variable pay"),
  amount("totalPositionCostCurrencyValue", "Total position cost", ({ budget }) => totalCost(budget), orNull(anAmount)),
  amount("convertedTotalCostCurrencyValue", "Total cost in the company's currency", ({ budget }) => convertedCost(budget)),
  amount("proRatedCostCurrencyValue", "Pro-rated cost", ({ budget, position }, { company }) => proRatedCost(budget, position, company)),
  {
    id: "proRatedCostPercentage",
    name: "Pro-rated cost percentage",
    type: "number",
    filter: EQUALITY,
    read: ({ position }, { company }) => proRatedShare(position, company),
  },
  {
    id: "salaryPayPeriod",
    name: "Salary pay period",
    type: "list",
    write: oneOf(...SALARY_PERIODS),
    read: ({ budget }) => budget.salaryPayPeriod,
  },
  {
    id: "variablePayPeriod",
    name: "Variable pay period",
    type: "list",
    write: orNull(oneOf(...VARIABLE_PERIODS)),
    read: ({ budget }) => budget.variablePayPeriod,
  },
  { id: "Currency", name: "Currency", type: "text", read: ({ budget }) => budget.currency },
  {
    id: "updateEffectiveDate",
    name: "Update effective date",
    type: "date",
    // The one date that comes in the form of display texts.
    read: ({ budget }) => budget.updateEffectiveDate.split("-").reverse().join("/"),
    text: (value: string) => value,
  },
];

export const BUDGET: ObjectKind<BudgetOf> = { type: "positionBudget", prefix: "/positionBudget/", fields };

/** The same for writes, which spell the currency without a capital letter. */
export const WRITTEN_BUDGET: ObjectKind<BudgetOf> = {
  ...BUDGET,
  fields: fields.map((field) => (field.id === "Currency" ? { ...field, id: "currency", write: aCurrency } : field)),
};
