import type { Endpoint } from "../client/index.ts";
import { bulkCustomRows, listCustomTables } from "../custom-tables/endpoints.ts";
import { bulkDependents } from "../dependents/endpoints.ts";
import { listDocs, listFolders } from "../docs/endpoints.ts";
import { bulkEmployment } from "../employment/endpoints.ts";
import { bulkEquities } from "../equity/endpoints.ts";
import { listBankAccounts } from "../financial/endpoints.ts";
import { bulkLifecycle } from "../lifecycle/endpoints.ts";
import { listFields, listNamedLists } from "../metadata/endpoints.ts";
import { bulkDeduction, bulkEntitlement, bulkSalaries, bulkVariable, searchActualPayments } from "../payroll/endpoints.ts";
import { searchPeople } from "../people/endpoints.ts";
import { searchBudgets, searchOpenings, searchPositions } from "../positions/endpoints.ts";
import { bulkRightToWork } from "../right-to-work/endpoints.ts";
import { listTasks } from "../tasks/endpoints.ts";
import {
  listChanges,
  listPolicyNames,
  listPolicyTypes,
  listReasonCodes,
  listWhosOut,
  readBalance,
  readPolicy,
} from "../time-off/endpoints.ts";
import { listTraining } from "../training/endpoints.ts";
import { bulkWork } from "../work-history/endpoints.ts";

/** A stream of the sync engine. */
export type PlannedStream =
  | "employees"
  | "workHistory"
  | "employmentHistory"
  | "lifecycleHistory"
  | "salaries"
  | "variablePayments"
  | "entitlements"
  | "deductions"
  | "actualPayments"
  | "bankAccounts"
  | "equities"
  | "training"
  | "dependents"
  | "rightToWork"
  | "customTables"
  | "timeOffRequests"
  | "timeOffBalances"
  | "timeOffPolicies"
  | "documents"
  | "namedLists"
  | "fields"
  | "tasks"
  | "positions";

/** What a stream does with Bob. */
export interface StreamNeeds {
  /** What it calls. Their declarations tell the boxes. */
  readonly endpoints: readonly Endpoint[];
  /** Whether it reads the employee fields of the plan. The others only ask for ids, which come without any box. */
  readonly readsFields?: true;
  /** Keys of boxes for what its calls ask for by flags, which no declaration has. */
  readonly boxes?: readonly string[];
}

/** The streams of people go through everybody, by the ids that the people search gives. */
const perPerson = (...endpoints: readonly Endpoint[]): StreamNeeds => ({ endpoints: [searchPeople, ...endpoints] });

/** What each stream of the sync engine calls and reads. */
export const STREAM_NEEDS: Readonly<Record<PlannedStream, StreamNeeds>> = {
  employees: { ...perPerson(listFields), readsFields: true },
  workHistory: perPerson(bulkWork),
  employmentHistory: perPerson(bulkEmployment),
  lifecycleHistory: perPerson(bulkLifecycle),
  salaries: perPerson(bulkSalaries),
  variablePayments: perPerson(bulkVariable),
  entitlements: perPerson(bulkEntitlement),
  deductions: perPerson(bulkDeduction),
  actualPayments: perPerson(searchActualPayments),
  bankAccounts: perPerson(listBankAccounts),
  equities: perPerson(bulkEquities),
  training: perPerson(listTraining),
  dependents: perPerson(bulkDependents),
  rightToWork: perPerson(bulkRightToWork),
  customTables: perPerson(listCustomTables, bulkCustomRows),
  // Private and pending requests are asked for by flags, and are silently absent without their boxes. Files are not mirrored.
  timeOffRequests: { endpoints: [listChanges, listWhosOut], boxes: ["timeOff.seePrivate", "timeOff.manageRequests"] },
  // A balance is asked for by policy type, so the types are read first.
  timeOffBalances: perPerson(listPolicyTypes, readBalance),
  timeOffPolicies: { endpoints: [listPolicyTypes, listPolicyNames, readPolicy, listReasonCodes] },
  documents: perPerson(listFolders, listDocs),
  namedLists: { endpoints: [listNamedLists] },
  fields: { endpoints: [listFields] },
  tasks: { endpoints: [listTasks] },
  positions: { endpoints: [searchPositions, searchOpenings, searchBudgets] },
};
