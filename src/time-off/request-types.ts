import { InvalidInputError } from "../client/index.ts";
import { dayOf } from "../client/spans.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { EmployeeId } from "../model/ids.ts";
import type { Json } from "../model/json.ts";

/** A local time of day, `HH:MM:SS`, at the employee's site. */
export type LocalTime = string;

interface Span {
  /** First day. */
  readonly startDate: CalendarDate;
  /** Last day; the first one again for a single day. */
  readonly endDate: CalendarDate;
}

/** Whole days; the first and the last may be half. */
export interface DaysRequest extends Span {
  readonly type: "days";
  /** How much of the first day. */
  readonly startPortion: "all_day" | "afternoon";
  /** How much of the last day. */
  readonly endPortion: "all_day" | "morning";
}

/** Some hours of one day. For policy types measured in hours. */
export interface HoursRequest {
  readonly type: "hours";
  /** The day. */
  readonly startDate: CalendarDate;
  /** Bob takes no other day than the first, which is sent when left out. */
  readonly endDate?: CalendarDate;
  readonly hours: number;
  /** Default 0. */
  readonly minutes?: number;
}

/** An amount of time of its own for each day. */
export interface DifferentDaysRequest extends Span {
  readonly type: "differentDayDurations";
  /** One entry a day, 0 and 0 for a day that is worked. */
  readonly durations: readonly { readonly date: CalendarDate; readonly hours: number; readonly minutes: number }[];
}

/** The same half of every day. */
export interface PortionRequest extends Span {
  readonly type: "portionOnRange";
  readonly dayPortion: "morning" | "afternoon";
}

/** The same number of hours on every day. For policy types measured in hours. */
export interface DailyHoursRequest extends Span {
  readonly type: "hoursOnRange";
  readonly dailyHours: number;
  /** Default 0. */
  readonly dailyMinutes?: number;
}

/** The same time of the day on every day, e.g. 09:30 to 13:00. */
export interface SpecificHoursRequest extends Span {
  readonly type: "specificHoursDayDurations";
  readonly localStartTime: LocalTime;
  readonly localEndTime: LocalTime;
}

/**
 * A time of the day, or all or nothing, for each day by itself.
 *
 * ASSUMED: the keys inside `durations`. HiBob's documentation says what can be asked for, and not how.
 */
export interface DifferentSpecificHoursRequest extends Span {
  readonly type: "differentSpecificHoursDayDurations";
  readonly durations: readonly {
    readonly date: CalendarDate;
    readonly dayDuration:
      | { readonly dayDurationType: "specificHoursDayDuration"; readonly localStartTime: LocalTime; readonly localEndTime: LocalTime }
      | { readonly dayDurationType: "portionDayDuration"; readonly portion: "all_day" | "vacant" };
  }[];
}

/** A percentage of every day. Bob tells of such requests; the API cannot make them. */
export interface PercentageRequest extends Span {
  readonly type: "percentageOnRange";
  /** ASSUMED: the name of the key, which is observed and not documented. */
  readonly percentageOfDay: number;
}

/** Without an end yet: `endDate` is `null`. Bob tells of such requests; the API cannot make them. */
export interface OpenEndedRequest extends Span {
  readonly type: "openEnded";
  readonly startPortion: "all_day" | "afternoon";
}

// Only the compiler sees it. `string`, branded or not, could be any literal to the compiler, and would end all narrowing; an
// enum is a string that is none of them.
declare enum Newer {
  type = "a type that this version does not know",
}

/** The type of a request that this version does not know. It is Bob's own word: compare it as a `string`. */
export type NewerRequestType = Newer;

/** A request of a type that Bob has added since; all its keys are there. */
export interface NewerRequest extends Span {
  /** Bob's word for it; `unknown` when Bob gave none. */
  readonly type: NewerRequestType;
}

/** The part of a day's durations that all types share. */
export interface DayDuration {
  readonly date?: CalendarDate | null;
  readonly [key: string]: unknown;
}

type Given = "type" | "startDate" | "endDate";

/** A type as it is read: what Bob leaves out is absent or `null`, and words may be new ones. */
type AsRead<Type extends { type: string }> = {
  readonly type: Type["type"];
  /** First day; the day itself for `hours`. `null` only when Bob does not tell. */
  readonly startDate: CalendarDate | null;
  /** Last day; the day itself for `hours`, `null` for `openEnded`. */
  readonly endDate: CalendarDate | null;
} & {
  readonly [Key in keyof Type as Key extends Given ? never : Key]?:
    | (Key extends "durations" ? readonly DayDuration[] : NonNullable<Type[Key]> extends string ? Type[Key] | (string & {}) : Type[Key])
    | null;
};

