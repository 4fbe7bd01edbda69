import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { equityGrant, newEquityGrant } from "./schemas.ts";

export const {
  list: listEquities,
  bulk: bulkEquities,
  add: addEquity,
  replace: replaceEquity,
  remove: removeEquity,
} = tableEndpoints("equities", {
  row: equityGrant,
  columns: newEquityGrant,
  view: [viewPermission("equity", "Equity")],
  edit: [editPermission("equity", "Equity")],
});
