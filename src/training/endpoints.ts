import { endpoint } from "../client/endpoint.ts";
import { editPermission, viewPermission } from "../model/permissions.ts";
import { tableAnswer, tableQuery } from "../model/tables.ts";
import { newTraining, trainingRow } from "./schemas.ts";

const path = "/people/{id}/training";
const write = { perMinute: undefined, permissions: [editPermission("training", "Training")] } as const;

export const listTraining = endpoint({
  method: "GET",
  path,
  query: tableQuery,
  response: tableAnswer(trainingRow),
  perMinute: undefined,
  permissions: [viewPermission("training", "Training")],
  effect: "read",
});

export const addTraining = endpoint({ ...write, method: "POST", path, body: newTraining, effect: "write" });

export const removeTraining = endpoint({ ...write, method: "DELETE", path: `${path}/{entry_id}`, effect: "idempotent" });
