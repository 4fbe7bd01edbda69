import type { CalendarDate } from "../../model/dates.ts";
import { again, between, digits } from "./draws.ts";

/**
 * A moment as Bob writes time stamps: UTC without a zone, to the microsecond, e.g. `2026-06-15T09:00:00.000123`. The last
 * three digits of `micros` are those that the fake's clock does not have.
 */
export const stampAt = (moment: number, micros = 0): string =>
  `${new Date(moment).toISOString().slice(0, -1)}${String(micros % 1_000).padStart(3, "0")}`;

/** An invented moment of a day, in working hours. */
export const stampOn = (date: CalendarDate, h: number): string =>
  `${date}T${between(again(h), 10, 17)}:${between(again(h, 2), 10, 59)}:${between(again(h, 3), 10, 59)}.${digits(h, 6)}`;
