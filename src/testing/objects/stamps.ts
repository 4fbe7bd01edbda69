import type { CalendarDate } from "../../model/dates.ts";
import { again, between, digits } from "../company/draws.ts";

/** A moment as Bob writes time stamps: to the microsecond, without a zone. */
export const stampAt = (moment: number): string => `${new Date(moment).toISOString().slice(0, -1)}000`;

/** An invented moment of a day, in working hours. */
export const stampOn = (date: CalendarDate, h: number): string =>
  `${date}T${between(again(h), 10, 17)}:${between(again(h, 2), 10, 59)}:${between(again(h, 3), 10, 59)}.${digits(h, 6)}`;
