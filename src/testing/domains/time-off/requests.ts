import type { EmployeeId } from "../../../model/ids.ts";
import type { Json } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { refuse } from "../../refusing.ts";
import { type Attachment, isOpen, type Ledger, type TimeOffChange, type TimeOffRequest } from "./ledger.ts";
import { Policies, type PolicyType } from "./policies.ts";
import { daysOf, type RangeType, readRange, writeRange } from "./range.ts";
import { checkRequest } from "./request-checks.ts";
import { firstNewId, seedLedger, seqOfSeeded } from "./request-seeding.ts";
import { StoryDates } from "./seeded-range.ts";

const PRODUCTION = "https://api.hibob.com/v1";

/** What goes with the time that is asked for. All keys as they are sent. */
interface Particulars {
  readonly reasonCode: number | null;
  readonly description: string | null;
}

/** Everybody's time off requests, and what happens to them. Invented for each person when first asked for. */
export class TimeOff {
  readonly #company: CompanyState;
  readonly #ledgers = new Map<EmployeeId, Ledger>();
  /** Whose the requests are that were made later. */
  readonly #owners = new Map<number, EmployeeId>();
  readonly #dates = new StoryDates();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** A person's requests, deleted ones left out. */
  requestsOf(person: Employee): TimeOffRequest[] {
    const found: TimeOffRequest[] = [];
    for (const request of this.#ledger(person).requests) if (request.status !== "deleted") found.push(request);
    return found;
  }

  /** What happened to a person's requests, oldest first for each request, deleted ones included. */
  changesOf(person: Employee, from: number, to: number): TimeOffChange[] {
    return this.#ledger(person).changes.filter(({ at }) => at >= from && at <= to);
  }

  /** One request of a person, unless it is deleted. */
  request(person: Employee, id: number): TimeOffRequest | undefined {
    const request = this.#ledger(person).get(id);
    return request?.status === "deleted" ? undefined : request;
  }

  /** A request and whose it is, or a refusal. */
  find(id: number): { readonly person: Employee; readonly request: TimeOffRequest } {
    const person = this.#owner(id);
    const request = person && this.request(person, id);
    if (!person || !request) throw refuse(`there is no time off request ${JSON.stringify(id)}`);
    return { person, request };
  }

  /** Makes a request from what was sent. Where nobody has to approve, it is approved at once. */
  submit(person: Employee, body: Json, types: readonly RangeType[], triggeredBy = "system"): TimeOffRequest {
    const policies = this.#company.part(Policies);
    const type = policies.knownType(body.policyType);
    const { approvalRequired } = policies.heldPolicy(person, type);
    const range = readRange(body, types);
    const particulars = this.#particulars(body, type);
    const skips = body.skipManagerApproval === true;
    const approver = this.#approver(body, skips);
    checkRequest({ person, type, range, others: this.#open(person), bounded: !skips }, this.#company);
    const now = this.#company.now();
    const approved = skips || !approvalRequired;
    const request: TimeOffRequest = {
      id: this.#newId(person),
      employeeId: person.id,
      policyType: type.name,
      range,
      ...daysOf(range),
      ...particulars,
      status: approved ? "approved" : "pending",
      createdAt: now,
      decidedAt: approved ? now : null,
      decidedBy: approver,
      declineReason: null,
      attachments: [],
      originalId: null,
      previousId: null,
    };
    this.#ledger(person).open(request, now);
    this.#tell("requested", request, triggeredBy);
    // Source: HiBob's documentation of the event: both come, one after the other.
    if (approved) this.#tell("approved", request, approver ?? "system");
    return request;
  }

  approve(id: number, decidedBy?: string): TimeOffRequest {
    const { person, request } = this.#pending(id, "approved");
    const by = this.#decider(person, decidedBy);
    const approved = this.#ledger(person).approve(request, this.#company.now(), by);
    this.#tell("approved", approved, by ?? "system");
    return approved;
  }

  decline(id: number, reason: string | null, decidedBy?: string): TimeOffRequest {
    const { person, request } = this.#pending(id, "declined");
    const by = this.#decider(person, decidedBy);
    const declined = this.#ledger(person).decline(request, this.#company.now(), by, reason);
    this.#tell("declined", declined, by ?? "system");
    return declined;
  }

  /** Canceling again changes nothing. */
  cancel(id: number, triggeredBy = "system"): TimeOffRequest {
    const { person, request } = this.find(id);
    if (request.status === "canceled") return request;
    if (request.status === "declined") throw refuse("a request that was declined cannot be canceled");
    const canceled = this.#ledger(person).cancel(request, this.#company.now());
    this.#tell("cancelled", canceled, triggeredBy);
    return canceled;
  }

  delete(id: number): TimeOffRequest {
    const { person, request } = this.find(id);
    const deleted = this.#ledger(person).delete(request, this.#company.now());
    this.#tell("deleted", deleted, "system");
    return deleted;
  }

  /**
   * Changes a request: one that is moved or made longer gives way to a new one, any other change keeps it.
   *
   * ASSUMED: HR's edits keep the status, and the feed tells nothing of those that keep the request.
   */
  edit(id: number, changes: Json, types: readonly RangeType[]): TimeOffRequest {
    const { person, request } = this.find(id);
    if (!isOpen(request)) throw refuse(`a request that is ${request.status} cannot be edited`);
    const type = this.#company.part(Policies).knownType(changes.policyType ?? request.policyType);
    const { policyType: _, description = request.description, reasonCode = request.reasonCode, ...time } = changes;
    // A reason belongs to its policy type, and is not taken along into another one.
    const kept = type.name === request.policyType || changes.reasonCode !== undefined ? reasonCode : null;
    const particulars = this.#particulars({ description, reasonCode: kept }, type);
    const sameKind = time.requestRangeType === undefined || time.requestRangeType === request.range.type;
    const { startDate, endDate } = request.range;
    const before = sameKind ? writeRange(request.range) : { startDate, ...(endDate !== null && { endDate }) };
    const range = readRange({ ...before, ...time }, types);
    const others = this.#open(person).filter((one) => one.id !== id);
    checkRequest({ person, type, range, others, bounded: false }, this.#company);
    const ledger = this.#ledger(person);
    const moved = JSON.stringify(range) !== JSON.stringify(request.range);
    const edited = !moved
      ? ledger.keep({ ...request, ...particulars, policyType: type.name })
      : ledger.replace(
          request,
          { id: this.#newId(person), range, ...daysOf(range), ...particulars, policyType: type.name },
          this.#company.now(),
        );
    // Source: HiBob's documentation of the event, for the two ids that come when another request took its place.
    const { originalId: originalRequestId, previousId: previousRequestId } = edited;
    this.#tell("updated", edited, "system", moved ? { originalRequestId, previousRequestId } : {});
    return edited;
  }

  attach(id: number, attachment: Attachment): TimeOffRequest {
    const { person, request } = this.find(id);
    return this.#ledger(person).keep({ ...request, attachments: [...request.attachments, attachment] });
  }

  #ledger(person: Employee): Ledger {
    let ledger = this.#ledgers.get(person.id);
    if (!ledger) this.#ledgers.set(person.id, (ledger = seedLedger(person, this.#company, this.#dates)));
    return ledger;
  }

  #open(person: Employee): TimeOffRequest[] {
    return this.requestsOf(person).filter(isOpen);
  }

  #owner(id: number): Employee | undefined {
    const owner = this.#owners.get(id);
    if (owner !== undefined) return this.#company.byId(owner);
    const seq = seqOfSeeded(id);
    return seq < this.#company.seeded ? this.#company.bySeq(seq) : undefined;
  }

  #newId(person: Employee): number {
    const id = this.#company.newId("timeOffRequest", firstNewId(this.#company.seeded));
    this.#owners.set(id, person.id);
    return id;
  }

  #particulars({ reasonCode = null, description = null }: Json, { name }: PolicyType): Particulars {
    const reasons = this.#company.part(Policies).reasons(name);
    if (reasonCode !== null && !reasons.some(({ id }) => id === reasonCode)) {
      const ids = reasons.map((reason) => `${reason.id} (${reason.displayName})`).join(", ") || "none";
      throw refuse(`reasonCode must be one of the policy type's; there are ${ids}`);
    }
    if (description !== null && typeof description !== "string") throw refuse("description must be a text");
    return { reasonCode: reasonCode as number | null, description };
  }

