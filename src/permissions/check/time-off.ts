import { listIn } from "../../client/input.ts";
import { DAY, isoOf } from "../../client/spans.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { isObject, type Json } from "../../model/json.ts";
import { listPolicyTypes, listWhosOut, readBalance, readRequestDetails } from "../../time-off/endpoints.ts";
import type { Finding } from "../report.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";
import { type Look, NOBODY, type Step, unasked } from "./look.ts";
import { isInactive } from "./roster.ts";
import { spread } from "./sample.ts";

const SETTINGS = "timeOff.settings";
const WHOS_OUT = "timeOff.seeWhosOut";
const PRIVATE = "timeOff.seePrivate";
const REQUESTS = "timeOff.manageRequests";
const ATTACHMENTS = "timeOff.attachments";
const BALANCES = "timeOff.seeBalances";

const DAYS_BACK = 90;
const DAYS_AHEAD = 30;
/** Requests whose details are read; with attachments in the plan more, because not every request has one. */
const DETAILS = 3;
const DETAILS_FOR_ATTACHMENTS = 6;
/** ASSUMED: where no name of a policy type is known. Bob refuses an unknown one only after it looked at the permission. */
const SOME_POLICY_TYPE = "Holiday";

/** What was read on the way and serves the next question. */
interface Seen {
  policyType?: string | undefined;
  requests: readonly Json[];
}

/** The reads of time off that the permissions `wanted` take. */
export function timeOffSteps(look: Look, wanted: ReadonlySet<string>): Step[] {
  const seen: Seen = { requests: [] };
  const some = (...keys: readonly string[]) => keys.some((key) => wanted.has(key));
  return [
    ...(some(SETTINGS) ? [{ note: "Time off settings", run: () => lookAtSettings(look, seen) }] : []),
    ...(some(WHOS_OUT, PRIVATE, REQUESTS, ATTACHMENTS) ? [{ note: "Who's out", run: () => lookAtRequests(look, seen, wanted) }] : []),
    ...(some(REQUESTS, ATTACHMENTS) ? [{ note: "Requests", run: () => lookAtDetails(look, seen, some(ATTACHMENTS)) }] : []),
    ...(some(BALANCES) ? [{ note: "Balances", run: () => lookAtBalance(look, seen) }] : []),
  ];
}

async function lookAtSettings({ calls, found }: Look, seen: Seen): Promise<void> {
  const tried = await calls.attempt(async (client) =>
    listIn((await client.call(listPolicyTypes, {})).data, "policyTypes", listPolicyTypes.id),
  );
  if (tried.is === "failed") return found.add(SETTINGS, unasked(tried));
  if (tried.is === "absent") return found.add(SETTINGS, unverifiable("The account seems to have no time off (404)"));
  if (tried.is === "refused") return found.add(SETTINGS, missing("The list of policy types was refused"));
  seen.policyType = tried.data.find((name) => typeof name === "string" && name !== "") as string | undefined;
  found.add(SETTINGS, granted(`The list of policy types can be read: ${count(tried.data.length, "type")}`));
}

async function lookAtRequests(look: Look, seen: Seen, wanted: ReadonlySet<string>): Promise<void> {
  const { calls, found, beyond } = look;
  if (look.people.length === 0) return found.add(WHOS_OUT, NOBODY);
  const now = calls.client.clock.now();
  const span = { from: isoOf(now - DAYS_BACK * DAY).slice(0, 10), to: isoOf(now + DAYS_AHEAD * DAY).slice(0, 10) };
  const query = {
    ...span,
    includeHourly: true,
    includePrivate: beyond || wanted.has(PRIVATE),
    includePending: beyond || wanted.has(REQUESTS) || wanted.has(ATTACHMENTS),
  };
  const tried = await calls.attempt(async (client) => listIn((await client.call(listWhosOut, { query })).data, "outs", listWhosOut.id));
  // What stands behind a refusal waits for it.
  if (tried.is === "refused") return found.add(WHOS_OUT, missing("The list of who is out was refused"));
  if (tried.is !== "answered") {
    const finding = tried.is === "failed" ? unasked(tried) : unverifiable("The account seems to have no time off (404)");
    for (const key of [WHOS_OUT, PRIVATE, REQUESTS, ATTACHMENTS]) found.add(key, finding);
    return;
  }
  seen.requests = tried.data.filter(isObject);
  const { requests } = seen;
  const told = `${count(requests.length, "request")} from ${span.from} to ${span.to}`;
  found.add(WHOS_OUT, granted(`The list of who is out can be read: ${told}`));
  const having = (key: string, word: string) => requests.filter((row) => String(row[key]).toLowerCase().startsWith(word)).length;
  const hidden = having("visibility", "private");
  found.add(
    PRIVATE,
    hidden > 0
      ? granted(`${hidden} of ${told} ${hidden === 1 ? "is" : "are"} private`)
      : unverifiable(`None of ${told} is private: there may be none`),
  );
  const pending = having("status", "pending");
  if (pending > 0) found.add(REQUESTS, granted(`${pending} of ${told} ${pending === 1 ? "waits" : "wait"} for approval`));
}

