import type { CalendarDate, Timestamp } from "./dates.ts";
import type { FIELDS, FieldType, KnownFieldId } from "./fields.ts";
import type { EmployeeId } from "./ids.ts";

/** An amount with its currency, e.g. `{ value: 52000, currency: "GBP" }`, in major units. */
export interface Money {
  readonly value: number;
  readonly currency: string;
}

/** Another employee as Bob embeds one, e.g. in `work.reportsTo`. */
export interface EmployeeSummary {
  readonly id: EmployeeId;
  readonly firstName?: string | null;
  readonly surname?: string | null;
  readonly email?: string | null;
  readonly displayName?: string | null;
}

/** A length of time, e.g. a notice period of `{ unit: "month", length: 3 }`. */
export interface Duration {
  readonly unit: string;
  readonly length: number;
}

/** A working week; which keys are present depends on `workingPatternType`. */
export interface WorkingPattern {
  readonly workingPatternType?: "hourly" | "fortnightly" | "flexible" | (string & {});
  readonly hoursPerDay?: number;
  readonly workingPatternId?: number;
  readonly [key: string]: unknown;
}

/** What a field holds, by its metadata type, when it is not empty. */
export interface FieldTypeValues extends Record<FieldType, unknown> {
  text: string;
  "text-area": string;
  number: number;
  boolean: boolean;
  date: CalendarDate;
  /** `MM-DD`, without a year. */
  "short-date": string;
  time: Timestamp;
  /** Id of a list item; for many built-in lists the id is the label. */
  list: string;
  list_id: number | string;
  "multi-list": readonly string[];
  "hierarchy-list": number | string;
  currency: Money;
  "employee-reference": EmployeeId;
  employee: EmployeeSummary;
  /** Exact form not documented. */
  period: unknown;
  duration_with_unit: Duration;
  working_pattern: WorkingPattern;
  ssn: string;
  /** A signed URL that changes at every read. */
  avatar: string;
}

type FieldValue<Id extends KnownFieldId> = Id extends "root.id" ? EmployeeId : FieldTypeValues[(typeof FIELDS)[Id]["type"]] | null;

/** Value type of every built-in field by its id; `null` is an empty field. */
export type KnownFields = { readonly [Id in KnownFieldId]: FieldValue<Id> };
