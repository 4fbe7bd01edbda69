import { type Attendance, attendance } from "./attendance/index.ts";
import { type Avatars, avatars } from "./avatars/index.ts";
import { type CallOptions, type Client, type ClientOptions, createClient, type RawRequest } from "./client/index.ts";
import { type CustomTables, customTables } from "./custom-tables/index.ts";
import { type Dependents, dependents } from "./dependents/index.ts";
import { type Docs, docs } from "./docs/index.ts";
import { type Employers, employers } from "./employers/index.ts";
import { type Employment, employment } from "./employment/index.ts";
import { type Equity, equity } from "./equity/index.ts";
import { type Financial, financial } from "./financial/index.ts";
import { type Goals, goals } from "./goals/index.ts";
import { type Hiring, hiring } from "./hiring/index.ts";
import { type JobCatalog, jobCatalog } from "./job-catalog/index.ts";
import { type Learning, learning } from "./learning/index.ts";
import { type Lifecycle, lifecycle } from "./lifecycle/index.ts";
import { type Metadata, metadata } from "./metadata/index.ts";
import type { CustomFields } from "./model/employee.ts";
import { type Onboarding, onboarding } from "./onboarding/index.ts";
import { type Payroll, payroll } from "./payroll/index.ts";
import { type People, people } from "./people/index.ts";
import { type Positions, positions } from "./positions/index.ts";
import { type Projects, projects } from "./projects/index.ts";
import { type Reports, reports } from "./reports/index.ts";
import { type RightToWork, rightToWork } from "./right-to-work/index.ts";
import { type Skills, skills } from "./skills/index.ts";
import { type Tasks, tasks } from "./tasks/index.ts";
import { type TimeOff, timeOff } from "./time-off/index.ts";
import { type Training, training } from "./training/index.ts";
import { type WorkHistory, workHistory } from "./work-history/index.ts";

/**
 * Bob, with all domains bound to one client. `Custom` are the tenant's own fields with the types of their values; by default
 * what the application declared in `HiBobKit.CustomFields`.
 */
export interface HiBob<Custom = CustomFields> {
  readonly client: Client;
  readonly people: People<Custom>;
  readonly workHistory: WorkHistory;
  readonly employment: Employment;
  readonly lifecycle: Lifecycle;
  readonly payroll: Payroll;
  readonly financial: Financial;
  readonly equity: Equity;
  readonly training: Training;
  readonly dependents: Dependents;
  readonly rightToWork: RightToWork;
  readonly customTables: CustomTables;
  readonly metadata: Metadata;
  readonly timeOff: TimeOff;
  readonly docs: Docs;
  readonly onboarding: Onboarding;
  readonly avatars: Avatars;
  readonly tasks: Tasks;
  readonly attendance: Attendance;
  readonly reports: Reports;
  readonly jobCatalog: JobCatalog;
  readonly positions: Positions;
  readonly hiring: Hiring;
  readonly goals: Goals;
  readonly employers: Employers;
  readonly skills: Skills;
  readonly learning: Learning;
  readonly projects: Projects;
  /** The way to endpoints this package does not know yet; see `Client.request`. */
  request(request: RawRequest, options?: CallOptions): ReturnType<Client["request"]>;
}

/**
 * Connects to Bob. Nothing is sent until the first call.
 *
 * @throws {InvalidInputError} for credentials or options that cannot work
 * @example
 * const bob = createHiBob({ serviceUser: { id, token } });
 * const { employees, omitted } = await bob.people.search({ fields: ["root.email", "work.title"] });
 */
export function createHiBob<Custom = CustomFields>(options: ClientOptions): HiBob<Custom> {
  const client = createClient(options);
  return {
    client,
    people: people<Custom>(client),
    workHistory: workHistory(client),
    employment: employment(client),
    lifecycle: lifecycle(client),
    payroll: payroll(client),
    financial: financial(client),
    equity: equity(client),
    training: training(client),
    dependents: dependents(client),
    rightToWork: rightToWork(client),
    customTables: customTables(client),
    metadata: metadata(client),
    timeOff: timeOff(client),
    docs: docs(client),
    onboarding: onboarding(client),
    avatars: avatars(client),
    tasks: tasks(client),
    attendance: attendance(client),
    reports: reports(client),
    jobCatalog: jobCatalog(client),
    positions: positions(client),
    hiring: hiring(client),
    goals: goals(client),
    employers: employers(client),
    skills: skills(client),
    learning: learning(client),
    projects: projects(client),
    request: client.request,
  };
}
