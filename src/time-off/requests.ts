import { type Download, download, safeName } from "../client/download.ts";
import { type CallOptions, type Client, isHiBobError, type Written } from "../client/index.ts";
import { isoOf } from "../client/spans.ts";
import type { Timestamp } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import { idText, readObject, textIn, writtenWhen } from "../objects/index.ts";
import { type RequestFacts, type RequestIds, readChanges, type TimeOffChange } from "./changes.ts";
import { cancelRequest, readRequestDetails, submitRequest } from "./endpoints.ts";
import { type NewTimeOffRequest, readRequest, type TimeOffRequest, writeRequest } from "./request-types.ts";

/** A file that came with a request. */
export interface AttachmentLink {
  /** Signed and short-lived: whoever has it can read the file, so keep it out of logs. */
  readonly url: string;
  readonly filename?: string | null;
  readonly mimeType?: string | null;
  readonly [key: string]: unknown;
}

/** Everything Bob tells of one request. */
export type TimeOffDetails = RequestFacts &
  RequestIds & {
    /** When the request was made. Bob gives no time zone; so for all times here. */
    readonly createdOn?: Timestamp | null;
    readonly status?: "approved" | "pending" | "pending_approval" | "declined" | "canceled" | (string & {}) | null;
    readonly approved?: boolean | null;
    readonly approvedBy?: string | null;
    readonly approvedAt?: Timestamp | null;
    readonly declinedBy?: string | null;
    readonly declinedAt?: Timestamp | null;
    readonly declineReason?: string | null;
    readonly description?: string | null;
    readonly reasonCode?: string | number | null;
    /** The name employees see instead of the policy type's, where the policy has one. */
    readonly policyTypeCustomName?: string | null;
    readonly hasAttachment?: boolean | null;
    /** Absent without the box about attachments, also when `hasAttachment` is true. */
    readonly attachmentLinks?: readonly AttachmentLink[] | null;
  } & TimeOffRequest;

/** A request that was sent to Bob. Bob does not answer with its id. */
export interface SubmittedRequest extends Written {
  /**
   * Looks once for the new request in the changes of the last minutes: the newest one of this employee with these days that
   * was not canceled. `undefined` while it does not show, which takes up to 20 seconds; await `visible()` before.
   *
   * Needs "See who's out". ASSUMED: that a new request shows there as Pending or Created; another request of the same employee
   * for the same days within the same minute could be taken for it.
   */
  find(options?: CallOptions): Promise<TimeOffChange | undefined>;
}

/** Requests one by one. */
export interface TimeOffRequests {
  /**
   * Asks for time off in an employee's name. The request then takes the way through its policy's approval, or with
   * `skipManagerApproval` is approved at once. That is all the API has about approval: it can neither approve nor decline a
   * request that exists. Bob answers without an id; the result finds it. Sent once: read before you send it again after a
   * failure.
   *
   * Needs "Manage company's time off settings" and the box about requests that haven't been approved yet; `skipManagerApproval`
   * an administrator's rights, `approver` the right to import requests. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for a type that the API cannot make, a key that the type needs, or dates that cannot be
   * @throws {ResponseError} with code `bad_request` when Bob refuses it, e.g. for want of balance
   * @example
   * const sent = await bob.timeOff.createRequest(id, {
   *   type: "days",
   *   policyType: "Holiday",
   *   startDate: "2026-12-28",
   *   startPortion: "all_day",
   *   endDate: "2026-12-31",
   *   endPortion: "morning",
   * });
   * await sent.visible();
   * const requestId = (await sent.find())?.requestId;
   */
  createRequest(employeeId: EmployeeId, request: NewTimeOffRequest, options?: CallOptions): Promise<SubmittedRequest>;
  /**
   * Everything about one request. `includeDailyDurations` adds what each day lasts and costs, under Bob's own keys; default
   * false.
   *
   * Needs "See who's out" and the box about requests that haven't been approved yet; links to attachments the box about these.
   * Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when the employee has no such request
   * @example
   * const { status, totalCost } = await bob.timeOff.getRequest(id, 27500233, { includeDailyDurations: true });
   */
  getRequest(
    employeeId: EmployeeId,
    requestId: number,
    input?: { readonly includeDailyDurations?: boolean | undefined },
    options?: CallOptions,
  ): Promise<TimeOffDetails>;
  /**
   * Cancels a request. `visible()` waits until its details say so, or are gone.
   *
   * Needs the box about requests that haven't been approved yet; which one covers approved requests is not documented.
   * Source: HiBob's documentation; ASSUMED: that the status begins with "cancel".
   *
   * @throws {ResponseError} with code `not_found` when the employee has no such request
   * @example
   * await bob.timeOff.cancelRequest(id, 27500233);
   */
  cancelRequest(employeeId: EmployeeId, requestId: number, options?: CallOptions): Promise<Written>;
  /**
   * Downloads a file that came with a request. No credential is sent to the link's host.
   *
   * Needs no permission: the link is enough. Links are short-lived, so download right after `getRequest`. Source: HiBob's
   * documentation.
   *
   * @throws {ResponseError} when the link no longer works
   * @example
   * const { attachmentLinks } = await bob.timeOff.getRequest(id, 27500233);
   * for (const link of attachmentLinks ?? []) console.log((await bob.timeOff.downloadAttachment(link)).size);
   */
  downloadAttachment(link: AttachmentLink, options?: CallOptions): Promise<Download>;
}

const pathOf = (id: EmployeeId, requestId: number) => ({ path: { id, requestId: idText(requestId, "requestId") } });

/** Binds the requests to a client. */
export function requests(client: Client): TimeOffRequests {
  const getRequest: TimeOffRequests["getRequest"] = async (id, requestId, query = {}, options) =>
    readRequest(await readObject(client, readRequestDetails, { ...pathOf(id, requestId), query }, options)) as TimeOffDetails;
  return {
    getRequest,
    async createRequest(id, request, options) {
      const body = writeRequest(request);
      const { startDate, endDate } = body;
      const { headers } = await client.call(submitRequest, { path: { id }, body }, options);
      // Bob's own clock where it tells; back as far as an attempt may take.
      const since = isoOf((Date.parse(headers.get("date") ?? "") || client.clock.now()) - 60_000);
      const find: SubmittedRequest["find"] = async (callOptions) => {
        const all: TimeOffChange[] = [];
        for await (const change of readChanges(client, { since, includePending: true }, callOptions)) {
          if (change.employeeId === id && change.startDate === startDate && change.endDate === endDate) all.push(change);
        }
        const isLive = ({ changeType }: TimeOffChange) => changeType === "Created" || changeType === "Pending";
        const gone = new Set(all.filter((change) => !isLive(change)).map(({ requestId }) => requestId));
        return all.filter(({ requestId }) => !gone.has(requestId)).sort((a, b) => b.requestId - a.requestId)[0];
      };
      return { find, ...writtenWhen(client, submitRequest.id, async (callOptions) => !!(await find(callOptions))) };
    },
    async cancelRequest(id, requestId, options) {
      await client.call(cancelRequest, pathOf(id, requestId), options);
      return writtenWhen(client, cancelRequest.id, (callOptions) =>
        getRequest(id, requestId, {}, callOptions).then(
          ({ status }) => /^cancel/i.test(String(status)),
          (error) => {
            if (isHiBobError(error, "not_found")) return true;
            throw error;
          },
        ),
      );
    },
    async downloadAttachment({ url, filename }, options) {
      const file = await download(client, url, options);
      return { ...file, fileName: file.fileName ?? safeName(textIn(filename)) };
    },
  };
}
