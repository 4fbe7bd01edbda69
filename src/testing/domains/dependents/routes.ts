import { addDependent, bulkDependents, removeDependent, replaceDependent } from "../../../dependents/endpoints.ts";
import type { Route } from "../../route.ts";
import { entryId, tableRoutes } from "../../tables/routes.ts";
import { DEPENDENTS_TABLE } from "./table.ts";

export const dependentsRoutes: readonly Route[] = tableRoutes(
  DEPENDENTS_TABLE,
  { bulk: bulkDependents, add: addDependent, replace: replaceDependent, remove: removeDependent },
  // ASSUMED: as in the other tables that came with it (entitlements), of which the answers are documented; the removal too.
  { added: entryId, replaced: 204, removed: 204 },
);
