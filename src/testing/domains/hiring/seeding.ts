import type { CalendarDate } from "../../../model/dates.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, chance, hash, pick, uuidOf } from "../../company/draws.ts";
import type { Core } from "../../company/employee.ts";
import { DEPARTMENTS, SITES, type Site } from "../../company/places.ts";
import { SeededPeople } from "../../company/seeded-people.ts";
import { stampOn } from "../../company/stamps.ts";
import { adTexts } from "./ad-texts.ts";
import { ANSWERS, drawnCandidate, privateEmail } from "./candidates.ts";
import type { Application, Candidate, HiringRecords, JobOpening, Stage } from "./records.ts";

const FIRST = { opening: 610_001, candidate: 620_001, application: 630_001, interview: 640_001, offer: 650_001, answer: 660_001 };
const OPEN_SITES = SITES.filter(({ archived }) => !archived);
/** How many of the people who came last are told of. */
const RECENT_HIRES = 4;
const MOST_OPEN = 40;

/** The hiring of a company when it was made: how its latest people came, and who is being looked for. */
export function seedHiring(company: CompanyState): HiringRecords {
  const story = new Story(company);
  for (const core of latest(company)) story.tellHire(core);
  const count = Math.min(MOST_OPEN, 3 + Math.floor(company.seeded / 25));
  for (let nth = 0; nth < count; nth++) story.tellSearch(nth);
  return story.records;
}

/** Those who started, or will, around the day when the company was made. */
function latest(company: CompanyState): readonly Core[] {
  const people = company.part(SeededPeople);
  return people.all
    .filter((core) => core.startDate > addDays(company.born, -400) && core.seq > 0 && !people.hadLeft(core))
    .sort((a, b) => (a.startDate < b.startDate ? 1 : a.startDate > b.startDate ? -1 : a.seq - b.seq))
    .slice(0, RECENT_HIRES);
}

interface Way {
  readonly stage: Stage;
  readonly status: Application["status"];
  readonly applied: CalendarDate;
  /** As agreed with who was hired. */
  readonly startDate?: CalendarDate;
}

class Story {
  readonly records: HiringRecords = {
    openings: new Map(),
    ads: new Map(),
    candidates: new Map(),
    applications: new Map(),
    interviews: new Map(),
    offers: new Map(),
    answers: new Map(),
  };
  readonly #company: CompanyState;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** A job that was filled by someone who works here now, and who else wanted it. */
  tellHire(core: Core): void {
    const { born } = this.#company;
    const h = hash(core.salt, 0x417e);
    const { department, title, siteId } = this.#company.part(SeededPeople).row(core);
    // Who starts later has been taken on already.
    const closed = [addDays(core.startDate, -between(h, 20, 60)), addDays(born, -2)].sort()[0] as CalendarDate;
    const created = addDays(closed, -between(again(h), 30, 70));
    const opening = this.#open(h, { title: title ?? "Colleague", department: department ?? "Engineering", siteId, created, closed });
    const { firstName, surname: lastName } = core;
    const hired = { firstName, lastName, email: privateEmail(firstName, lastName, h), employeeId: core.id };
    this.#apply(
      again(h, 2),
      opening,
      { ...this.#candidate(again(h, 3), opening, closed), ...hired },
      { stage: "Hired", status: "hired", applied: addDays(created, 5), startDate: core.startDate },
    );
    for (let other = 0; other < between(again(h, 4), 1, 3); other++) {
      const own = again(h, 10 + other);
      const way = {
        stage: pick(["Applied", "Screening", "Interview"] as const, own),
        status: "rejected",
        applied: addDays(created, between(own, 1, 20)),
      } as const;
      this.#apply(again(own), opening, this.#candidate(again(own, 2), opening, closed), way);
    }
  }

  /** A job that is open, and who wants it. The second one waits. */
  tellSearch(nth: number): void {
    const h = hash(hash(this.#company.seed, 0x417e), nth);
    const { born } = this.#company;
    const department = pick(DEPARTMENTS, h);
    const created = addDays(born, -between(again(h), 25, 110));
    const title = pick(department.titles.slice(0, 4), again(h, 2));
    const opening = this.#open(h, {
      title,
      department: department.name,
      siteId: pick(OPEN_SITES, again(h, 3)).id,
      created,
      waits: nth === 1,
    });
    const count = between(again(h, 4), 3, 8);
    for (let one = 0; one < count; one++) {
      const own = again(h, 20 + one);
      const stage = one === 0 && nth % 2 === 0 ? "Offer" : pick(["Applied", "Applied", "Screening", "Interview"] as const, again(own));
      const gone = one > 0 && chance(again(own, 2), 30);
      const status = gone ? pick(["rejected", "rejected", "withdrawn"] as const, again(own, 3)) : "active";
      const applied = addDays(created, between(again(own, 4), 1, 20));
      // Some who want one job want another one too.
      const known =
        one === 1 && nth > 0 ? [...this.records.candidates.values()].findLast(({ employeeId }) => employeeId === null) : undefined;
      this.#apply(own, opening, known ?? this.#candidate(again(own, 5), opening, addDays(born, -1)), { stage, status, applied });
    }
  }

