import { addRightToWork, bulkRightToWork, removeRightToWork, replaceRightToWork } from "../../../right-to-work/endpoints.ts";
import type { Route } from "../../route.ts";
import { entryId, tableRoutes } from "../../tables/routes.ts";
import { RIGHT_TO_WORK_TABLE } from "./table.ts";

export const rightToWorkRoutes: readonly Route[] = tableRoutes(
  RIGHT_TO_WORK_TABLE,
  { bulk: bulkRightToWork, add: addRightToWork, replace: replaceRightToWork, remove: removeRightToWork },
  // The id of a new row is documented. ASSUMED: the rest, as in the tables that came with it (entitlements).
  { added: entryId, replaced: 204, removed: 204 },
);
