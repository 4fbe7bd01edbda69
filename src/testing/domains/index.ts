import type { Route } from "../route.ts";
import { attendanceRoutes } from "./attendance/routes.ts";
import { avatarsRoutes } from "./avatars/routes.ts";
import { customTablesRoutes } from "./custom-tables/routes.ts";
import { dependentsRoutes } from "./dependents/routes.ts";
import { docsRoutes } from "./docs/routes.ts";
import { employersRoutes } from "./employers/routes.ts";
import { employmentRoutes } from "./employment/routes.ts";
import { equityRoutes } from "./equity/routes.ts";
import { financialRoutes } from "./financial/routes.ts";
import { goalsRoutes } from "./goals/routes.ts";
import { hiringRoutes } from "./hiring/routes.ts";
import { jobCatalogRoutes } from "./job-catalog/routes.ts";
import { learningRoutes } from "./learning/routes.ts";
import { lifecycleRoutes } from "./lifecycle/routes.ts";
import { metadataRoutes } from "./metadata/routes.ts";
import { onboardingRoutes } from "./onboarding/routes.ts";
import { payrollRoutes } from "./payroll/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { positionsRoutes } from "./positions/routes.ts";
import { projectsRoutes } from "./projects/routes.ts";
import { reportsRoutes } from "./reports/routes.ts";
import { rightToWorkRoutes } from "./right-to-work/routes.ts";
import { skillsRoutes } from "./skills/routes.ts";
import { tasksRoutes } from "./tasks/routes.ts";
import { timeOffRoutes } from "./time-off/routes.ts";
import { trainingRoutes } from "./training/routes.ts";
import { workHistoryRoutes } from "./work-history/routes.ts";

/** Everything the fake answers: one route per declared endpoint. */
export const routes: readonly Route[] = [
  ...attendanceRoutes,
  ...avatarsRoutes,
  ...customTablesRoutes,
  ...dependentsRoutes,
  ...docsRoutes,
  ...employersRoutes,
  ...employmentRoutes,
  ...equityRoutes,
  ...financialRoutes,
  ...goalsRoutes,
  ...hiringRoutes,
  ...jobCatalogRoutes,
  ...learningRoutes,
  ...lifecycleRoutes,
  ...metadataRoutes,
  ...onboardingRoutes,
  ...payrollRoutes,
  ...peopleRoutes,
  ...positionsRoutes,
  ...projectsRoutes,
  ...reportsRoutes,
  ...rightToWorkRoutes,
  ...skillsRoutes,
  ...tasksRoutes,
  ...timeOffRoutes,
  ...trainingRoutes,
  ...workHistoryRoutes,
];

/** Ids of all endpoints that the fake answers. */
export const ENDPOINT_IDS: readonly string[] = routes.map(({ endpoint }) => endpoint.id);

/** The parts of Bob that customers buy apart. */
export const MODULES: readonly string[] = [...new Set(routes.map(({ module }) => module).filter((module) => module !== undefined))];
