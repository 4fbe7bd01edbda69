import { addTraining, listTraining, removeTraining } from "../../../training/endpoints.ts";
import type { Route } from "../../route.ts";
import { tableRoutes } from "../../tables/routes.ts";
import { TRAINING_TABLE } from "./table.ts";

export const trainingRoutes: readonly Route[] = tableRoutes(TRAINING_TABLE, {
  list: listTraining,
  add: addTraining,
  remove: removeTraining,
});
