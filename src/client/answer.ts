import type { Permission } from "../model/permissions.ts";
import {
  AuthenticationError,
  type ErrorFacts,
  type HiBobError,
  LockoutError,
  PermissionError,
  RateLimitError,
  ResponseError,
  UnexpectedAnswerError,
} from "./errors.ts";
import { BLOCK_MS } from "./lockout-guard.ts";

/** Bob's answer to one call. */
export interface Answer<Data> {
  readonly data: Data;
  /** 200 as a rule; 304 is how Bob says that an update changed nothing or was not allowed to. */
  readonly status: number;
  readonly headers: Headers;
  /** An earlier attempt of the same call got no answer, or a fault of Bob's: it may have been carried out already. */
  readonly repeated: boolean;
}

interface Received {
  readonly endpoint: string;
  readonly permissions: readonly Permission[];
  readonly response: Response;
  readonly text: string;
  readonly now: number;
  /** What was sent and must not come back in a message: the credential, and what filled the path. */
  readonly hidden: readonly string[];
}

/** Hides a short value where it stands as a word; inside of others it would riddle the text with holes. */
const hideWord = (text: string, word: string): string =>
  text
    .split(word)
    .reduce((left, right) => left + (/[\p{L}\p{N}]$/u.test(left) || /^[\p{L}\p{N}]/u.test(right) ? word : "<hidden>") + right);

/** Hides what may be a person's or a credential: what is `hidden`, mail addresses, ids, and long runs such as tokens. */
const scrub = (text: string, hidden: readonly string[]): string =>
  hidden
    .flatMap((value) => [value, encodeURIComponent(value.toWellFormed())])
    .filter((value) => value.length > 1)
    .sort((a, b) => b.length - a.length) // so that no piece of a longer one is left
    .reduce((rest, value) => (value.length > 3 ? rest.replaceAll(value, "<hidden>") : hideWord(rest, value)), text)
    .slice(0, 2000) // the patterns below take time on endless words
    .replace(/\s+/g, " ")
    .replace(/\d{4}-\d\d-\d\d/g, "<date>")
    .replace(/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g, "<email>")
    .replace(/[\w+/=-]{24,}/g, (run) => (/^[a-z_]+$/i.test(run) ? run : "<hidden>"))
    .replace(/(?<![\d_])\d{5,}/g, "<number>")
    .slice(0, 300);

/** Reads the error bodies Bob is known to send: `{key, error}`, `{error, message}`, `{error, errors: {column: text}}`. */
function reasonIn({ text, hidden }: Received): { key?: string; reason: string } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { reason: "" }; // a web page or nothing: the status is all there is
  }
  if (typeof body !== "object" || body === null) return { reason: "" };
  const { key, error, message, errors } = body as Record<string, unknown>;
  const reasons = [error, message].filter((part) => typeof part === "string" && part !== "");
  if (typeof errors === "object" && errors !== null) {
    for (const [column, why] of Object.entries(errors)) reasons.push(`${column}: ${typeof why === "string" ? why : "refused"}`);
  }
  return {
    ...(typeof key === "string" && /^[\w.-]{1,100}$/.test(key) ? { key: scrub(key, hidden) } : {}),
    reason: scrub(reasons.join(", "), hidden),
  };
}

/** The error for an answer with a status of 400 or more. */
function refusal(received: Received): HiBobError {
  const { endpoint, permissions, response, text, now } = received;
  const { status } = response;
  const { key, reason } = reasonIn(received);
  const facts = (hint?: string, retryable = false): ErrorFacts => ({ endpoint, status, key, hint, retryable });
  const what = `${endpoint} answered ${status}${reason ? `: ${reason.replace(/\.$/, "")}` : ""}`;
  switch (true) {
    case status === 401:
      return new AuthenticationError("unauthorized", what, facts("Check id and token, and whether they are of the sandbox or production"));
    // ASSUMED: what Bob's firewall answers while it blocks is not documented; a web page with 403 is taken for it,
    // because the API's own refusals are JSON.
    case status === 403 && isPage(response, text):
      return new LockoutError(
        `${what}, with a web page`,
        now + BLOCK_MS,
        facts("Bob's firewall seems to block the credential or address for five minutes"),
      );
    case status === 403: {
      const boxes = permissions
        .map(({ place, fieldPlace }) => (fieldPlace ? `${place} (with field-level permissions: ${fieldPlace})` : place))
        .join("; and ");
      return new PermissionError(
        what,
        permissions,
        facts(
          `${boxes && `Ask the HR admin to tick for the service user's group: ${boxes}. `}Check that its "Access data for" covers the employee, and the account's trusted addresses`,
        ),
      );
    }
    case status === 404:
      return new ResponseError("not_found", what, facts("The id does not exist, or this service user may not see it"));
    case status === 409:
      return new ResponseError("conflict", what, facts());
    case status === 429:
      return new RateLimitError("rate_limited", what, facts("The endpoint's rate limit is used up; try again in a minute", true));
    case status >= 500:
      return new ResponseError("server_error", what, facts("The fault is on Bob's side", true));
    default:
      return new ResponseError(status === 400 ? "bad_request" : "http_error", what, facts());
  }
}

/** Whether an answer is a page for a browser, which no endpoint gives. */
export const isPage = (response: Response, text: string): boolean =>
  (response.headers.get("content-type") ?? "").includes("html") || /^\s*<(!doctype|html)/i.test(text);

/** Turns a received response into its data, or throws the error that fits it. */
export function readAnswer(received: Received): unknown {
  const { endpoint, response, text } = received;
  const { status } = response;
  if (status >= 400) throw refusal(received);
  if (status === 304) return undefined;
  if (status >= 300 || status === 0) {
    throw new UnexpectedAnswerError(`${endpoint} answered with a redirect`, { endpoint, status, hint: "Check baseUrl" });
  }
  if (isPage(response, text)) {
    throw new UnexpectedAnswerError(`${endpoint} answered ${status} with a web page instead of JSON`, {
      endpoint,
      status,
      hint: "Bob does this for a path that does not exist: check the path and baseUrl",
    });
  }
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which holds people's data.
    throw new UnexpectedAnswerError(`${endpoint} answered ${status} with broken JSON`, {
      endpoint,
      status,
      retryable: true,
      hint: "It was probably cut off on its way",
    });
  }
}
