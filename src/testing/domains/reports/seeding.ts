import type { CompanyState } from "../../company/company.ts";
import { addDays } from "../../company/days.ts";
import { again, between, hash } from "../../company/draws.ts";
import { stampOn } from "../../company/stamps.ts";
import type { StoredReport } from "./state.ts";

type Seed = Pick<StoredReport, "name" | "fields"> & Partial<StoredReport>;

const SEEDS: readonly Seed[] = [
  {
    name: "Headcount",
    description: "Who works here, and where",
    fields: [
      "root.id",
      "root.displayName",
      "root.email",
      "work.title",
      "work.department",
      "work.siteId",
      "work.reportsTo",
      "work.startDate",
      "payroll.employment.fte",
    ],
    isScheduled: true,
  },
  {
    name: "Joiners and leavers",
    fields: [
      "root.displayName",
      "internal.lifecycleStatus",
      "work.startDate",
      "internal.terminationDate",
      "internal.terminationReason",
      "work.isManager",
    ],
    activeOnly: false,
    readyAfterMs: 12_000,
  },
  {
    name: "Salaries & bonuses",
    description: "For the yearly review",
    fields: ["root.id", "root.displayName", "payroll.salary.payment", "payroll.salary.yearlyPayment", "payroll.variable.Bonus.amount"],
    formulas: [
      { name: "Total cash", fields: ["payroll.salary.yearlyPayment", "payroll.variable.Bonus.amount"], times: 1 },
      { name: "After a raise of 3%", fields: ["payroll.salary.yearlyPayment"], times: 1.03 },
    ],
    readyAfterMs: 8_000,
  },
  {
    name: "Team days: birthdays / food",
    fields: [
      "root.firstName",
      "root.surname",
      "personal.shortBirthDate",
      "about.foodPreferences",
      "about.hobbies",
      "work.custom.field_1748390400501",
    ],
  },
  { name: "Private contacts – Büro", fields: ["root.displayName", "home.privateEmail", "home.mobilePhone", "address.fullAddress"] },
  // Made by somebody who keeps it to themselves.
  { name: "Board pack", fields: ["root.displayName", "payroll.salary.payment"], shared: false },
];

/** The reports that the company starts with. */
export function seedReports(company: CompanyState): StoredReport[] {
  const { seed, born, author } = company;
  return SEEDS.map((report, nth) => {
    const h = hash(seed, 0x4e90 + nth);
    const made = addDays(born, -between(h, 40, 700));
    return {
      description: null,
      formulas: [],
      activeOnly: true,
      readyAfterMs: 3_000,
      shared: true,
      isScheduled: false,
      createdBy: author?.id ?? null,
      creationDate: stampOn(made, h),
      modificationDate: h % 2 === 0 ? stampOn(addDays(made, between(again(h), 1, 39)), again(h, 2)) : null,
      folderId: h % 3 === 0 ? String(40_000 + (h % 100)) : null,
      ...report,
      id: 31_000_000 + (hash(seed, 0x4e9) % 900_000) + nth * 37,
    };
  });
}
