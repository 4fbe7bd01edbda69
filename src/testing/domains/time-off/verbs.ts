import type { Json } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { stampAt } from "../../company/stamps.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import { type Adjustment, Balances } from "./balances.ts";
import { type CalendarEvent, Calendars, type NewEvent } from "./calendars.ts";
import { Costs } from "./costs.ts";
import type { FakeTimeOff, NewAttachment, NewPolicy, NewPolicyType, NewTimeOff, TimeOffEdit } from "./inputs.ts";
import type { TimeOffRequest } from "./ledger.ts";
import { Policies, type Policy, type PolicyType } from "./policies.ts";
import { API_TYPES, type RangeType } from "./range.ts";
import { TimeOff } from "./requests.ts";

/** What employees and HR do in time off. Where the API can do the same, both do it by the same rules. */
export interface TimeOffVerbs {
  /**
   * Asks for time off in an employee's name.
   *
   * @example
   * const request = fake.requestTimeOff(id, { startDate: "2026-08-03", endDate: "2026-08-07" });
   */
  requestTimeOff(employeeId: string, request: NewTimeOff): FakeTimeOff;
  /** Approves a pending request. `approver` is the id of an employee. Default the manager. */
  approveTimeOff(requestId: number, approver?: string): FakeTimeOff;
  /** Declines a pending request, as the manager. */
  declineTimeOff(requestId: number, reason?: string): FakeTimeOff;
  /** Cancels a request, also an approved one, as the employee. */
  cancelTimeOff(requestId: number): FakeTimeOff;
  /**
   * Changes a pending or approved request. Another time makes a NEW request in the place of the old one, which is then
   * canceled; the result is the new one. Other changes keep the id. The status stays.
   */
  editTimeOff(requestId: number, changes: TimeOffEdit): FakeTimeOff;
  /** Deletes a request: nothing but the feed of changes shows it then. */
  deleteTimeOff(requestId: number): FakeTimeOff;
  /** Adds a file to a request. */
  attachToTimeOff(requestId: number, attachment: NewAttachment): FakeTimeOff;
  /** An employee's requests, seeded ones included and deleted ones not. */
  timeOffRequests(employeeId: string): readonly FakeTimeOff[];
  /** Adds to a balance, or to what was taken. */
  adjustBalance(employeeId: string, adjustment: Adjustment): Adjustment;
  /** Adds a policy type. Nobody has it until there is a policy. */
  addPolicyType(type: NewPolicyType): PolicyType;
  /** Adds a policy. Defaults: no allowance and bounds, half days, work days only, with approval, all of it at once in January. */
  addPolicy(policy: NewPolicy): Policy;
  /** Gives an employee this policy in the place of another one of its type. */
  assignPolicy(employeeId: string, policyName: string): Policy;
  /** Enters a holiday in a calendar, or the closure of a site. Requests around it cost less from then on. */
  addHoliday(event: NewEvent): CalendarEvent;
}

const ANY_TYPE: readonly RangeType[] = [...API_TYPES, "percentageOnRange", "openEnded"];

const DEFAULTS: Partial<Record<RangeType, Json>> = {
  days: { startDatePortion: "all_day", endDatePortion: "all_day" },
  openEnded: { startDatePortion: "all_day" },
  hours: { minutes: 0 },
  hoursOnRange: { dailyMinutes: 0 },
};

/** What is given; a key that is `undefined` counts as left out. */
const given = (input: object): Json => Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== undefined));

const defaultsOf = (type: unknown): Json => DEFAULTS[type as RangeType] ?? {};

function employeeOf(id: string, company: CompanyState): Employee {
  const person = company.byId(id);
  if (!person) throw refuse("no employee has this id");
  return person;
}

function shown(request: TimeOffRequest, company: CompanyState): FakeTimeOff {
  const { id, employeeId, policyType, range, status } = request;
  const { duration, cost } = new Costs(employeeOf(employeeId, company), company).of(request);
  return {
    id,
    employeeId,
    policyType,
    requestRangeType: range.type,
    startDate: range.startDate,
    endDate: range.endDate,
    status,
    createdOn: stampAt(request.createdAt, id),
    totalDuration: duration,
    totalCost: cost,
    originalRequestId: request.originalId,
    previousRequestId: request.previousId,
  };
}

/** The changes with what follows from them: an open end that gets a date, an hour that moves to another day. */
function editOf({ range }: TimeOffRequest, changes: Json): Json {
  const ends = range.type === "openEnded" && changes.endDate != null && changes.requestRangeType === undefined;
  const type = ends ? "days" : (changes.requestRangeType ?? range.type);
  const portion = ends ? { startDatePortion: range.startPortion } : {};
  const day = type === "hours" && changes.startDate !== undefined ? { endDate: changes.startDate } : {};
  return { ...(type === range.type ? {} : { requestRangeType: type, ...defaultsOf(type) }), ...portion, ...day, ...changes };
}

