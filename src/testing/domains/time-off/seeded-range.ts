import { dateOf } from "../../company/days.ts";
import { again, between, pick } from "../../company/draws.ts";
import type { TimeOffRange } from "./range.ts";

/** What invented requests are for, by the names of the policy types. */
export type Kind = "Holiday" | "Sick" | "Flexi hours" | "Compassionate leave" | "Study/exam days" | "Work from anywhere" | "Parental";

/** Dates of the story by day number and back. A company of thousands asks for the same two years again and again. */
export class StoryDates {
  readonly #texts = new Map<number, string>();
  readonly #days = new Map<string, number>();

  text(day: number): string {
    let text = this.#texts.get(day);
    if (text === undefined) {
      text = dateOf(day);
      this.#texts.set(day, text);
      this.#days.set(text, day);
    }
    return text;
  }

  /** First and last day of a time whose dates were written here. */
  of({ startDate, endDate }: TimeOffRange): { first: number; last: number } {
    const last = endDate === null ? Number.POSITIVE_INFINITY : (this.#days.get(endDate) as number);
    return { first: this.#days.get(startDate) as number, last };
  }
}

const weekday = (day: number): number => (day + 3) % 7;
/** The day itself, or the Monday after a weekend. */
export const workingDay = (day: number): number => (weekday(day) < 5 ? day : day + 7 - weekday(day));
const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00`;

function hourly(first: number, h: number, dates: StoryDates): TimeOffRange {
  const startDate = dates.text(first);
  const last = first + between(again(h, 1), 1, 4);
  const span = { startDate, endDate: dates.text(last) };
  const days = Array.from({ length: last - first + 1 }, (_, nth) => ({ date: dates.text(first + nth), h: again(h, 10 + nth) }));
  const start = between(again(h, 3), 16, 28) * 30;
  switch (h % 10) {
    case 0:
    case 1:
      return { type: "hoursOnRange", ...span, dailyHours: between(again(h, 2), 1, 4), dailyMinutes: pick([0, 0, 30], again(h, 3)) };
    case 2:
      return {
        type: "differentDayDurations",
        ...span,
        durations: days.map((day, nth) => ({ date: day.date, hours: nth === 1 ? 0 : between(day.h, 1, 6), minutes: nth === 1 ? 0 : 30 })),
      };
    case 3:
    case 4:
      return { type: "specificHoursDayDurations", ...span, localStartTime: time(start), localEndTime: time(start + 150) };
    case 5:
      return {
        type: "differentSpecificHoursDayDurations",
        ...span,
        durations: days.map((day, nth) => ({
          date: day.date,
          dayDuration:
            nth === 0
              ? { dayDurationType: "specificHoursDayDuration", localStartTime: time(start), localEndTime: time(start + 120) }
              : { dayDurationType: "portionDayDuration", portion: day.h % 2 === 0 ? "all_day" : "vacant" },
        })),
      };
    default:
      return {
        type: "hours",
        startDate,
        endDate: startDate,
        hours: between(again(h, 2), 1, 7),
        minutes: pick([0, 0, 15, 30, 45], again(h, 3)),
      };
  }
}

/** What is asked for, from a day on. */
export function rangeOf(
  kind: Kind,
  first: number,
  h: number,
  { story, dates }: { readonly story: number; readonly dates: StoryDates },
): TimeOffRange {
  const startDate = dates.text(first);
  if (kind === "Flexi hours") return hourly(first, h, dates);
  if (kind === "Parental") {
    const endDate = dates.text(first + between(again(h, 1), 20, 60));
    if (h % 3 === 0) return { type: "percentageOnRange", startDate, endDate, percentageOfDay: 50 };
    return { type: "days", startDate, endDate, startPortion: "all_day", endPortion: "all_day" };
  }
  if (kind === "Sick" && first < story && first > story - 40 && h % 4 === 0) {
    return { type: "openEnded", startDate, endDate: null, startPortion: "all_day" };
  }
  const length = kind === "Holiday" ? pick([1, 1, 1, 2, 3, 5, 5, 8, 12, 15], again(h, 1)) : between(again(h, 1), 1, 3);
  const endDate = dates.text(workingDay(first + length - 1));
  const portions = kind === "Holiday" || kind === "Compassionate leave" ? h % 20 : 19;
  if (portions < 2) return { type: "portionOnRange", startDate, endDate, dayPortion: portions === 0 ? "morning" : "afternoon" };
  if (portions === 2) {
    return { type: "differentDayDurations", startDate, endDate: startDate, durations: [{ date: startDate, hours: 6, minutes: 0 }] };
  }
  const startPortion = portions < 6 ? "afternoon" : "all_day";
  return { type: "days", startDate, endDate, startPortion, endPortion: portions === 6 ? "morning" : "all_day" };
}
