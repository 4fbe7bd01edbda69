import type { CalendarDate } from "../../../model/dates.ts";
import { dayOf } from "../../company/days.ts";
import type { FakeAttendanceEntry } from "./entry.ts";

/** Minutes after which work of a day is overtime. ASSUMED: the same for all attendance policies of the fake. */
const FULL_DAY = 480;

/** What is calculated from the entries of one day or of several, in minutes. */
export interface Totals {
  /** From clocking in to clocking out; open entries count nothing yet. */
  readonly worked: number;
  readonly breaks: number;
  /** ASSUMED: worked time without breaks, which are unpaid. What Bob pays depends on the attendance policy. */
  readonly payable: number;
  /** Payable time above eight hours a day. */
  readonly overtime: number;
  /** Payable time on days with a special rate. ASSUMED: Saturdays and Sundays. */
  readonly special: number;
}

const NOTHING: Totals = { worked: 0, breaks: 0, payable: 0, overtime: 0, special: 0 };

/** The totals of one day. */
export function totalsOn(date: CalendarDate, entries: readonly FakeAttendanceEntry[]): Totals {
  const minutes = (type: string) => entries.reduce((sum, entry) => sum + (entry.type === type ? (entry.duration ?? 0) : 0), 0);
  const [worked, breaks] = [minutes("work"), minutes("break")];
  const payable = Math.max(0, worked - breaks);
  const weekend = (dayOf(date) + 3) % 7 > 4;
  return { worked, breaks, payable, overtime: Math.max(0, payable - FULL_DAY), special: weekend ? payable : 0 };
}

/** The totals of several days. */
export const sumOf = (days: readonly Totals[]): Totals =>
  days.reduce(
    (sum, day) => ({
      worked: sum.worked + day.worked,
      breaks: sum.breaks + day.breaks,
      payable: sum.payable + day.payable,
      overtime: sum.overtime + day.overtime,
      special: sum.special + day.special,
    }),
    NOTHING,
  );

/** Hours with two decimals. */
export const hours = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
