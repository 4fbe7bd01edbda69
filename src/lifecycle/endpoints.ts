import { viewHistoryPermission, viewPermission } from "../model/permissions.ts";
import { anything } from "../model/shapes.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { lifecycleRow } from "./schemas.ts";

// View alone gives the current row; all rows need View history. Bob has no way to write a row. Source: HiBob's documentation.
export const { list: listLifecycle, bulk: bulkLifecycle } = tableEndpoints("lifecycle", {
  row: lifecycleRow,
  columns: anything,
  view: [viewPermission("lifecycle", "Lifecycle"), viewHistoryPermission("lifecycle", "Lifecycle")],
  edit: [],
});
