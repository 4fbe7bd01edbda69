import type { Permission } from "../../model/permissions.ts";
import { ENDPOINTS } from "../endpoints.ts";

/** The boxes that endpoints declare, by key: their wording stands there, next to the calls that need them. */
export const DECLARED: ReadonlyMap<string, Permission> = new Map(
  ENDPOINTS.flatMap(({ permissions = [] }) => permissions).map((permission) => [permission.key, permission]),
);
