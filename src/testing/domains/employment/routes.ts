import { addEmployment, bulkEmployment, listEmployment, removeEmployment, replaceEmployment } from "../../../employment/endpoints.ts";
import type { Route } from "../../route.ts";
import { tableRoutes } from "../../tables/routes.ts";
import { EMPLOYMENT_TABLE } from "./table.ts";

export const employmentRoutes: readonly Route[] = tableRoutes(EMPLOYMENT_TABLE, {
  list: listEmployment,
  bulk: bulkEmployment,
  add: addEmployment,
  replace: replaceEmployment,
  remove: removeEmployment,
});
