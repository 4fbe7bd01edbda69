import * as attendance from "./attendance.ts";
import * as avatars from "./avatars.ts";
import type { Contract } from "./contract.ts";
import * as customTables from "./custom-tables.ts";
import * as dependents from "./dependents.ts";
import * as docs from "./docs.ts";
import * as employers from "./employers.ts";
import * as employment from "./employment.ts";
import * as equity from "./equity.ts";
import * as financial from "./financial.ts";
import * as goals from "./goals.ts";
import * as hiring from "./hiring.ts";
import * as jobCatalog from "./job-catalog.ts";
import * as learning from "./learning.ts";
import * as lifecycle from "./lifecycle.ts";
import * as metadata from "./metadata.ts";
import * as onboarding from "./onboarding.ts";
import * as payroll from "./payroll.ts";
import * as people from "./people.ts";
import * as positions from "./positions.ts";
import * as projects from "./projects.ts";
import * as reports from "./reports.ts";
import * as rightToWork from "./right-to-work.ts";
import * as skills from "./skills.ts";
import * as tasks from "./tasks.ts";
import * as timeOff from "./time-off.ts";
import * as training from "./training.ts";
import * as workHistory from "./work-history.ts";

/** Every contract, by the domain it belongs to. */
export const contracts: Readonly<Record<string, readonly Contract[]>> = {
  people: people.contracts,
  "work-history": workHistory.contracts,
  employment: employment.contracts,
  lifecycle: lifecycle.contracts,
  payroll: payroll.contracts,
  financial: financial.contracts,
  equity: equity.contracts,
  training: training.contracts,
  dependents: dependents.contracts,
  "right-to-work": rightToWork.contracts,
  "custom-tables": customTables.contracts,
  metadata: metadata.contracts,
  "time-off": timeOff.contracts,
  docs: docs.contracts,
  onboarding: onboarding.contracts,
  avatars: avatars.contracts,
  tasks: tasks.contracts,
  attendance: attendance.contracts,
  reports: reports.contracts,
  "job-catalog": jobCatalog.contracts,
  positions: positions.contracts,
  hiring: hiring.contracts,
  goals: goals.contracts,
  employers: employers.contracts,
  skills: skills.contracts,
  learning: learning.contracts,
  projects: projects.contracts,
};
