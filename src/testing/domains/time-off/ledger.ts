import type { EmployeeId } from "../../../model/ids.ts";
import type { TimeOffRange } from "./range.ts";

/** A file that came with a request. */
export interface Attachment {
  readonly filename: string;
  readonly mimeType: string;
  readonly content: string;
}

/** A request as it is at one moment; every change makes another one of it, so that what was told before stays true. */
export interface TimeOffRequest {
  readonly id: number;
  readonly employeeId: EmployeeId;
  /** Name of the policy type. */
  readonly policyType: string;
  readonly range: TimeOffRange;
  /** First and last day as day numbers; the last one of an open end is `Infinity`. */
  readonly first: number;
  readonly last: number;
  readonly status: "pending" | "approved" | "declined" | "canceled" | "deleted";
  /** Milliseconds, as all moments here. */
  readonly createdAt: number;
  readonly decidedAt: number | null;
  /** `null` when nobody had to decide. */
  readonly decidedBy: EmployeeId | null;
  readonly declineReason: string | null;
  readonly description: string | null;
  readonly reasonCode: number | null;
  readonly attachments: readonly Attachment[];
  /** The first request of a chain of edits, and the one this took the place of; `null` for the first itself. */
  readonly originalId: number | null;
  readonly previousId: number | null;
}

/** What the feed of changes tells: the request as the change left it. */
export interface TimeOffChange {
  readonly type: "Created" | "Canceled" | "Deleted" | "Pending";
  readonly at: number;
  readonly reason: string | null;
  readonly request: TimeOffRequest;
}

/** Whether a request takes time, or may come to. */
export const isOpen = ({ status }: TimeOffRequest): boolean => status === "approved" || status === "pending";

/** One person's requests, and what happened to them. */
export class Ledger {
  readonly #requests = new Map<number, TimeOffRequest>();
  readonly #changes: TimeOffChange[] = [];

  /** All of them, deleted ones included, in the order in which they were made. */
  get requests(): Iterable<TimeOffRequest> {
    return this.#requests.values();
  }

  get changes(): readonly TimeOffChange[] {
    return this.#changes;
  }

  get(id: number): TimeOffRequest | undefined {
    return this.#requests.get(id);
  }

  /** Keeps a request as it is now, without telling the feed. */
  keep(request: TimeOffRequest): TimeOffRequest {
    this.#requests.set(request.id, request);
    return request;
  }

  /** Keeps a request and tells the feed. */
  tell(type: TimeOffChange["type"], at: number, request: TimeOffRequest, reason: string | null = null): TimeOffRequest {
    this.#changes.push({ type, at, reason, request });
    return this.keep(request);
  }

  /** A new request: told as approved, or as waiting. */
  open(request: TimeOffRequest, at: number): TimeOffRequest {
    return this.tell(request.status === "pending" ? "Pending" : "Created", at, request);
  }

  approve(request: TimeOffRequest, at: number, decidedBy: EmployeeId | null): TimeOffRequest {
    return this.tell("Created", at, { ...request, status: "approved", decidedAt: at, decidedBy });
  }

  // ASSUMED: the feed has no word for a refusal; it tells that the request is gone.
  decline(request: TimeOffRequest, at: number, decidedBy: EmployeeId | null, declineReason: string | null): TimeOffRequest {
    return this.tell("Canceled", at, { ...request, status: "declined", decidedAt: at, decidedBy, declineReason }, declineReason);
  }

  cancel(request: TimeOffRequest, at: number, reason: string | null = null): TimeOffRequest {
    return this.tell("Canceled", at, { ...request, status: "canceled" }, reason);
  }

  delete(request: TimeOffRequest, at: number): TimeOffRequest {
    return this.tell("Deleted", at, { ...request, status: "deleted" });
  }

  /**
   * Puts another request in the place of one.
   *
   * ASSUMED: that the feed tells of the old one as canceled at the same moment. HiBob's documentation says only that the new
   * one names it.
   */
  replace(old: TimeOffRequest, changes: Pick<TimeOffRequest, "id" | "range" | "first" | "last"> & Partial<TimeOffRequest>, at: number) {
    this.cancel(old, at, "Replaced by an edit of its dates");
    return this.open({ ...old, createdAt: at, ...changes, originalId: old.originalId ?? old.id, previousId: old.id }, at);
  }
}
