import { addEquity, bulkEquities, listEquities, removeEquity, replaceEquity } from "../../../equity/endpoints.ts";
import type { Route } from "../../route.ts";
import { tableRoutes } from "../../tables/routes.ts";
import { EQUITIES_TABLE } from "./table.ts";

export const equityRoutes: readonly Route[] = tableRoutes(EQUITIES_TABLE, {
  list: listEquities,
  bulk: bulkEquities,
  add: addEquity,
  replace: replaceEquity,
  remove: removeEquity,
});
