import { editPermission, viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { employmentRow, newEmploymentRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history. Rows are unique by date. Source: HiBob's documentation.
export const {
  list: listEmployment,
  bulk: bulkEmployment,
  add: addEmployment,
  replace: replaceEmployment,
  remove: removeEmployment,
} = tableEndpoints("employment", {
  row: employmentRow,
  columns: newEmploymentRow,
  view: [viewPermission("employment", "Employment"), viewHistoryPermission("employment", "Employment")],
  edit: [editPermission("employment", "Employment")],
});
