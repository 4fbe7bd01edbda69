import type { Route } from "../../route.ts";
import { calendarRoutes } from "./calendar-routes.ts";
import { policyRoutes } from "./policy-routes.ts";
import { requestRoutes } from "./request-routes.ts";

export const timeOffRoutes: readonly Route[] = [...requestRoutes, ...policyRoutes, ...calendarRoutes];
