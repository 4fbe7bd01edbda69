import type { CalendarDate, Timestamp } from "../../../model/dates.ts";
import type { Policy, PolicyType } from "./policies.ts";
import type { DayTimes, RangeType } from "./range.ts";

/** What can be changed of a request. */
export interface TimeOffEdit {
  readonly policyType?: string | undefined;
  /** As in the API, and `percentageOnRange` and `openEnded`, which only people can enter. */
  readonly requestRangeType?: RangeType | undefined;
  readonly startDate?: CalendarDate | undefined;
  /** Last day. `openEnded` has none. */
  readonly endDate?: CalendarDate | undefined;
  /** For `days` and `openEnded`. */
  readonly startDatePortion?: "all_day" | "afternoon" | undefined;
  /** For `days`. */
  readonly endDatePortion?: "all_day" | "morning" | undefined;
  /** For `hours`. */
  readonly hours?: number | undefined;
  /** For `hours`. */
  readonly minutes?: number | undefined;
  /** For `portionOnRange`. */
  readonly dayPortion?: "morning" | "afternoon" | undefined;
  /** For `hoursOnRange`. */
  readonly dailyHours?: number | undefined;
  /** For `hoursOnRange`. */
  readonly dailyMinutes?: number | undefined;
  /** For `specificHoursDayDurations`, as `HH:MM:SS`. */
  readonly localStartTime?: string | undefined;
  /** For `specificHoursDayDurations`, as `HH:MM:SS`. */
  readonly localEndTime?: string | undefined;
  /** For `percentageOnRange`. */
  readonly percentageOfDay?: number | undefined;
  /** For `differentDayDurations` and `differentSpecificHoursDayDurations`: one entry for each day. */
  readonly durations?:
    | readonly { readonly date: CalendarDate; readonly hours: number; readonly minutes: number }[]
    | readonly { readonly date: CalendarDate; readonly dayDuration: DayTimes }[]
    | undefined;
  readonly description?: string | undefined;
  /** Id of one of the policy type's reasons. */
  readonly reasonCode?: number | undefined;
}

/** Time off to ask for, in the names of the API. */
export interface NewTimeOff extends TimeOffEdit {
  readonly startDate: CalendarDate;
  /** Default `Holiday`. */
  readonly policyType?: string | undefined;
  /** Default `days`. */
  readonly requestRangeType?: RangeType | undefined;
  /** Default `startDate`. */
  readonly endDate?: CalendarDate | undefined;
  /** Whether it is approved at once. Default false: the policy says. */
  readonly skipManagerApproval?: boolean | undefined;
  /** Id of the employee shown as approver; with `skipManagerApproval` only. */
  readonly approver?: string | undefined;
}

/** A request as it is now. */
export interface FakeTimeOff {
  readonly id: number;
  readonly employeeId: string;
  readonly policyType: string;
  readonly requestRangeType: RangeType;
  readonly startDate: CalendarDate;
  /** `null` while it has no end. */
  readonly endDate: CalendarDate | null;
  readonly status: "pending" | "approved" | "declined" | "canceled" | "deleted";
  readonly createdOn: Timestamp;
  /** In days or hours, by the policy type's unit; `null` while it has no end. */
  readonly totalDuration: number | null;
  /** What it takes from the balance, in the same unit. */
  readonly totalCost: number | null;
  /** The first request of a chain of edits; `null` for one that was never edited. */
  readonly originalRequestId: number | null;
  /** The request that this one took the place of. */
  readonly previousRequestId: number | null;
}

/** A policy type to add. */
export interface NewPolicyType {
  readonly name: string;
  /** Default `days`. */
  readonly unit?: PolicyType["unit"] | undefined;
  /** Default `paidTimeoff`. */
  readonly activity?: PolicyType["activity"] | undefined;
  /** Default `Custom name` with a `customName`, else `Public`. */
  readonly visibility?: PolicyType["visibility"] | undefined;
  /** What people read who may not see the real name. */
  readonly customName?: string | undefined;
  /** Reasons that requests can give. Default none. */
  readonly reasonCodes?: readonly string[] | undefined;
}

/** A policy to add. Amounts are in the unit of its type. */
export interface NewPolicy extends Partial<Omit<Policy, "name" | "policyType" | "siteIds">> {
  readonly name: string;
  readonly policyType: string;
  /**
   * Labels of the sites whose people have it. Default: it is for everybody without another policy of this type; for single
   * people there is `assignPolicy`.
   */
  readonly sites?: readonly string[] | undefined;
}

/** A file that comes with a request. */
export interface NewAttachment {
  readonly filename: string;
  /** Default `text/plain`. */
  readonly mimeType?: string | undefined;
  readonly content: string;
}
