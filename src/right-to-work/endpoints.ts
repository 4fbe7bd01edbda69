import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { newRightToWork, rightToWorkRow } from "./schemas.ts";

// There is no read for one employee. Source of the wordings: HiBob's reference of this table.
export const {
  bulk: bulkRightToWork,
  add: addRightToWork,
  replace: replaceRightToWork,
  remove: removeRightToWork,
} = tableEndpoints("right-to-work", {
  row: rightToWorkRow,
  columns: newRightToWork,
  view: [viewPermission("rightToWork", "Right to work")],
  edit: [editPermission("rightToWork", "Right to work", "Manage")],
});