  #approver({ skipManagerApproval, approver }: Json, skips: boolean): EmployeeId | null {
    if (skipManagerApproval != null && typeof skipManagerApproval !== "boolean") throw refuse("skipManagerApproval must be true or false");
    if (approver == null) return null;
    if (!skips) throw refuse("approver goes with skipManagerApproval only");
    const found = typeof approver === "string" ? this.#company.byId(approver) : undefined;
    if (!found) throw refuse("approver must be the id of an employee");
    return found.id;
  }

  #decider(person: Employee, by: string | undefined): EmployeeId | null {
    if (by === undefined) return person.reportsTo;
    const found = this.#company.byId(by);
    if (!found) throw refuse("no employee has the id of the one who decides");
    return found.id;
  }

  #pending(id: number, wanted: string): { readonly person: Employee; readonly request: TimeOffRequest } {
    const found = this.find(id);
    if (found.request.status === "pending") return found;
    throw refuse(`only a pending request can be ${wanted}; this one is ${found.request.status}`);
  }

  #tell(what: string, { id, employeeId }: TimeOffRequest, triggeredBy: string, more: Json = {}): void {
    const getApi = `${PRODUCTION}/timeoff/employees/${employeeId}/requests/${id}`;
    // ASSUMED: the name `requestId`, which a consumer of these events reads.
    this.#company.events.emit(`timeoff.request.${what}`, { employeeId, requestId: id, ...more, getApi }, { triggeredBy });
  }
}