const idOf = (value: unknown): string | undefined =>
  typeof value === "number" || (typeof value === "string" && value !== "") ? String(value) : undefined;

/** Requests of different policy types: some types come with attachments and some never do. */
function choose(requests: readonly Json[], most: number): { readonly id: string; readonly requestId: string }[] {
  const named = requests.flatMap(({ employeeId, requestId, policyTypeDisplayName: type }) => {
    const [id, request] = [idOf(employeeId), idOf(requestId)];
    return id === undefined || request === undefined ? [] : [{ id, requestId: request, type: String(type) }];
  });
  const byType = [...Map.groupBy(named, ({ type }) => type).values()].map((rows) => spread(rows, most));
  return Array.from({ length: most }, (_, nth) => byType.flatMap((rows) => rows[nth] ?? []))
    .flat()
    .slice(0, most);
}

async function lookAtDetails(look: Look, seen: Seen, attachments: boolean): Promise<void> {
  const { calls, found } = look;
  if (!found.is(WHOS_OUT, "granted")) return; // what stands behind it cannot be seen
  const chosen = choose(seen.requests, attachments ? DETAILS_FOR_ATTACHMENTS : DETAILS);
  const [somebody] = look.sample;
  // A request that is not there is refused before it is looked for.
  if (chosen.length === 0 && somebody) chosen.push({ id: somebody.id, requestId: "1" });
  const details: Json[] = [];
  let absent = 0;
  for (const path of chosen) {
    if (found.knows(REQUESTS) && (!attachments || found.knows(ATTACHMENTS))) break;
    const tried = await calls.attempt(async (client) => (await client.call(readRequestDetails, { path, query: {} })).data);
    if (tried.is === "refused") {
      found.add(REQUESTS, missing("The details of a request were refused, though who is out can be read"));
      return;
    }
    if (tried.is === "failed") {
      found.add(REQUESTS, unasked(tried));
      if (attachments) found.add(ATTACHMENTS, unasked(tried));
      return;
    }
    if (tried.is === "absent") absent++;
    else if (isObject(tried.data)) details.push(tried.data);
    if (attachments) lookAtLinks(look, details);
  }
  if (details.length > 0) found.add(REQUESTS, granted(`The details of ${count(details.length, "request")} can be read`));
  else if (absent > 0) found.add(REQUESTS, granted("Details of a request that is not there answered 404 and not 403", "medium"));
  else found.add(REQUESTS, unverifiable("There is no request whose details could be looked at"));
  if (attachments) found.add(ATTACHMENTS, noFiles(details));
}

/** Files of the requests looked at: with links, or without although there is a file. */
function lookAtLinks({ found }: Look, details: readonly Json[]): void {
  const linked = details.filter(({ attachmentLinks: links }) => Array.isArray(links) && links.length > 0).length;
  const files = details.filter(({ hasAttachment }) => hasAttachment === true).length;
  if (linked > 0) found.add(ATTACHMENTS, granted(`The details of ${count(linked, "request")} have links to attachments`));
  else if (files > 0) found.add(ATTACHMENTS, missing(`${count(files, "request")} looked at with an attachment came without its link`));
}

/** What requests without files tell: the list of links is there, if empty, or it is not. */
function noFiles(details: readonly Json[]): Finding {
  const told = `None of ${count(details.length, "request")} looked at has an attachment`;
  const listed = details.some(({ attachmentLinks }) => Array.isArray(attachmentLinks));
  return listed ? granted(`${told}, but they came with an empty list of links`, "medium") : unverifiable(told);
}

async function lookAtBalance({ calls, found, sample }: Look, seen: Seen): Promise<void> {
  const person = sample.find((one) => !isInactive(one)) ?? sample[0];
  if (!person) return found.add(BALANCES, NOBODY);
  const fromRow = seen.requests.map(({ policyType }) => policyType).find((name) => typeof name === "string" && name !== "");
  const policyType = seen.policyType ?? (fromRow as string | undefined) ?? SOME_POLICY_TYPE;
  const query = { policyType, date: isoOf(calls.client.clock.now()).slice(0, 10) };
  const tried = await calls.attempt((client) => client.call(readBalance, { path: { id: person.id as EmployeeId }, query }));
  if (tried.is === "refused") return found.add(BALANCES, missing("A balance was refused"));
  if (tried.is === "answered") return found.add(BALANCES, granted("A balance can be read"));
  const status = tried.is === "absent" ? 404 : tried.status;
  if (status === 404 || status === 400) {
    // The permission is looked at first; the person has no policy of the type.
    return found.add(BALANCES, granted(`A balance of somebody without a policy answered ${status} and not 403`, "medium"));
  }
  if (tried.is === "failed") found.add(BALANCES, unasked(tried));
}
