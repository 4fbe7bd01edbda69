import type { Policy, PolicyType } from "./policies.ts";

const type = (
  name: string,
  facts: Partial<PolicyType> = {},
  ...reasons: string[]
): PolicyType & { readonly reasons: readonly string[] } => ({
  name,
  activity: "paidTimeoff",
  unit: "days",
  visibility: "Public",
  customName: null,
  ...facts,
  reasons,
});

/** The policy types of every seeded company. One name has signs in it that an address must encode. */
export const SEEDED_TYPES = [
  type("Holiday"),
  type("Sick", { visibility: "Custom name", customName: "Away" }, "Cold or flu", "Migraine", "Dentist"),
  type("Parental", {}, "Birth", "Adoption"),
  type("Flexi hours", { unit: "hours" }, "Appointment", "Time off in lieu"),
  type("Compassionate leave", { visibility: "Private" }, "Bereavement", "Family emergency"),
  type("Study/exam days", { activity: "unpaidTimeoff" }),
  type("Work from anywhere", { activity: "workTime" }),
] as const;

const policy = (policyType: string, name: string, facts: Partial<Policy> = {}): Policy => ({
  name,
  policyType,
  allowance: 0,
  maxBalance: 0,
  minBalance: null,
  yosIncrease: [],
  minTimeOffRequestDuration: "halfDay",
  bookingWorkDaysOnly: true,
  approvalRequired: true,
  description: null,
  accrual: "yearly",
  siteIds: null,
  ...facts,
});

const holiday = (place: string, allowance: number, siteIds: readonly number[] | null): Policy =>
  policy("Holiday", `Holiday ${place}`, {
    allowance,
    siteIds,
    maxBalance: 5,
    minBalance: -5,
    accrual: "monthly",
    yosIncrease: [
      { yearsOfService: 3, extraDays: 1 },
      { yearsOfService: 6, extraDays: 3 },
    ],
    description: `Annual leave for ${place}, earned month by month`,
  });

/** The policies of every seeded company. Holiday has one for each country, and one for everybody else. */
export const SEEDED_POLICIES: readonly Policy[] = [
  holiday("UK", 25, [2_711_001, 2_711_000]),
  holiday("US", 18, [2_711_002]),
  holiday("DE (30 days + carry-over)", 30, [2_711_003]),
  holiday("Ireland", 24, [2_711_004]),
  holiday("Canada", 20, [2_711_005]),
  holiday("elsewhere", 22, null),
  policy("Sick", "Sick leave", { allowance: 10, approvalRequired: false }),
  policy("Parental", "Parental leave", {
    bookingWorkDaysOnly: false,
    minTimeOffRequestDuration: "fullDay",
    description: "Counts every day",
  }),
  policy("Flexi hours", "Flexi time", {
    allowance: 40,
    maxBalance: 16,
    minBalance: -8,
    accrual: "monthly",
    minTimeOffRequestDuration: "quarterHour",
  }),
  policy("Compassionate leave", "Compassionate leave", { allowance: 5 }),
  policy("Study/exam days", "Study & exams", { allowance: 4, minTimeOffRequestDuration: "fullDay" }),
  policy("Work from anywhere", "Work from anywhere", { allowance: 30, approvalRequired: false, minTimeOffRequestDuration: "fullDay" }),
];
