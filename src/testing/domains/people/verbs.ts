import type { CompanyState } from "../../company/company.ts";
import type { HireInput, Leave, LeaveEnd, Rehire, StartDateChange, Termination, WorkChange } from "../../company/contract.ts";
import type { FakeEmployee } from "../../company/employee.ts";
import { known } from "../../refusing.ts";
import { Onboarding } from "../onboarding/state.ts";
import { Invitations } from "./invitations.ts";

/** What HR does with people. */
export interface PeopleVerbs {
  /**
   * Takes someone on. Fields that are not named here are filled as for everybody else (home, birth date, employment, a salary, variable
   * pay …), so that a test finds something in each; what is handed out over time (bank accounts, equity, trainings, rows of custom
   * tables) is not there yet. `update` empties or sets fields, `addRow`, `editRow` and `removeRow` do the same for rows.
   */
  hire(input: HireInput): FakeEmployee;
  /** Ends someone's employment, today or on a date. */
  terminate(id: string, termination?: Termination): FakeEmployee;
  /** Takes someone back who was terminated, today or on a date. */
  rehire(id: string, rehire?: Rehire): FakeEmployee;
  /** Sends someone on leave, today or on a date. */
  startLeave(id: string, leave?: Leave): FakeEmployee;
  /** Ends a leave, today or on a date, or calls off one that has not begun. */
  endLeave(id: string, end?: LeaveEnd): FakeEmployee;
  /** Changes the first day of someone's latest time with the company. */
  setStartDate(id: string, change: StartDateChange): FakeEmployee;
  /** Deletes someone with all their data, as if they had never been there. */
  remove(id: string): void;
  /** Adds a work row that carries forward what the change does not name. */
  changeWork(id: string, change?: WorkChange): FakeEmployee;
  /**
   * Sets other stored fields, by field id: `{ "home.city": … }`. `null` empties a field; items of lists by id or label.
   */
  update(id: string, fields: Readonly<Record<string, unknown>>): FakeEmployee;
  /** Changes the email that someone logs in with. */
  changeEmail(id: string, email: string): FakeEmployee;
  /** Invites someone to Bob. Default: with the first welcome wizard. */
  invite(id: string, welcomeWizardId?: number): void;
  /** Takes someone's access to Bob away; the employee stays. */
  uninvite(id: string): void;
}

export const peopleVerbs = (company: CompanyState): PeopleVerbs => ({
  hire: (input) => company.hire(known("hire", input, HIRE)),
  terminate: (id, termination = {}) => company.terminate(id, known("terminate", termination, TERMINATION)),
  rehire: (id, rehire = {}) => company.rehire(id, known("rehire", rehire, REHIRE)),
  startLeave: (id, leave = {}) => company.startLeave(id, known("startLeave", leave, LEAVE)),
  endLeave: (id, end = {}) => company.endLeave(id, known("endLeave", end, { date: true })),
  setStartDate: (id, change) => company.setStartDate(id, known("setStartDate", change, { date: true, reason: true })),
  remove: (id) => company.remove(id),
  changeWork: (id, change = {}) => company.changeWork(id, known("changeWork", change, WORK_CHANGE)),
  update: (id, fields) => company.update(id, fields),
  changeEmail: (id, email) => company.update(id, { "root.email": email }),
  invite: (id, welcomeWizardId) => company.part(Invitations).invite(id, welcomeWizardId ?? company.part(Onboarding).wizards[0]?.id),
  uninvite: (id) => company.part(Invitations).uninvite(id),
});

const JOB = { title: true, department: true, site: true, reportsTo: true } as const;
const HIRE = { firstName: true, surname: true, email: true, startDate: true, ...JOB } as const;
const TERMINATION = { date: true, reason: true, reasonType: true, notice: true, lastDayOfWork: true } as const;
const REHIRE = { date: true, reason: true, workChangeType: true, ...JOB } as const;
const LEAVE = { kind: true, from: true, to: true, reason: true, keepsAccess: true } as const;
const WORK_CHANGE = { effectiveDate: true, reason: true, workChangeType: true, ...JOB } as const;
