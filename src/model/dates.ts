/** A calendar date, `YYYY-MM-DD`. A string and never a `Date`: it has no time zone to be wrong about. */
export type CalendarDate = string;

/** A moment in the form Bob writes it: ISO 8601 with microseconds and without a zone. */
export type Timestamp = string;
