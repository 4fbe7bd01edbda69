import type { StreamName } from "hibob-kit/sync";

/** A box that a stream needs. */
export interface Box {
  /** As the fake knows it. */
  readonly key: string;
  /** As reports name it, where that differs: Bob's answers do not tell folders apart. */
  readonly told?: string;
  /** Before which request to the stream's endpoints it is taken away in the middle of a run. Default: half way. */
  readonly before?: number;
  /**
   * Taken away in the middle of a run it hides things without a word, of a stream that removes nothing for their absence: so nothing is
   * lost, and only the next run's check of permissions can see it.
   */
  readonly silent?: true;
}

const dated = (category: string): Box[] => [{ key: `${category}.view` }, { key: `${category}.viewHistory` }];
const plain = (category: string): Box[] => [{ key: `${category}.view` }];

/** The boxes of every stream that needs some, but for the employees, whose boxes are the categories of their fields. */
export const BOXES: Readonly<Partial<Record<StreamName, readonly Box[]>>> = {
  workHistory: dated("work"),
  employmentHistory: dated("employment"),
  lifecycleHistory: dated("lifecycle"),
  salaries: dated("payroll"),
  variablePayments: dated("payroll"),
  entitlements: dated("payroll"),
  deductions: dated("payroll"),
  actualPayments: plain("payroll"),
  bankAccounts: plain("financial"),
  equities: plain("equity"),
  training: plain("training"),
  dependents: plain("home"),
  rightToWork: plain("rightToWork"),
  // The fake's custom tables are read in the order of their ids, the one in a category of its own first.
  customTables: [{ key: "root.view" }, { key: "category_1748390400112.view", before: 4 }],
  timeOffRequests: [
    { key: "timeOff.seeWhosOut" },
    { key: "timeOff.seePrivate", silent: true },
    { key: "timeOff.manageRequests", silent: true },
  ],
  // The policy types are read first and once; after that nothing needs their box.
  timeOffBalances: [{ key: "timeOff.seeBalances" }, { key: "timeOff.settings", silent: true }],
  timeOffPolicies: [{ key: "timeOff.settings" }],
  documents: [
    { key: "docs.view" },
    { key: "folder:Confidential.view", told: "docs.view" },
    { key: "folder:Payslips.view", told: "docs.view" },
  ],
  positions: [{ key: "positions.manage" }],
};

/** Streams whose permission cannot be taken away: the first two need none, and HiBob documents none for tasks. */
export const WITHOUT_BOX: readonly StreamName[] = ["namedLists", "fields", "tasks"];

/** Streams that say nothing about people, so that the audience is nothing to them. */
export const WITHOUT_PEOPLE: readonly StreamName[] = ["namedLists", "fields", "timeOffPolicies", "positions"];
