import type { Permission } from "../model/permissions.ts";

/**
 * What went wrong, for programs.
 *
 * `invalid_input`: the call was refused before anything was sent. `unauthorized`, `forbidden`, `not_found`, `conflict`,
 * `bad_request`, `rate_limited`, `server_error`, `http_error`: Bob's answer by its status. `locked_out`: this client
 * refused to send, because more failures could lock the integration out. `network`, `timeout`: no answer.
 * `unexpected_answer`: an answer that is not what the endpoint gives. `aborted`: the caller's signal. `restricted_columns`: a
 * row was not written, because columns are hidden that it would blank. `not_visible`: no read has shown what was written. `not_ready`: a report was not finished
 * in time. `ambiguous`: several documents have the name.
 */
export type ErrorCode =
  | "invalid_input"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "bad_request"
  | "rate_limited"
  | "server_error"
  | "http_error"
  | "locked_out"
  | "network"
  | "timeout"
  | "unexpected_answer"
  | "aborted"
  | "restricted_columns"
  | "not_visible"
  | "not_ready"
  | "ambiguous"
  | (string & {});

/** What an error can tell besides its message. */
export interface ErrorFacts {
  /** The endpoint as declared, e.g. `GET /people/{id}/work`; never with an id filled in. */
  readonly endpoint?: string | undefined;
  /** HTTP status of Bob's answer. */
  readonly status?: number | undefined;
  /** Bob's machine key, e.g. `exception.history.duplicated.bulk`. */
  readonly key?: string | undefined;
  /** What to do next. Also part of the message. */
  readonly hint?: string | undefined;
  /** Whether the same call can safely be made again and may then succeed. False for a write that Bob may have carried out. */
  readonly retryable?: boolean | undefined;
  readonly cause?: unknown;
}

const family = Symbol.for("hibob-kit.error");

/** Base of every error this package throws. No error shows a credential or a person's data. */
export class HiBobError extends Error implements ErrorFacts {
  readonly code: ErrorCode;
  declare readonly endpoint?: string;
  declare readonly status?: number;
  declare readonly key?: string;
  declare readonly hint?: string;
  readonly retryable: boolean = false;

  constructor(code: ErrorCode, message: string, { cause, ...facts }: ErrorFacts = {}) {
    super(facts.hint ? `${message}. ${facts.hint}` : message, cause === undefined ? {} : { cause });
    this.code = code;
    for (const [name, fact] of Object.entries(facts)) if (fact !== undefined) Object.assign(this, { [name]: fact });
    Object.defineProperty(this, family, { value: true });
  }

  // Names on the prototype survive minification and stay out of what inspection prints.
  static {
    HiBobError.prototype.name = "HiBobError";
  }
}

/** The call itself is wrong; nothing was sent. */
export class InvalidInputError extends HiBobError {
  static {
    InvalidInputError.prototype.name = "InvalidInputError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super("invalid_input", message, facts);
  }
}

/** 401: Bob does not accept the credential. */
export class AuthenticationError extends HiBobError {
  static {
    AuthenticationError.prototype.name = "AuthenticationError";
  }
}

/** 403: a permission is missing, or the employee or address is outside what the service user may reach. */
export class PermissionError extends HiBobError {
  static {
    PermissionError.prototype.name = "PermissionError";
  }
  /** The boxes in Bob's permission screen that this endpoint needs. */
  readonly permissions: readonly Permission[];
  constructor(message: string, permissions: readonly Permission[], facts?: ErrorFacts) {
    super("forbidden", message, facts);
    this.permissions = permissions;
  }
}

/** Not sent, because further failed authorisations could make Bob block the integration for five minutes; or it is blocked. */
export class LockoutError extends HiBobError {
  static {
    LockoutError.prototype.name = "LockoutError";
  }
  /** When this client will send again. */
  readonly until: Date;
  constructor(message: string, until: number, facts?: ErrorFacts) {
    super("locked_out", message, facts);
    this.until = new Date(until);
  }
}

/** 429, and no retry was possible or left. */
export class RateLimitError extends HiBobError {
  static {
    RateLimitError.prototype.name = "RateLimitError";
  }
}

/** Any other refusal by Bob. */
export class ResponseError extends HiBobError {
  static {
    ResponseError.prototype.name = "ResponseError";
  }
}

/** No answer: the network failed or the time was up. */
export class ConnectionError extends HiBobError {
  static {
    ConnectionError.prototype.name = "ConnectionError";
  }
}

/** An answer that is not what this endpoint gives: a web page, broken JSON, another shape. */
export class UnexpectedAnswerError extends HiBobError {
  static {
    UnexpectedAnswerError.prototype.name = "UnexpectedAnswerError";
  }
  constructor(message: string, facts?: ErrorFacts) {
    super("unexpected_answer", message, facts);
  }
}

/** The caller's signal ended the call; `cause` is its reason. */
export class AbortedError extends HiBobError {
  // The name that web APIs use, so that existing checks for it work.
  static {
    AbortedError.prototype.name = "AbortError";
  }
  constructor(cause: unknown, facts?: ErrorFacts) {
    super("aborted", "The call was aborted", { ...facts, cause });
  }
}

/** Whether `error` came from this package, even from another copy of it; with `code`, whether it is that one. */
export function isHiBobError(error: unknown, code?: ErrorCode): error is HiBobError {
  return error instanceof Error && family in error && (code === undefined || (error as unknown as HiBobError).code === code);
}
