import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { isDate } from "../../company/days.ts";
import { badRequest, json, type Reply } from "../../reply.ts";
import { cursorTo, placeIn } from "../../tables/bulk.ts";
import { paymentsOf } from "./payments.ts";

interface Filter {
  readonly fieldPath: string;
  readonly operator: string;
  readonly values?: readonly string[] | undefined;
  readonly value?: string | undefined;
}

interface Search {
  readonly filters: readonly Filter[];
  readonly pagination?: { readonly limit: number; readonly cursor?: string | undefined } | undefined;
}

const MOST_IDS = 200;

/** Whose payments are asked for. */
function idsIn(filters: readonly Filter[]): readonly string[] {
  const [filter, ...more] = filters.filter(({ fieldPath }) => fieldPath === "employeeId");
  if (!filter || more.length > 0) throw badRequest("filters must have one filter by employeeId");
  if (filter.operator !== "equals" || !filter.values) throw badRequest("The filter by employeeId takes equals and values");
  if (filter.values.length === 0 || filter.values.length > MOST_IDS)
    throw badRequest(`The filter by employeeId takes 1 to ${MOST_IDS} ids`);
  return filter.values;
}

/** Whether a day of payment is asked for. */
function dayTest(filters: readonly Filter[]): (date: string) => boolean {
  let [from, to] = ["", "9999-12-31"];
  for (const { fieldPath, operator, value } of filters) {
    if (fieldPath === "employeeId") continue;
    if (fieldPath !== "payDate") throw badRequest(`${fieldPath} is not a field to filter by`, "Filters are employeeId and payDate");
    if (!isDate(value)) throw badRequest("The filter by payDate takes a date that exists, as YYYY-MM-DD, in value");
    if (operator === "greaterThanOrEquals") from = [value, from].sort()[1] as string;
    else if (operator === "lessThanOrEquals") to = [value, to].sort()[0] as string;
    else throw badRequest("The filter by payDate takes greaterThanOrEquals or lessThanOrEquals");
  }
  return (date) => date >= from && date <= to;
}

/** One page of payments. ASSUMED: people outside the audience are left out without a word, as in searches. */
export function searchPayments({ filters, pagination }: Search, company: CompanyState, access: Access): Reply {
  const isAsked = dayTest(filters);
  const people = [...new Set(idsIn(filters))]
    .map((id) => company.byId(id))
    .filter((person) => person !== undefined)
    .filter((person) => access.covers(person))
    .sort((a, b) => a.core.seq - b.core.seq);
  const start = pagination?.cursor === undefined ? { seq: 0, row: 0 } : placeIn(pagination.cursor);
  const found = people.flatMap((person) =>
    paymentsOf(person, company)
      .map((payment, row) => ({ payment, row, seq: person.core.seq }))
      .filter(({ payment }) => isAsked(String(payment.payDate))),
  );
  const open = found.filter(({ seq, row }) => seq > start.seq || (seq === start.seq && row >= start.row));
  const limit = pagination?.limit ?? 50;
  const next = open[limit];
  return json({
    results: open.slice(0, limit).map(({ payment }) => payment),
    response_metadata: { next_cursor: next ? cursorTo(next) : null },
  });
}
