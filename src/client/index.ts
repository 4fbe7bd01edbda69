export type { EmployeeId } from "../model/ids.ts";
export type { Permission } from "../model/permissions.ts";
export type { Answer } from "./answer.ts";
export { type Auth, bearer, type ServiceUser, serviceUser } from "./auth.ts";
export { type CallOptions, type Client, type ClientOptions, createClient, PRODUCTION_URL, type RawRequest } from "./client.ts";
export { type Clock, systemClock } from "./clock.ts";
export type { Download } from "./download.ts";
export {
  type DataOf,
  type Effect,
  type Endpoint,
  type EndpointSpec,
  endpoint,
  type InputOf,
  type Issue,
  type Reading,
  type Schema,
} from "./endpoint.ts";
export {
  AbortedError,
  AuthenticationError,
  ConnectionError,
  type ErrorCode,
  type ErrorFacts,
  HiBobError,
  InvalidInputError,
  isHiBobError,
  LockoutError,
  PermissionError,
  RateLimitError,
  ResponseError,
  UnexpectedAnswerError,
} from "./errors.ts";
export type { CallEvent, DriftEvent, Hooks, ResponseEvent, RetryEvent, WaitEvent } from "./hooks.ts";
export { employeeId } from "./input.ts";
export { type Page, type Paginator, paginate } from "./pagination.ts";
export type { ValidateMode } from "./validation.ts";
export type { Written } from "./visible.ts";
