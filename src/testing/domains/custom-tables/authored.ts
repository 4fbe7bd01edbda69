import type { CompanyState } from "../../company/company.ts";
import type { Row } from "../../tables/table.ts";

/**
 * A row of the tables that tell who changed it last, and have their custom columns beside the others.
 *
 * ASSUMED: `changedBy` is the head of the company, who stands for everybody that writes, as in the rows with dates.
 */
export const authored = (shown: Readonly<Record<string, unknown>>, _: Row, company: CompanyState): object => {
  const { id, customColumns, ...columns } = shown;
  return { id, changedBy: company.author?.id ?? null, ...(customColumns as object | undefined), ...columns };
};
