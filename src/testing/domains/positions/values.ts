/** What Bob makes no position, opening or budget without. */
export const NEEDED = {
  position: ["effectiveDate", "fte", "department", "site", "jobProfile"],
  opening: ["expectedStartDate"],
  budget: ["salaryPayPeriod", "currency"],
} as const;
