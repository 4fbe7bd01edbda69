import type { CompanyState } from "../../company/company.ts";
import { dateOf, dayOf } from "../../company/days.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import { Balances } from "./balances.ts";
import { Costs } from "./costs.ts";
import type { TimeOffRequest } from "./ledger.ts";
import { LEAST_MINUTES, Policies, type PolicyType } from "./policies.ts";
import { daysOf, HOURLY_TYPES, partOf, type TimeOffRange } from "./range.ts";

/** Time off that somebody wants. */
interface Wanted {
  readonly person: Employee;
  readonly type: PolicyType;
  readonly range: TimeOffRange;
  /** The person's other requests that are approved or waiting. */
  readonly others: readonly TimeOffRequest[];
  /** Whether the policy's bound on the balance holds. */
  readonly bounded: boolean;
}

type Time = Pick<TimeOffRequest, "range" | "first" | "last">;

/** Refuses what a person cannot have. */
export function checkRequest({ person, type, range, others, bounded }: Wanted, company: CompanyState): void {
  const policy = company.part(Policies).heldPolicy(person, type);
  if (HOURLY_TYPES.includes(range.type) && type.unit !== "hours") {
    throw refuse(`requests of the type ${range.type} go with policy types in hours; ${type.name} is in ${type.unit}`);
  }
  // ASSUMED: Bob takes no time off from before the first day or after the last one.
  if (range.startDate < person.startDate) throw refuse(`the employee starts on ${person.startDate}`);
  const leaves = person.terminationDate;
  if (leaves !== null && (range.endDate ?? range.startDate) >= leaves) throw refuse(`the employee leaves on ${leaves}`);
  const wanted: Time = { range, ...daysOf(range) };
  const least = LEAST_MINUTES[policy.minTimeOffRequestDuration];
  for (let day = wanted.first; day <= lastDayOf(wanted); day++) {
    const { minutes } = partOf(range, day, wanted);
    if (minutes > 0 && minutes < least) throw refuse(`the policy takes no less than ${policy.minTimeOffRequestDuration} a day`);
  }
  const other = others.find((one) => overlaps(wanted, one));
  if (other) throw refuse(`the employee has a request for this time already: ${other.id}`);
  if (bounded && policy.minBalance !== null && range.endDate !== null) {
    checkBalance({ person, type, others, wanted, least: policy.minBalance }, company);
  }
}

interface Booking extends Pick<Wanted, "person" | "type" | "others"> {
  readonly wanted: Time;
  readonly least: number;
}

/** ASSUMED: what the whole year leaves counts, less all that waits for approval, so that January can use what December brings. */
function checkBalance({ person, type, others, wanted, least }: Booking, company: CompanyState): void {
  const year = dateOf(wanted.last).slice(0, 4);
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const costs = new Costs(person, company);
  const cost = (time: Time) => costs.within({ ...time, policyType: type.name }, dayOf(from), dayOf(to));
  const waiting = others.filter(({ status, policyType }) => status === "pending" && policyType === type.name);
  const { total } = company.part(Balances).at(person, type, to);
  const left = [wanted, ...waiting].reduce((balance, time) => balance - cost(time), total);
  if (left < least) {
    throw refuse(
      `the balance is not enough: ${Math.round(left * 100) / 100} ${type.unit} at the end of ${year}, and the policy allows ${least}`,
    );
  }
}

/** Of a request without an end the first day stands for all. */
const lastDayOf = ({ first, last }: Pick<Time, "first" | "last">): number => (Number.isFinite(last) ? last : first);

/** Whether two requests take the same time of the same day. */
function overlaps(a: Time, b: Time): boolean {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  for (let day = first; day <= lastDayOf({ first, last }); day++) {
    const one = partOf(a.range, day, a);
    const two = partOf(b.range, day, b);
    if (one.from < two.to && two.from < one.to) return true;
  }
  return false;
}
