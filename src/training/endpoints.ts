import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableEndpoints } from "../tables/endpoints.ts";
import { newTraining, trainingRow } from "./schemas.ts";

export const {
  list: listTraining,
  add: addTraining,
  remove: removeTraining,
} = tableEndpoints("training", {
  row: trainingRow,
  columns: newTraining,
  view: [viewPermission("training", "Training")],
  edit: [editPermission("training", "Training")],
});