export function timeOffVerbs(company: CompanyState): TimeOffVerbs {
  const state = () => company.part(TimeOff);
  const show = (request: TimeOffRequest) => shown(request, company);
  return {
    requestTimeOff(employeeId, request) {
      const person = employeeOf(employeeId, company);
      const sent = given(known("requestTimeOff", request, REQUEST));
      const { requestRangeType = "days" } = sent;
      const body = { policyType: "Holiday", endDate: sent.startDate, requestRangeType, ...defaultsOf(requestRangeType), ...sent };
      return show(state().submit(person, body, ANY_TYPE, person.id));
    },
    approveTimeOff: (id, approver) => show(state().approve(id, approver)),
    declineTimeOff: (id, reason) => show(state().decline(id, reason ?? null)),
    cancelTimeOff: (id) => show(state().cancel(id, state().find(id).person.id)),
    editTimeOff: (id, changes) =>
      show(state().edit(id, editOf(state().find(id).request, given(known("editTimeOff", changes, EDIT))), ANY_TYPE)),
    deleteTimeOff: (id) => show(state().delete(id)),
    attachToTimeOff(id, attachment) {
      const { filename, mimeType = "text/plain", content } = known("attachToTimeOff", attachment, ATTACHMENT);
      if (!filename || typeof content !== "string") throw refuse("an attachment needs a filename and a content, which are texts");
      return show(state().attach(id, { filename, mimeType, content }));
    },
    timeOffRequests: (employeeId) => state().requestsOf(employeeOf(employeeId, company)).map(show),
    adjustBalance: (employeeId, adjustment) =>
      company.part(Balances).adjust(employeeOf(employeeId, company), known("adjustBalance", adjustment, ADJUSTMENT)),
    addPolicyType(wanted) {
      const {
        name,
        unit = "days",
        activity = "paidTimeoff",
        customName,
        visibility,
        reasonCodes = [],
      } = known("addPolicyType", wanted, TYPE);
      const policies = company.part(Policies);
      const named = customName === undefined ? "Public" : "Custom name";
      const type = policies.addType({ name, unit, activity, visibility: visibility ?? named, customName: customName ?? null });
      policies.addReasons(type, reasonCodes);
      return type;
    },
    addPolicy(wanted) {
      const { sites, ...policy } = known("addPolicy", wanted, POLICY);
      return company.part(Policies).addPolicy({
        allowance: 0,
        maxBalance: null,
        minBalance: null,
        yosIncrease: [],
        minTimeOffRequestDuration: "halfDay",
        bookingWorkDaysOnly: true,
        approvalRequired: true,
        description: null,
        accrual: "yearly",
        ...(given(policy) as unknown as NewPolicy),
        siteIds: sites?.map((label) => siteId(label, company)) ?? null,
      });
    },
    assignPolicy: (employeeId, policyName) => company.part(Policies).assign(employeeOf(employeeId, company), policyName),
    addHoliday: (event) => company.part(Calendars).add(known("addHoliday", event, HOLIDAY)),
  };
}

function siteId(label: string, { lists }: CompanyState): number {
  const item = lists.items("site")?.find((one) => one.label === label);
  if (!item) throw refuse(`there is no site ${JSON.stringify(label)}`);
  return item.id as number;
}

const EDIT: Keys<TimeOffEdit> = {
  policyType: true,
  requestRangeType: true,
  startDate: true,
  endDate: true,
  startDatePortion: true,
  endDatePortion: true,
  hours: true,
  minutes: true,
  dayPortion: true,
  dailyHours: true,
  dailyMinutes: true,
  localStartTime: true,
  localEndTime: true,
  percentageOfDay: true,
  durations: true,
  description: true,
  reasonCode: true,
};
const REQUEST: Keys<NewTimeOff> = { ...EDIT, skipManagerApproval: true, approver: true };
const ATTACHMENT: Keys<NewAttachment> = { filename: true, mimeType: true, content: true };
const ADJUSTMENT: Keys<Adjustment> = { adjustmentType: true, policyType: true, effectiveDate: true, amount: true, reason: true };
const TYPE: Keys<NewPolicyType> = { name: true, unit: true, activity: true, visibility: true, customName: true, reasonCodes: true };
const POLICY: Keys<NewPolicy> = {
  name: true,
  policyType: true,
  sites: true,
  allowance: true,
  maxBalance: true,
  minBalance: true,
  yosIncrease: true,
  minTimeOffRequestDuration: true,
  bookingWorkDaysOnly: true,
  approvalRequired: true,
  description: true,
  accrual: true,
};
const HOLIDAY: Keys<NewEvent> = { name: true, startDate: true, endDate: true, calendar: true, site: true };