  #open(
    h: number,
    job: { title: string; department: string; siteId: number | null; created: CalendarDate; closed?: CalendarDate; waits?: boolean },
  ): JobOpening {
    const { seeded } = this.#company;
    const people = this.#company.part(SeededPeople);
    const { openings, ads } = this.records;
    const id = FIRST.opening + openings.size;
    const site = this.#company.site(job.siteId) ?? (OPEN_SITES[0] as Site);
    const opening: JobOpening = {
      id,
      title: job.title,
      status: job.closed ? "closed" : job.waits ? "onHold" : "open",
      departmentId: job.department,
      siteId: site.id,
      employmentTypeId: chance(again(h, 6), 85) ? "Full time" : "Part time",
      hiringManagerId: seeded > 0 ? (people.all[again(h, 7) % Math.min(seeded, 8)]?.id ?? null) : null,
      createdAt: stampOn(job.created, h),
      closedAt: job.closed ? stampOn(job.closed, h) : null,
      modificationDate: stampOn(job.closed ?? addDays(job.created, between(again(h, 8), 0, 20)), again(h, 9)),
    };
    openings.set(id, opening);
    const adId = uuidOf(hash(this.#company.seed, id));
    ads.set(adId, { id: adId, jobOpeningId: id, ...adTexts(job.title, site, h) });
    return opening;
  }

  #candidate(h: number, opening: JobOpening, until: CalendarDate): Candidate {
    const site = this.#company.site(opening.siteId) ?? (OPEN_SITES[0] as Site);
    return {
      ...drawnCandidate(h, opening.title, site),
      id: FIRST.candidate + this.records.candidates.size,
      modificationDate: stampOn(addDays(until, -(h % 10)), h),
    };
  }

  #apply(h: number, opening: JobOpening, candidate: Candidate, { stage, status, applied, startDate }: Way): void {
    const { candidates, applications, interviews, offers, answers } = this.records;
    const { born, seeded } = this.#company;
    const people = this.#company.part(SeededPeople);
    candidates.set(candidate.id, candidate);
    const id = FIRST.application + applications.size;
    const evaluated = stage === "Interview" || stage === "Offer" || stage === "Hired";
    // Nothing but interviews is told of a day that is still to come.
    const past = (date: CalendarDate): CalendarDate => [date, addDays(born, -1)].sort()[0] as CalendarDate;
    const last = past(addDays(applied, between(again(h, 30), 0, 5)));
    applications.set(id, {
      id,
      candidateId: candidate.id,
      jobOpeningId: opening.id,
      jobAdId: chance(again(h, 31), 75) ? this.#adOf(opening.id) : null,
      status,
      stage,
      sourceType: candidate.sourceType,
      dateApplied: applied,
      createdAt: stampOn(applied, h),
      evaluationScore: evaluated ? between(again(h, 32), 20, 50) / 10 : null,
      evaluationCount: evaluated ? between(again(h, 33), 1, 4) : 0,
      modificationDate: stampOn(last, last === applied ? h : again(h, 34)),
    });
    for (const [nth, question] of Object.keys(ANSWERS).entries()) {
      const answer = pick(ANSWERS[question] as readonly string[], again(h, 40 + nth));
      const answerId = FIRST.answer + answers.size;
      answers.set(answerId, { id: answerId, applicationId: id, question, answer, createdAt: stampOn(applied, h) });
    }
    if (evaluated) {
      const interviewId = FIRST.interview + interviews.size;
      // Who is still in the running may have the interview ahead.
      const days = between(again(h, 35), 4, 15);
      const date = status === "active" && stage === "Interview" ? addDays(born, days) : past(addDays(applied, days));
      const hour = between(again(h, 36), 10, 16);
      const interviewers: EmployeeId[] =
        seeded > 0 ? [...new Set([h, again(h, 37)].map((one) => people.all[one % seeded]?.id as EmployeeId))] : [];
      interviews.set(interviewId, {
        id: interviewId,
        applicationId: id,
        type: pick(["phone", "video", "onSite"] as const, again(h, 38)),
        startTime: `${date}T${hour}:00:00.000000`,
        endTime: `${date}T${hour}:45:00.000000`,
        interviewerIds: interviewers,
        modificationDate: stampOn(last, h),
      });
    }
    if (stage === "Offer" || stage === "Hired") {
      const offerId = FIRST.offer + offers.size;
      const currency = this.#company.site(opening.siteId)?.currency ?? "GBP";
      const made = past(addDays(last, between(again(h, 50), 1, 5)));
      offers.set(offerId, {
        id: offerId,
        applicationId: id,
        status: stage === "Hired" ? "accepted" : "sent",
        startDate: startDate ?? addDays(made, between(again(h, 51), 30, 90)),
        salary: { value: between(again(h, 52), 64, 200) * 500, currency },
        createdAt: stampOn(made, h),
        modificationDate: stampOn(made, h),
      });
    }
  }

  #adOf(openingId: number): string | null {
    return [...this.records.ads.values()].find((ad) => ad.jobOpeningId === openingId)?.id ?? null;
  }
}
