import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { dependent, newDependent } from "./schemas.ts";

// There is no read for one employee. Source of the wordings: HiBob's reference of this table.
export const {
  bulk: bulkDependents,
  add: addDependent,
  replace: replaceDependent,
  remove: removeDependent,
} = tableEndpoints("dependents", {
  row: dependent,
  columns: newDependent,
  view: [viewPermission("home", "Home")],
  edit: [editPermission("home", "Home", "Manage")],
});
