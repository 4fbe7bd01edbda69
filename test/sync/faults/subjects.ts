import type { StreamName } from "hibob-kit/sync";
import type { FakeHiBob } from "hibob-kit/testing";
import type { Content } from "../../../src/sync/store.ts";

/** A stream under test: in how large a company, and which endpoints of it are made to fail. */
interface Subject {
  /** Where it can be, as many as it takes to have a middle: readings go in batches of 20, 80 or 200 people, or pages of 200 rows. */
  readonly people: number;
  readonly endpoints: readonly string[];
  /** The fake's name of its table, when it is one that rows can be taken out of. */
  readonly table?: string;
}

const SMALL = 22;
const LARGE = 205;
const BULK = 84;
const bulk = (table: string, { removable = true, people = BULK } = {}): Subject => ({
  people,
  endpoints: [`GET /bulk/people/${table}`],
  ...(removable && { table }),
});

/** Every built-in stream. */
export const SUBJECTS: Readonly<Record<StreamName, Subject>> = {
  employees: { people: LARGE, endpoints: ["POST /people/search"] },
  workHistory: bulk("work"),
  employmentHistory: bulk("employment"),
  lifecycleHistory: bulk("lifecycle", { removable: false }),
  salaries: bulk("salaries"),
  variablePayments: bulk("variable"),
  entitlements: bulk("entitlement"),
  deductions: bulk("deduction"),
  actualPayments: { people: BULK, endpoints: ["POST /people/actual-payments/search"], table: "actualPayments" },
  bankAccounts: { people: SMALL, endpoints: ["GET /people/{id}/bank-accounts"], table: "bank-accounts" },
  equities: bulk("equities"),
  training: { people: SMALL, endpoints: ["GET /people/{id}/training"], table: "training" },
  dependents: bulk("dependents", { people: LARGE }),
  rightToWork: bulk("right-to-work"),
  customTables: {
    people: BULK,
    endpoints: ["GET /people/custom-tables/metadata", "GET /bulk/people/custom-tables/{custom_table_id}"],
    table: "custom",
  },
  timeOffRequests: { people: SMALL, endpoints: ["GET /timeoff/requests/changes", "GET /timeoff/whosout"] },
  timeOffBalances: { people: SMALL, endpoints: ["GET /timeoff/policy-types", "GET /timeoff/employees/{id}/balance"] },
  timeOffPolicies: {
    people: SMALL,
    endpoints: [
      "GET /timeoff/policy-types",
      "GET /timeoff/policy-types/{policyType}",
      "GET /timeoff/policies/names",
      "GET /timeoff/policies",
    ],
  },
  documents: { people: SMALL, endpoints: ["GET /docs/people/{id}"] },
  namedLists: { people: SMALL, endpoints: ["GET /company/named-lists"] },
  fields: { people: SMALL, endpoints: ["GET /company/people/fields"] },
  tasks: { people: SMALL, endpoints: ["GET /tasks"] },
  positions: { people: SMALL, endpoints: ["GET /metadata/objects/position", "POST /objects/position/search"] },
};

const NAMES = Object.keys(SUBJECTS) as StreamName[];
const isBulk = (name: StreamName): boolean => SUBJECTS[name].people > SMALL && name !== "employees";
/** Tables that are read for many people at once. */
export const BULK_STREAMS: readonly StreamName[] = NAMES.filter(isBulk);
export const OTHER_STREAMS: readonly StreamName[] = NAMES.filter((name) => !isBulk(name));

/** Fields of the employees stream; few, so that two hundred people are read quickly. */
export const FIELDS = ["root.firstName", "root.surname", "work.title", "work.department", "work.tenureDuration", "internal.status"];

/** Who and what was there before: some of it goes. */
export interface Doomed {
  readonly before: ReadonlyMap<string, Content>;
  readonly people: readonly string[];
}

/** A day at work: something is added, changed and removed in every stream. */
export function develop(fake: FakeHiBob, name: StreamName, { before, people }: Doomed): void {
  const active = fake.company.employees.filter(({ status }) => status === "Active").map(({ id }) => id);
  const [one, two, three, four] = active as readonly string[] as [string, string, string, string];
  const { table } = SUBJECTS[name];
  if (table !== undefined) {
    const free = [...before].filter(([, row]) => row.canBeDeleted !== false && row.employeeId !== people.at(-1));
    const [key, row] = free.findLast(([, { isCurrent }]) => isCurrent === false) ?? free.at(-1)!;
    const [employeeId, entry] = key.split("/").slice(-2);
    fake.removeRow(table === "custom" ? String(row.table) : table, employeeId!, Number(entry));
  }
  fake.hire({ firstName: "Noor", surname: "Okonkwo" });
  fake.promote(one, { salaryIncreasePercent: 4 });
  fake.raise(two, { byPercent: 3 });
  fake.changeEmployment(three, { percent: 60 });
  fake.terminate(four);
  fake.update(one, { "root.firstName": "Amara" });
  fake.pay(two, { amount: 250 });
  if (name === "employees" || (table !== undefined && table !== "custom")) fake.remove(people.at(-1)!);
  fake.requestTimeOff(one, { startDate: "2026-07-06", endDate: "2026-07-08" });
  fake.requestTimeOff(two, { startDate: "2026-07-13", skipManagerApproval: true });
  fake.upload(two, { name: "Lamp licence.pdf" });
  fake.addListItem("title", "Keeper of lanterns");
  fake.addPolicyType({ name: "Lantern week" });
  fake.createTask({ title: "Polish the lanterns", owner: one });
  fake.openPosition({ name: "Lamp lighter" });
  fake.addField({ name: "Lantern", category: "work", type: "text" });
}
