import { addDays, addMonths } from "../days.ts";
import { again, between, chance, digits, pick } from "../draws.ts";
import type { Employee } from "../employee.ts";
import { DEPARTMENTS } from "../places.ts";
import { colleague, type Derivations, idOf, itemOf, managerOf, mostly, period, phone, summaryOf, until, years } from "./derivation.ts";

/** Someone who had been with the company before: the first entry's start date and the days it lasted. */
function earlierSpell({ core }: Employee): { start: string; days: number } | undefined {
  if (!chance(again(core.salt, 60), 6)) return undefined;
  const days = between(again(core.salt, 61), 200, 900);
  return { start: addDays(core.startDate, -days - between(again(core.salt, 62), 90, 700)), days };
}

const leave = ({ core }: Employee): { from: string; to: string } | undefined => {
  if (core.parentalLeave) return core.parentalLeave;
  if (!chance(again(core.salt, 63), 15)) return undefined;
  const from = addDays(core.startDate, between(again(core.salt, 64), 40, 300));
  return { from, to: addDays(from, between(again(core.salt, 65), 14, 90)) };
};

const gone = (person: Employee, today: string): boolean => person.terminationDate !== null && person.terminationDate <= today;

/** Work and lifecycle: what follows from rows, dates and the clock. */
export const WORK: Derivations = {
  "work.activeEffectiveDate": ({ work }) => work.effectiveDate,
  "work.employeeIdInCompany": ({ core }) => core.seq + 1,
  "work.title": ({ work }) => work.title,
  "work.startDate": ({ startDate }) => startDate,
  "work.shortStartDate": ({ startDate }) => startDate.slice(5),
  "work.originalStartDate": (person) => earlierSpell(person)?.start ?? person.startDate,
  "work.durationOfEmployment": (person, _, company) =>
    period(addDays(person.startDate, -(earlierSpell(person)?.days ?? 0)), until(person, company)),
  "work.yearsOfService": (person, _, company) =>
    years(addDays(person.startDate, -(earlierSpell(person)?.days ?? 0)), until(person, company)),
  "work.tenureDuration": (person, _, company) => period(person.startDate, until(person, company)),
  "work.tenureDurationYears": (person, _, company) => years(person.startDate, until(person, company)),
  "work.tenureYears": (person, _, company) => Math.floor(years(person.startDate, until(person, company))),
  "work.daysOfPreviousService": (person) => earlierSpell(person)?.days ?? 0,
  "work.site": ({ siteId }, _, company) => company.site(siteId)?.label ?? null,
  "work.siteId": ({ siteId }) => siteId,
  "work.department": ({ work }) => work.department,
  "work.workChangeType": ({ work }) => work.workChangeType,
  "work.reportsTo": (person, _, company) => summaryOf(managerOf(person, company)),
  "work.reportsTo.email": (person, _, company) => managerOf(person, company)?.email ?? null,
  "work.reportsToIdInCompany": (person, _, company) => {
    const manager = managerOf(person, company);
    return manager ? manager.core.seq + 1 : null;
  },
  "work.manager": (person, _, company) => idOf(managerOf(person, company)),
  "work.secondLevelManager": (person, _, company) => idOf(managerOf(managerOf(person, company), company)),
  "work.isManager": ({ id }, _, { org }) => org.direct(id) > 0,
  "work.directReports": ({ id }, _, { org }) => org.direct(id),
  "work.indirectReports": ({ id }, _, { org }) => org.all(id),
  "employee.buddy": mostly(70, colleague(40)),
  "employee.hrbp": mostly(92, colleague(8)),
  "employee.payrollManager": mostly(92, colleague(7)),
  "employee.itAdmin": mostly(92, colleague(5)),
  "employee.orgLevel": mostly(95, itemOf("orgLevels")),
  "work.workMobile": mostly(75, phone),
  "work.workPhone": mostly(85, phone),

  "internal.lifecycleStatus": ({ lifecycleStatus }) => lifecycleStatus,
  "internal.status": ({ status }) => status,
  "internal.terminationDate": ({ terminationDate }) => terminationDate,
  "internal.terminationReason": (person, h, { lists }) =>
    person.terminationDate === null ? null : (person.core.terminationReason ?? pick(lists.choices("terminationreason"), h)),
  "internal.terminationType": (person, h, { lists }) =>
    person.terminationDate === null ? null : pick(lists.choices("lifecycleReasonType"), h),
  "internal.periodSinceTermination": (person, _, { today }) =>
    gone(person, today) ? period(person.terminationDate as string, today) : null,
  "internal.yearsSinceTermination": (person, _, { today }) => (gone(person, today) ? years(person.terminationDate as string, today) : null),
  "internal.notice": mostly(92, (_, h) =>
    pick(
      [
        { unit: "month", length: 1 },
        { unit: "month", length: 3 },
        { unit: "weeks", length: 4 },
      ],
      h,
    ),
  ),
  "internal.probationEndDate": mostly(90, ({ startDate }, h) => addMonths(startDate, pick([3, 6], h))),
  "internal.currentActiveStatusStartDate": (person) => {
    const { core, lifecycleStatus } = person;
    if (lifecycleStatus === "Terminated") return person.terminationDate;
    if (lifecycleStatus === "Garden leave") return core.gardenLeaveFrom ?? null;
    return lifecycleStatus === "Parental leave" ? (core.parentalLeave?.from ?? null) : core.startDate;
  },
  "employee.recentLeaveStartDate": (person) => leave(person)?.from ?? null,
  "employee.recentLeaveEndDate": (person) => leave(person)?.to ?? null,
  "employee.firstDayOfWork": ({ startDate }) => startDate,
  "employee.lastDayOfWork": ({ terminationDate }) => terminationDate,
  "employee.eligibleForRehire": ({ terminationDate }, h) => (terminationDate === null ? null : h % 5 !== 0),
  "employee.regrettableTermination": ({ terminationDate }, h) => (terminationDate === null ? null : h % 3 === 0),

  "employee.jobFamilyId": (person, _, { lists }) => {
    const family = DEPARTMENTS.findIndex(({ name }) => name === person.core.rows[0]?.department);
    return lists.choices("jobFamily_entity_list")[family] ?? null;
  },
  "employee.jobProfileCode": mostly(90, (_, h) => `JP-${digits(h, 4)}`),
  "employee.jobProfileTitle": mostly(95, ({ core }) => core.rows[0]?.title ?? null),
  "employee.jobProfileDescription": mostly(60, ({ core }) => `The work of: ${core.rows[0]?.title ?? "colleague"}.`),
};
