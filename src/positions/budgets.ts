import type { CallOptions, Client, Paginator, Written } from "../client/index.ts";
import {
  type ObjectField,
  type ObjectFieldId,
  type ObjectPaging,
  type ObjectRecord,
  type ObjectSearch,
  type ObjectTexts,
  objectFields,
  searchObjects,
} from "../objects/index.ts";
import { budgetFields, createBudget, searchBudgets, updateBudget } from "./endpoints.ts";
import type { BudgetFields, BudgetValues, NewBudget } from "./fields.ts";
import { createPart, updateOne } from "./write.ts";

/** What creating a budget gives. */
export interface BudgetWritten extends Written {
  readonly positionBudgetId: number;
}

/**
 * What positions cost. A budget does not name its position: read `/position/budget` of the positions, and join.
 *
 * Reading needs "Manage positions" under Features > Workforce planning > Position management, writing "Position budget
 * settings" besides. Limits a minute: 100 for searches, 50 for `fields`, 10 for each write. Bob offers no way to delete one.
 * Source: HiBob's documentation; forms of the writes: observed.
 */
export interface Budgets {
  /**
   * Finds budgets, page by page: 100 a request by default, at most 1,000.
   *
   * Filters take `/positionBudget/id` and, observed, `/positionBudget/proRatedCostPercentage`, with `equals` or `notEqual`. At
   * most 50 fields.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 100 requests a minute. Source:
   * HiBob's documentation; the size of pages: observed.
   *
   * @throws {PermissionError} when the permission is missing
   * @example
   * const fields = ["/positionBudget/id", "/positionBudget/totalPositionCostCurrencyValue"] as const;
   * const budgets = await bob.positions.budgets.search({ fields, pageSize: 1000 }).toArray({ limit: 5000 });
   * console.log(budgets[0]?.["/positionBudget/totalPositionCostCurrencyValue"]?.currency);
   */
  search<const Id extends ObjectFieldId<BudgetFields>>(
    input: ObjectSearch<Id> & ObjectPaging & ObjectTexts,
    options?: CallOptions,
  ): Paginator<ObjectRecord<BudgetFields, Id>>;
  /**
   * The fields budgets have, the customer's own included.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 50 requests a minute. Source:
   * HiBob's documentation.
   *
   * @example
   * const fields = await bob.positions.budgets.fields();
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Gives a position its budget. Not repeated when it fails.
   *
   * Needs "Manage positions" and "Position budget settings" under Features > Workforce planning > Position management. Limit: 10
   * requests a minute. Source: HiBob's documentation; the form of the body: observed.
   *
   * @example
   * const written = await bob.positions.budgets.create(12345, {
   *   "/positionBudget/salaryPayPeriod": "Annual",
   *   "/positionBudget/currency": "GBP",
   *   "/positionBudget/expectedBaseSalaryCurrencyValue": { value: 52000, currency: "GBP" },
   * });
   */
  create(positionId: number, budget: NewBudget, options?: CallOptions): Promise<BudgetWritten>;
  /**
   * Changes fields of a budget and leaves the others as they are.
   *
   * Needs "Manage positions" and "Position budget settings" under Features > Workforce planning > Position management. Limit: 10
   * requests a minute. Source: HiBob's documentation; the form of the body: observed.
   *
   * @example
   * await bob.positions.budgets.update(12345, 99, { "/positionBudget/variablePayPeriod": "Quarterly" });
   */
  update(positionId: number, budgetId: number, values: BudgetValues, options?: CallOptions): Promise<void>;
}

const inBudgets = { key: "positionBudgetEntries", paging: "nested" } as const;
const part = { create: createBudget, search: searchBudgets, form: inBudgets, objectType: "positionBudget" };

/** Binds budgets to a client. */
export function budgets(client: Client): Budgets {
  return {
    search: (input, options) => searchObjects(client, searchBudgets, input, inBudgets, options),
    fields: objectFields(client, budgetFields),
    create: async (positionId, budget, options) => createPart(client, part, positionId, budget, options),
    update: async (positionId, budgetId, values, options) =>
      updateOne(client, updateBudget, "positionBudget", { positionId, budgetId }, values, options),
  };
}
