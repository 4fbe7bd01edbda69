import type { CalendarDate } from "../../model/dates.ts";
import { addDays } from "./days.ts";
import { again, between, chance, pick } from "./draws.ts";
import { type FakeLifecycleRow, rowId } from "./employee.ts";
import { NamedLists } from "./lists.ts";

/** What a lifecycle row says; what is left out is empty. */
export type Stage = Pick<FakeLifecycleRow, "effectiveDate" | "status"> & Partial<FakeLifecycleRow>;

// ASSUMED: who is on parental leave stays active. Bob says of garden leave and of long leaves that they can take it away.
const ACTIVE: ReadonlySet<string> = new Set(["Employed", "Parental leave"]);

const CHANGE_TYPES: Readonly<Record<string, string>> = { Hired: "New hire", Terminated: "Termination" };

/** A whole row. */
export const lifecycleRow = (stage: Stage): FakeLifecycleRow => ({
  id: rowId(stage.effectiveDate),
  employeeStatus: ACTIVE.has(stage.status) ? "Active" : "Inactive",
  // ASSUMED: the words for the kind of change.
  workChangeType: CHANGE_TYPES[stage.status] ?? "Other",
  reasonType: null,
  leaveReason: null,
  reason: null,
  creationDate: null,
  modificationDate: null,
  ...stage,
});

interface Facts {
  readonly seq: number;
  readonly salt: number;
  readonly startDate: CalendarDate;
  readonly createdOn: CalendarDate;
  readonly terminationDate: CalendarDate | null;
  readonly gardenLeaveFrom: CalendarDate | null;
  readonly parentalLeave: { readonly from: CalendarDate; readonly to: CalendarDate } | null;
  /** The day against which seeded dates are set: nothing but plans comes after it. */
  readonly today: CalendarDate;
  /** Nobody was there before. */
  readonly founded: CalendarDate;
}

/** Someone who had been with the company before: about one in seventeen. */
function earlierSpell({ seq, salt, startDate, createdOn, founded }: Facts): { from: CalendarDate; to: CalendarDate } | undefined {
  if (seq === 0 || !chance(again(salt, 60), 6)) return undefined;
  const days = between(again(salt, 61), 200, 900);
  const from = addDays(startDate, -days - between(again(salt, 62), 90, 700));
  const to = addDays(from, days);
  return from > founded && to < createdOn ? { from, to } : undefined;
}

/** A leave that is over: about one in eight. */
function pastLeave({
  salt,
  startDate,
  terminationDate,
  gardenLeaveFrom,
  today,
}: Facts): { from: CalendarDate; to: CalendarDate } | undefined {
  if (!chance(again(salt, 63), 15)) return undefined;
  const from = addDays(startDate, between(again(salt, 64), 40, 300));
  const to = addDays(from, between(again(salt, 65), 14, 90));
  const end = [today, terminationDate ?? today, gardenLeaveFrom ?? today].sort()[0] as CalendarDate;
  return to < end ? { from, to } : undefined;
}

/** The rows of a seeded person, oldest first. */
export function seedLifecycle(facts: Facts): FakeLifecycleRow[] {
  const { salt, startDate, createdOn, terminationDate, gardenLeaveFrom, parentalLeave } = facts;
  const earlier = earlierSpell(facts);
  const leave = parentalLeave ?? pastLeave(facts);
  const stages: Stage[] = [];
  if (earlier) stages.push({ effectiveDate: earlier.from, status: "Employed" }, terminated(earlier.to, again(salt, 66)));
  stages.push({ effectiveDate: createdOn, status: "Hired" }, { effectiveDate: startDate, status: "Employed" });
  if (leave) {
    const status = parentalLeave ? "Parental leave" : "Leave";
    const leaveReason = parentalLeave ? null : pick(["Sabbatical", "Caring for family", "Studies"], again(salt, 67));
    stages.push({ effectiveDate: leave.from, status, leaveReason }, { effectiveDate: leave.to, status: "Employed" });
  }
  if (gardenLeaveFrom) stages.push({ effectiveDate: gardenLeaveFrom, status: "Garden leave" });
  if (terminationDate) stages.push(terminated(terminationDate, again(salt, 68)));
  return stages.map((stage) =>
    lifecycleRow({ ...stage, modificationDate: stage.effectiveDate < createdOn ? stage.effectiveDate : addDays(createdOn, salt % 4) }),
  );
}

const LISTS = new NamedLists();
const REASONS = LISTS.choices("terminationreason");
const TYPES = LISTS.choices("lifecycleReasonType");

const terminated = (effectiveDate: CalendarDate, h: number): Stage => ({
  effectiveDate,
  status: "Terminated",
  reason: String(pick(REASONS, h)),
  reasonType: String(pick(TYPES, again(h))),
});
