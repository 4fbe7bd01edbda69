/** A moment as Bob writes it: UTC without a zone, to the microsecond, e.g. `2026-06-15T09:00:00.000123`. */
export const stampOf = (moment: number, micros = 0): string =>
  `${new Date(moment).toISOString().slice(0, -1)}${String(micros % 1_000).padStart(3, "0")}`;
