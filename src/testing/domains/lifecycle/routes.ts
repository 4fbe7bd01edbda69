import { bulkLifecycle, listLifecycle } from "../../../lifecycle/endpoints.ts";
import type { Route } from "../../route.ts";
import { tableRoutes } from "../../tables/routes.ts";
import { LIFECYCLE_TABLE } from "./table.ts";

export const lifecycleRoutes: readonly Route[] = tableRoutes(LIFECYCLE_TABLE, { list: listLifecycle, bulk: bulkLifecycle });
