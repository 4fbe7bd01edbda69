import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { dayOf } from "../../company/days.ts";
import { again, between, chance, hash, pick } from "../../company/draws.ts";
import type { Employee } from "../../company/employee.ts";
import { employeeIdOf } from "../../company/seeding.ts";
import { Ledger, type TimeOffRequest } from "./ledger.ts";
import type { TimeOffRange } from "./range.ts";
import { type Kind, rangeOf, type StoryDates, workingDay } from "./seeded-range.ts";

const DAY_MS = 86_400_000;
/** Ids of the requests of one person; the story stops short of them. */
const IDS_PER_PERSON = 64;
const FIRST_ID = 1_000_000;

/** Position of the person whose story a seeded request is part of. */
export const seqOfSeeded = (requestId: number): number => Math.floor((requestId - FIRST_ID) / IDS_PER_PERSON);

/** The id of the first request that is made later. */
export const firstNewId = (seeded: number): number => Math.max(5_000_001, FIRST_ID + seeded * IDS_PER_PERSON + 1);

const WEIGHTS: readonly (readonly [Kind, number])[] = [
  ["Holiday", 46],
  ["Sick", 18],
  ["Flexi hours", 16],
  ["Work from anywhere", 9],
  ["Compassionate leave", 6],
  ["Study/exam days", 4],
  ["Parental", 1],
];
const KINDS = WEIGHTS.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));
const WITHOUT_APPROVAL: readonly Kind[] = ["Sick", "Work from anywhere"];

const DESCRIPTIONS = ["Family visit", "Long weekend", "Moving house", "School holidays", "A few quiet days"];
const DECLINED = ["The release is that week", "Too many people are out already"];
/** In place of a draw: simply approved. */
const PLAIN = 1;
const ALL_DAY = { startPortion: "all_day", endPortion: "all_day" } as const;
const NOTE = "Lanternfield\n\nThis note stands for a scanned document.\n";

/**
 * The requests of one person from a year before the fake was made until half a year after, all asked for before it was made.
 * Told from what is fixed of the person, and that day: what happens before somebody reads this changes nothing.
 */
export function seedLedger(person: Employee, company: CompanyState, dates: StoryDates): Ledger {
  const ledger = new Ledger();
  const { salt, seq, startDate, terminationDate, parentalLeave } = person.core;
  if (seq >= company.seeded) return ledger;
  const story = dayOf(company.born);
  const joined = dayOf(startDate);
  const leaves = terminationDate ? dayOf(terminationDate) : undefined;
  const away = parentalLeave ? { from: dayOf(parentalLeave.from), to: dayOf(parentalLeave.to) - 1 } : undefined;
  // Not today's manager, who may be another one by the time this is read. Managers come before their reports.
  const approver = Math.floor(Math.max(seq - 1, 0) / 7);
  const boss = employeeIdOf(hash(company.seed, approver), approver);
  const told = { boss, end: story * DAY_MS, dates };
  const h0 = hash(salt, 0x71e0ff);
  let id = FIRST_ID + seq * IDS_PER_PERSON;
  const stop = id + IDS_PER_PERSON - 3;
  if (away) {
    const range = { type: "days", ...ALL_DAY, startDate: dates.text(away.from), endDate: dates.text(away.to) } as const;
    id = tell(
      ledger,
      requestOf(id, "Parental", range, Math.min(away.from - 60, story - 30) * DAY_MS, { employeeId: person.id, h: h0, dates }),
      PLAIN,
      told,
    );
  }
  let day = story - 365 - (h0 % 30);
  for (let nth = 0; id < stop; nth++) {
    const h = hash(h0, nth);
    const first = workingDay(day + between(again(h, 1), 22, 110));
    if (first > story + 182) break;
    const kind = pick(KINDS, again(h, 2));
    const range = rangeOf(kind, first, again(h, 3), { story, dates });
    const { last } = dates.of(range);
    day = last;
    const lead = kind === "Holiday" || kind === "Parental" ? between(again(h, 4), 8, 70) : between(again(h, 4), 0, 6);
    const createdDay = first - lead < story ? first - lead : story - 1 - (again(h, 5) % 90);
    const isThere = createdDay >= joined && (leaves === undefined || last < leaves) && !(away && first <= away.to && last >= away.from);
    const createdAt = createdDay * DAY_MS + between(again(h, 6), 7 * 3_600_000, 20 * 3_600_000);
    if (isThere) id = tell(ledger, requestOf(id, kind, range, createdAt, { employeeId: person.id, h, dates }), h, told);
    if (last === Number.POSITIVE_INFINITY) break;
  }
  return ledger;
}

interface Asking {
  readonly employeeId: EmployeeId;
  readonly h: number;
  readonly dates: StoryDates;
}

function requestOf(id: number, kind: Kind, range: TimeOffRange, createdAt: number, { employeeId, h, dates }: Asking): TimeOffRequest {
  const waits = !WITHOUT_APPROVAL.includes(kind);
  return {
    id,
    employeeId,
    policyType: kind,
    range,
    ...dates.of(range),
    status: waits ? "pending" : "approved",
    createdAt,
    decidedAt: waits ? null : createdAt,
    decidedBy: null,
    declineReason: null,
    description: chance(h, 35) && kind === "Holiday" ? pick(DESCRIPTIONS, again(h, 7)) : null,
    reasonCode: kind === "Sick" && chance(h, 60) ? between(again(h, 8), 3_001, 3_003) : null,
    attachments: kind === "Sick" && h % 4 === 0 ? [{ filename: "note.pdf", mimeType: "application/pdf", content: NOTE }] : [],
    originalId: null,
    previousId: null,
  };
}

interface Telling {
  /** Who decides. */
  readonly boss: EmployeeId;
  /** The moment at which the story ends. */
  readonly end: number;
  readonly dates: StoryDates;
}

/** What became of a request until the story ends. Returns the next free id. */
function tell(ledger: Ledger, asked: TimeOffRequest, h: number, { boss, end, dates }: Telling): number {
  const fate = h === PLAIN ? 50 : again(h, 9) % 100;
  let id = asked.id + 1;
  let request = ledger.open(asked, asked.createdAt);
  let now = asked.createdAt;
  const later = (draw: number, days: number): boolean => {
    const next = now + between(again(h, draw), 3_600_000, days * DAY_MS);
    if (next >= end) return false;
    now = next;
    return true;
  };
  if (request.status === "pending") {
    const forgotten = request.first * DAY_MS >= end && fate >= 86;
    if (forgotten || !later(20, 4)) return id;
    if (fate < 6) {
      ledger.decline(request, now, boss, pick(DECLINED, again(h, 10)));
      return id;
    }
    request = ledger.approve(request, now, boss);
  }
  if (fate < 12 && later(21, 9)) ledger.cancel(request, now);
  else if (fate < 15 && later(22, 9)) ledger.delete(request, now);
  else if (fate < 25 && request.range.type === "days") {
    for (let edits = fate % 3 === 0 ? 2 : 1, nth = 0; nth < edits && later(23 + nth, 6); nth++) {
      // A day less at the front each time: within what was asked for, so that it runs into nothing else.
      const { range } = request as { range: TimeOffRange & { type: "days" } };
      const first = workingDay(request.first + 1);
      const shorter =
        first <= request.last ? { ...range, startDate: dates.text(first), startPortion: "all_day" } : { ...range, endPortion: "all_day" };
      request = ledger.replace(request, { id: id++, range: shorter, ...dates.of(shorter) }, now);
    }
  }
  return id;
}
