import type { CompanyState } from "../company/company.ts";
import { type TableVerbs, tableVerbs } from "../tables/verbs.ts";
import { type AttendanceVerbs, attendanceVerbs } from "./attendance/verbs.ts";
import { type CustomTablesVerbs, customTablesVerbs } from "./custom-tables/verbs.ts";
import { type DocsVerbs, docsVerbs } from "./docs/verbs.ts";
import { type EmployersVerbs, employersVerbs } from "./employers/verbs.ts";
import { type GoalsVerbs, goalsVerbs } from "./goals/verbs.ts";
import { type HiringVerbs, hiringVerbs } from "./hiring/verbs.ts";
import { type JobCatalogVerbs, jobCatalogVerbs } from "./job-catalog/verbs.ts";
import { type LearningVerbs, learningVerbs } from "./learning/verbs.ts";
import { type MetadataVerbs, metadataVerbs } from "./metadata/verbs.ts";
import { type PeopleVerbs, peopleVerbs } from "./people/verbs.ts";
import { type PositionsVerbs, positionsVerbs } from "./positions/verbs.ts";
import { type ProjectsVerbs, projectsVerbs } from "./projects/verbs.ts";
import { type ReportsVerbs, reportsVerbs } from "./reports/verbs.ts";
import { type SkillsVerbs, skillsVerbs } from "./skills/verbs.ts";
import { type TasksVerbs, tasksVerbs } from "./tasks/verbs.ts";
import { type TimeOffVerbs, timeOffVerbs } from "./time-off/verbs.ts";

/** Everything HR can do in the fake company. Each verb takes effect at once and at the same time in all answers. */
export interface FakeVerbs
  extends TableVerbs,
    AttendanceVerbs,
    CustomTablesVerbs,
    DocsVerbs,
    EmployersVerbs,
    GoalsVerbs,
    HiringVerbs,
    JobCatalogVerbs,
    LearningVerbs,
    MetadataVerbs,
    PeopleVerbs,
    PositionsVerbs,
    ProjectsVerbs,
    ReportsVerbs,
    SkillsVerbs,
    TasksVerbs,
    TimeOffVerbs {}

/** The verbs of one company. */
const verbsOf = (company: CompanyState): FakeVerbs => ({
  ...tableVerbs(company),
  ...attendanceVerbs(company),
  ...customTablesVerbs(company),
  ...docsVerbs(company),
  ...employersVerbs(company),
  ...goalsVerbs(company),
  ...hiringVerbs(company),
  ...jobCatalogVerbs(company),
  ...learningVerbs(company),
  ...metadataVerbs(company),
  ...peopleVerbs(company),
  ...positionsVerbs(company),
  ...projectsVerbs(company),
  ...reportsVerbs(company),
  ...skillsVerbs(company),
  ...tasksVerbs(company),
  ...timeOffVerbs(company),
});

type Change = <T>(make: (company: CompanyState) => T) => T;

/** The verbs of a company, each one made through `change`, which says of which company. */
export function verbsThrough(company: CompanyState, change: Change): FakeVerbs {
  type Verbs = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  const through =
    (name: string) =>
    (...args: readonly unknown[]) =>
      change((changed) => (verbsOf(changed) as unknown as Verbs)[name]?.(...args));
  return Object.fromEntries(Object.keys(verbsOf(company)).map((name) => [name, through(name)])) as unknown as FakeVerbs;
}
