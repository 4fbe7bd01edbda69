import * as attendance from "../attendance/endpoints.ts";
import * as avatars from "../avatars/endpoints.ts";
import { type Endpoint, InvalidInputError } from "../client/index.ts";
import * as customTables from "../custom-tables/endpoints.ts";
import * as dependents from "../dependents/endpoints.ts";
import * as docs from "../docs/endpoints.ts";
import * as employers from "../employers/endpoints.ts";
import * as employment from "../employment/endpoints.ts";
import * as equity from "../equity/endpoints.ts";
import * as financial from "../financial/endpoints.ts";
import * as goals from "../goals/endpoints.ts";
import * as hiring from "../hiring/endpoints.ts";
import * as jobCatalog from "../job-catalog/endpoints.ts";
import * as learning from "../learning/endpoints.ts";
import * as lifecycle from "../lifecycle/endpoints.ts";
import * as metadata from "../metadata/endpoints.ts";
import { nearest } from "../model/nearest.ts";
import * as onboarding from "../onboarding/endpoints.ts";
import * as payroll from "../payroll/endpoints.ts";
import * as people from "../people/endpoints.ts";
import * as positions from "../positions/endpoints.ts";
import * as projects from "../projects/endpoints.ts";
import * as reports from "../reports/endpoints.ts";
import * as rightToWork from "../right-to-work/endpoints.ts";
import * as skills from "../skills/endpoints.ts";
import * as tasks from "../tasks/endpoints.ts";
import * as timeOff from "../time-off/endpoints.ts";
import * as training from "../training/endpoints.ts";
import * as workHistory from "../work-history/endpoints.ts";

const DOMAINS: readonly Readonly<Record<string, object>>[] = [
  people,
  workHistory,
  employment,
  lifecycle,
  payroll,
  financial,
  equity,
  training,
  dependents,
  rightToWork,
  customTables,
  avatars,
  timeOff,
  docs,
  onboarding,
  tasks,
  attendance,
  projects,
  metadata,
  reports,
  positions,
  jobCatalog,
  skills,
  hiring,
  employers,
  goals,
  learning,
];

const isEndpoint = (value: object): value is Endpoint => "method" in value && "path" in value && "effect" in value;

/** Every endpoint that is declared. */
export const ENDPOINTS: readonly Endpoint[] = DOMAINS.flatMap((domain) => Object.values(domain).filter(isEndpoint));

const byId: ReadonlyMap<string, Endpoint> = new Map(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint]));

/**
 * The endpoint with this id, e.g. `GET /timeoff/whosout`.
 *
 * @throws {InvalidInputError} for one that is not declared; the hint has the one that was meant
 */
export function endpointNamed(id: string): Endpoint {
  const found = byId.get(id);
  if (found) return found;
  const near = nearest(id, byId.keys());
  throw new InvalidInputError(`There is no endpoint "${String(id).slice(0, 100)}"`, {
    hint: near ? `Did you mean "${near}"?` : "Ids look like GET /timeoff/whosout; the reference lists them all",
  });
}
