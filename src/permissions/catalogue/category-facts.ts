import { FIELD_CATEGORIES, type FieldCategory } from "../../model/fields.ts";

/** A category that Bob has in every account. */
export type KnownCategory = FieldCategory | "financial" | "equity" | "training";

interface CategoryFacts {
  readonly label: string;
  /** What it holds, as part of a sentence. */
  readonly holds: string;
  /** What goes wrong without View. */
  readonly breaks: string;
  /** What goes wrong without View history; absent where there is no such box. */
  readonly historyBreaks?: string;
  /** What is read as a table of rows, and not as fields. */
  readonly tables?: string;
  /** Has tables and no fields. */
  readonly noFields?: true;
}

const missing = (what: string): string => `${what} are missing for everybody.`;

const FACTS: Readonly<Record<KnownCategory, Omit<CategoryFacts, "label">>> = {
  root: { holds: "names, email address, company id", breaks: "People come without names and email addresses: only their ids are there." },
  personal: {
    holds: "birthday, nationality, pronouns",
    breaks: missing("Birthdays, nationalities and pronouns"),
  },
  personalContact: { holds: "private email address and phones", breaks: missing("Private email addresses and phone numbers") },
  identification: { holds: "passport, social security and other national numbers", breaks: missing("Passport and national id numbers") },
  work: {
    holds: "job title, department, site, manager, start date",
    tables: "the work history",
    breaks: missing("Job titles, departments, sites, managers and start dates"),
    historyBreaks: "Only today's job shows: earlier titles, departments and managers are missing.",
  },
  workContact: { holds: "work phones and chat names", breaks: missing("Work phone numbers and chat names") },
  address: {
    holds: "the address, and that of the site",
    breaks: missing("Addresses"),
    historyBreaks: "Only today's address shows: earlier ones are missing.",
  },
  home: {
    holds: "marital status, legal gender, spouse",
    tables: "dependents",
    breaks: "Marital status, gender and spouse are missing for everybody, and dependents cannot be read.",
  },
  about: { holds: "profile text, hobbies, social media", breaks: missing("Profile texts, hobbies and social media") },
  rightToWork: {
    holds: "the closest expiry date",
    tables: "right to work documents",
    breaks: "Nobody's right to work can be checked: dates and documents are missing.",
  },
  employment: {
    holds: "contract, working pattern, hours, holiday calendar",
    tables: "the employment history",
    breaks: missing("Contracts, working hours and holiday calendars"),
    historyBreaks: "Only today's contract and hours show: earlier ones are missing.",
  },
  payroll: {
    holds: "salary and other pay",
    tables: "salaries, variable pay, entitlements, deductions, payments",
    breaks: "Salaries are missing for everybody, and the tables of pay cannot be read.",
    historyBreaks: "Only today's pay shows: earlier salaries are missing.",
  },
  ukTaxSettings: { holds: "tax code, student loan and the like", breaks: missing("UK tax codes and loans") },
  emergency: { holds: "whom to call in an emergency", breaks: missing("Emergency contacts") },
  temporaryAddress: { holds: "the temporary address", breaks: missing("Temporary addresses") },
  lifecycle: {
    holds: "status, termination date and reason",
    tables: "the lifecycle history",
    breaks: "Everyone looks employed: leavers cannot be told from the others.",
    historyBreaks: "Only today's status shows: earlier hirings, leaves and departures are missing.",
  },
  userData: { holds: "state of the invitation to Bob, when the record was made", breaks: "Who has been invited to Bob cannot be told." },
  eeo: { holds: "data for equal opportunity reports", breaks: missing("Data for equal opportunity reports") },
  peopleAnalytics: { holds: "scores that Bob computes", breaks: missing("Bob's own scores") },
  jobsCatalog: {
    holds: "job profile, role, family and level",
    breaks: "Nobody's job profile shows, and job profiles come without the people who have them.",
  },
  financial: { holds: "bank accounts", tables: "bank accounts", noFields: true, breaks: "Bank accounts cannot be read at all." },
  equity: {
    holds: "equity grants",
    tables: "equity grants",
    noFields: true,
    breaks: "Equity grants cannot be read at all.",
    historyBreaks: "Earlier equity rows may be missing.",
  },
  training: { holds: "trainings", tables: "trainings", noFields: true, breaks: "Trainings cannot be read at all." },
};

// These have no fields in the metadata of most accounts; the labels are those of HiBob's documentation.
const LABELS: Readonly<Record<KnownCategory, string>> = {
  ...FIELD_CATEGORIES,
  financial: "Financial",
  equity: "Equity",
  training: "Training",
};

/** What is known of a category; for one that the customer made, what can be said of any. */
export function categoryFacts(id: string): CategoryFacts {
  if (isKnownCategory(id)) return { label: LABELS[id], ...FACTS[id] };
  return { label: id, holds: "what your company keeps there", breaks: "All that your company keeps there is missing for everybody." };
}

/** Whether Bob has the category in every account. */
export const isKnownCategory = (id: string): id is KnownCategory => Object.hasOwn(LABELS, id);

/** Compares two names of categories as Bob's screen orders them. The same everywhere, whatever the machine's language. */
export const byName = (a: string, b: string): number => {
  const [first, second] = [a.toLowerCase(), b.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** All categories that Bob has in every account, in the order of its screen. ASSUMED: by name, as the set-up guide lists them. */
export const KNOWN_CATEGORIES: readonly KnownCategory[] = (Object.keys(LABELS) as KnownCategory[]).sort((a, b) =>
  byName(LABELS[a], LABELS[b]),
);