/**
 * What is asked for, by `type`: the same types and names as in `NewTimeOffRequest`, wherever it was read. Bob's own names
 * differ between its endpoints (`type` and `requestRangeType`, `startPortion` and `startDatePortion`, `hours`, `hoursOnDate`
 * and `date`); they are made one here. A `switch` over `type` narrows; its `default` is a type that Bob has added since.
 *
 * @example
 * const request = await bob.timeOff.getRequest(id, 27500233);
 * switch (request.type) {
 *   case "days":
 *     console.log(request.startPortion);
 *     break;
 *   case "hours":
 *     console.log(request.hours, request.minutes ?? 0);
 *     break;
 *   default:
 *     console.log(request.type, request.startDate, request.endDate);
 * }
 */
export type TimeOffRequest =
  | AsRead<DaysRequest>
  | AsRead<HoursRequest>
  | AsRead<DifferentDaysRequest>
  | AsRead<PortionRequest>
  | AsRead<DailyHoursRequest>
  | AsRead<SpecificHoursRequest>
  | AsRead<DifferentSpecificHoursRequest>
  | AsRead<PercentageRequest>
  | AsRead<OpenEndedRequest>
  | AsRead<NewerRequest>;

/** Who decides on a new request: its manager's approval flow, or nobody. */
type Approval =
  | { readonly skipManagerApproval?: false | undefined; readonly approver?: undefined }
  | {
      /** True makes a request that is approved at once. For service users with admin rights. */
      readonly skipManagerApproval: true;
      /** Whom Bob shows as the approver. Needs the right to import requests. */
      readonly approver?: EmployeeId | undefined;
    };

/** A request to make: one of the types that the API takes, all its keys given. */
export type NewTimeOffRequest = {
  /** Name of the policy type, e.g. `Holiday`. */
  readonly policyType: string;
  /** Why; the approver sees it. */
  readonly description?: string | undefined;
  /** Id of one of the policy type's `reasonCodes`. */
  readonly reasonCode?: number | undefined;
} & Approval &
  (
    | DaysRequest
    | HoursRequest
    | DifferentDaysRequest
    | PortionRequest
    | DailyHoursRequest
    | SpecificHoursRequest
    | DifferentSpecificHoursRequest
  );

/** What each type that can be made needs, besides its days. */
const NEEDS = {
  days: ["startPortion", "endPortion"],
  hours: ["hours"],
  differentDayDurations: ["durations"],
  portionOnRange: ["dayPortion"],
  hoursOnRange: ["dailyHours"],
  specificHoursDayDurations: ["localStartTime", "localEndTime"],
  differentSpecificHoursDayDurations: ["durations"],
} satisfies Record<NewTimeOffRequest["type"], readonly string[]>;

/** The body that makes a request, in Bob's names. */
export function writeRequest(request: NewTimeOffRequest): Json & { policyType: string; startDate: string; endDate: string } {
  const { type, startPortion: startDatePortion, endPortion: endDatePortion, ...rest } = { ...request } as Json & NewTimeOffRequest;
  if (!Object.hasOwn(NEEDS, type)) throw new InvalidInputError(`type must be one of ${Object.keys(NEEDS).join(", ")}`);
  for (const key of NEEDS[type]) {
    if ((request as unknown as Json)[key] == null) throw new InvalidInputError(`A request of type ${type} needs ${key}`);
  }
  const body = {
    requestRangeType: type,
    startDatePortion,
    endDatePortion,
    ...rest,
    ...(type === "hours" && { minutes: rest.minutes ?? 0, endDate: rest.endDate ?? rest.startDate }),
    ...(type === "hoursOnRange" && { dailyMinutes: rest.dailyMinutes ?? 0 }),
  } as ReturnType<typeof writeRequest>;
  if (dayOf(body.startDate, "startDate") > dayOf(body.endDate, "endDate")) throw new InvalidInputError("endDate is before startDate");
  return body;
}

// How single endpoints call what is called otherwise here.
const ALIASES = [
  ["requestRangeType", "type"],
  ["startDatePortion", "startPortion"],
  ["endDatePortion", "endPortion"],
  ["hoursOnDate", "hours"],
] as const;

/** A request from any answer of Bob's, with one set of names; keys that are not known stay as they are. */
export function readRequest(raw: Json): Json {
  const read: Json = { startDate: null, endDate: null, ...raw };
  const rename = (alias: string, name: string) => {
    const value = raw[alias] ?? null;
    if (value !== null) read[name] ??= value;
    if (value === null || value === read[name]) delete read[alias];
  };
  for (const [alias, name] of ALIASES) rename(alias, name);
  const { type } = read;
  // ASSUMED: types that were met with a capital letter in the changes feed are the ones documented without.
  read.type = typeof type === "string" && type ? type[0]!.toLowerCase() + type.slice(1) : "unknown";
  if (read.type === "hours") for (const name of ["startDate", "endDate"]) rename("date", name);
  return read;
}
