import { addWork, bulkWork, listWork, removeWork, replaceWork } from "../../../work-history/endpoints.ts";
import type { Route } from "../../route.ts";
import { tableRoutes } from "../../tables/routes.ts";
import { WORK_TABLE } from "./table.ts";

export const workHistoryRoutes: readonly Route[] = tableRoutes(WORK_TABLE, {
  list: listWork,
  bulk: bulkWork,
  add: addWork,
  replace: replaceWork,
  remove: removeWork,
});
