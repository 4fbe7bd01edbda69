import { editPermission, viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { newWorkRow, workRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history. Rows are unique by date and site. Source: HiBob's guide to
// employee tables, category model.
export const {
  list: listWork,
  bulk: bulkWork,
  add: addWork,
  replace: replaceWork,
  remove: removeWork,
} = tableEndpoints("work", {
  row: workRow,
  columns: newWorkRow,
  view: [viewPermission("work", "Work"), viewHistoryPermission("work", "Work")],
  edit: [editPermission("work", "Work")],
});
