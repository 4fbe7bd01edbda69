import { type JobProfile, trackOf } from "../../domains/job-catalog/seeding.ts";
import { JobCatalog } from "../../domains/job-catalog/state.ts";
import type { CompanyState } from "../company.ts";
import { addDays, addMonths, dayOf } from "../days.ts";
import { pick } from "../draws.ts";
import type { Employee, FakeLifecycleRow } from "../employee.ts";
import { SeededPeople } from "../seeded-people.ts";
import {
  colleague,
  type Derivation,
  type Derivations,
  idOf,
  itemOf,
  managerOf,
  mostly,
  period,
  phone,
  summaryOf,
  until,
  years,
} from "./derivation.ts";

/** The times with the company before the latest one, in days. */
function earlierDays({ core, startDate }: Employee): number {
  let days = 0;
  let from: string | undefined;
  for (const { status, effectiveDate } of core.lifecycle) {
    if (effectiveDate >= startDate) break;
    if (status === "Terminated" && from !== undefined) {
      days += dayOf(effectiveDate) - dayOf(from);
      from = undefined;
    } else if (status !== "Hired") from ??= effectiveDate;
  }
  return days;
}

/** The first day at all. */
const firstStart = (person: Employee): string =>
  person.core.lifecycle.find(({ status }) => status !== "Hired")?.effectiveDate ?? person.startDate;

/** The latest leave other than a garden leave: its first day, and the first day back. */
function leave({ core: { lifecycle } }: Employee): { from: string; to: string | null } | undefined {
  const at = lifecycle.findLastIndex(({ status }) => status === "Leave" || status === "Parental leave");
  const next = lifecycle[at + 1];
  return at < 0 ? undefined : { from: (lifecycle[at] as FakeLifecycleRow).effectiveDate, to: next?.effectiveDate ?? null };
}

/** The row of the termination, past or to come. */
const termination = ({ core }: Employee): FakeLifecycleRow | undefined => {
  const last = core.lifecycle.at(-1);
  return last?.status === "Terminated" ? last : undefined;
};

const gone = (person: Employee, today: string): boolean => person.terminationDate !== null && person.terminationDate <= today;

/**
 * A fact of the person's job profile, which is that of the job on the day when the company was made, or of the first job of
 * who came later. ASSUMED: it stays when the title changes, until HR assigns another one.
 */
const job =
  (read: (profile: JobProfile, company: CompanyState) => unknown): Derivation =>
  ({ core }, _, company) => {
    const { department, title } = company.part(SeededPeople).originalRow(core);
    const catalog = company.part(JobCatalog);
    const id = department === null || title === null ? undefined : catalog.seeded(department, title);
    const profile = id === undefined ? undefined : catalog.profile(id);
    return profile ? read(profile, company) : null;
  };

/** Work and lifecycle: what follows from rows, dates and the clock. */
export const WORK: Derivations = {
  "work.activeEffectiveDate": ({ work }) => work.effectiveDate,
  "work.employeeIdInCompany": ({ core }) => core.seq + 1,
  "work.title": ({ work }) => work.title,
  "work.startDate": ({ startDate }) => startDate,
  "work.shortStartDate": ({ startDate }) => startDate.slice(5),
  "work.originalStartDate": (person) => firstStart(person),
  "work.durationOfEmployment": (person, _, company) => period(addDays(person.startDate, -earlierDays(person)), until(person, company)),
  "work.yearsOfService": (person, _, company) => years(addDays(person.startDate, -earlierDays(person)), until(person, company)),
  "work.tenureDuration": (person, _, company) => period(person.startDate, until(person, company)),
  "work.tenureDurationYears": (person, _, company) => years(person.startDate, until(person, company)),
  "work.tenureYears": (person, _, company) => Math.floor(years(person.startDate, until(person, company))),
  "work.daysOfPreviousService": earlierDays,
  "work.site": ({ siteId }, _, company) => company.site(siteId)?.label ?? null,
  "work.siteId": ({ siteId }) => siteId,
  "work.department": ({ work }) => work.department,
  "work.workChangeType": ({ work }) => work.workChangeType,
  "work.reportsTo": (person, _, company) => summaryOf(managerOf(person, company)),
  "work.reportsTo.email": (person, _, company) => managerOf(person, company)?.email ?? null,
  "work.reportsToIdInCompany": (person, _, company) => {
    const manager = managerOf(person, company);
    return manager ? company.value(manager, "work.employeeIdInCompany") : null;
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
  "internal.terminationReason": (person) => termination(person)?.reason ?? null,
  "internal.terminationType": (person) => termination(person)?.reasonType ?? null,
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
  "internal.currentActiveStatusStartDate": ({ stage, core }) => (stage ?? core.lifecycle[0])?.effectiveDate ?? null,
  "employee.recentLeaveStartDate": (person) => leave(person)?.from ?? null,
  "employee.recentLeaveEndDate": (person) => leave(person)?.to ?? null,
  "employee.firstDayOfWork": ({ startDate }) => startDate,
  "employee.lastDayOfWork": ({ terminationDate }) => terminationDate,
  "employee.eligibleForRehire": ({ terminationDate }, h) => (terminationDate === null ? null : h % 5 !== 0),
  "employee.regrettableTermination": ({ terminationDate }, h) => (terminationDate === null ? null : h % 3 === 0),

  "employee.jobProfileId": job(({ id }) => id),
  "employee.jobProfileCode": job(({ code }) => code),
  "employee.jobProfileTitle": job(({ title }) => title),
  "employee.jobProfileDescription": job(({ description }) => description),
  "employee.jobRoleId": job(({ jobRoleId }) => jobRoleId),
  "employee.jobLevelName": job(({ jobLevelRoleId }) => jobLevelRoleId),
  "employee.jobLevelTypeId": job(({ jobLevelRoleId }, { lists }) => trackOf(lists, jobLevelRoleId)),
  "employee.jobFamilyId": job(({ jobFamilyId }) => jobFamilyId),
  "employee.jobFamilyGroupId": job(({ jobFamilyGroupId }) => jobFamilyGroupId),
};
