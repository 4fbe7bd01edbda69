import { InvalidInputError } from "../../client/errors.ts";
import type { Deliver } from "./attempt.ts";

/** The events of which Bob's documentation tells; the fake may tell of more. */
export type WebhookEventType =
  | "employee.created"
  | "employee.updated"
  | "employee.deleted"
  | "employee.joined"
  | "employee.left"
  | "employee.inactivated"
  | "employee.activated"
  | "table.entry.created"
  | "table.entry.updated"
  | "timeoff.request.requested"
  | "timeoff.request.approved"
  | "timeoff.request.declined"
  | "timeoff.request.updated"
  | "timeoff.request.cancelled"
  | "timeoff.request.deleted"
  | "timeoff.request.imported"
  | "todo.assign"
  | "todo.changedStatus"
  | "documents.eSign.completed"
  | "workforcePlanning.position.created"
  | "workforcePlanning.position.updated"
  | "workforcePlanning.positionOpening.created"
  | "workforcePlanning.positionOpening.updated"
  | "workforcePlanning.positionOpening.deleted"
  | "workforcePlanning.positionBudget.created"
  | "workforcePlanning.positionBudget.updated"
  | (string & {});

/** A webhook to set up: a URL, or a function in its place. */
export interface SubscribeOptions {
  /** Address of the receiver, http or https. With `deliver`, only what the request says of itself. */
  readonly url?: string | URL | undefined;
  /** Gets the requests instead of a server, e.g. a framework's `app.fetch`. No answer counts as 200, throwing as a failure. */
  readonly deliver?: Deliver | undefined;
  /** What deliveries are signed with. Default: invented, the same for the same seed. */
  readonly secret?: string | undefined;
  /** Events that are sent. Default all. */
  readonly events?: readonly WebhookEventType[] | undefined;
}

const OPTIONS: readonly string[] = ["url", "deliver", "secret", "events"] satisfies (keyof SubscribeOptions)[];

/** @throws {InvalidInputError} when there is no receiver in it, or anything is none of its kind */
export function checkedOptions(options: SubscribeOptions): SubscribeOptions {
  const { deliver, events, secret, url } = options;
  const stray = Object.keys(options).find((key) => !OPTIONS.includes(key));
  const problem =
    stray !== undefined
      ? `a webhook has no option ${stray}; there are ${OPTIONS.join(", ")}`
      : url === undefined && deliver === undefined
        ? "a webhook needs a url, or a function deliver in its place"
        : url !== undefined && !isAddress(url)
          ? "url must be an http or https address without a user in it"
          : deliver !== undefined && typeof deliver !== "function"
            ? "deliver must be a function that takes a Request"
            : secret !== undefined && (typeof secret !== "string" || secret === "")
              ? "secret must be a text that is not empty"
              : events !== undefined && !isTypes(events)
                ? "events must be a list of at least one event such as employee.updated; leave it out for all"
                : undefined;
  if (problem !== undefined) throw new InvalidInputError(`Fake HiBob: ${problem}`);
  return options;
}

function isAddress(url: string | URL): boolean {
  const { protocol, username, password } = URL.parse(String(url)) ?? {};
  return (protocol === "http:" || protocol === "https:") && !username && !password;
}

const isTypes = (events: unknown): boolean =>
  Array.isArray(events) && events.length > 0 && events.every((type) => typeof type === "string" && type !== "");
