import type { Route } from "../route.ts";
import { metadataRoutes } from "./metadata.ts";
import { peopleRoutes } from "./people.ts";
import { workHistoryRoutes } from "./work-history.ts";

/** Everything the fake answers: one route per declared endpoint. */
export const routes: readonly Route[] = [...peopleRoutes, ...workHistoryRoutes, ...metadataRoutes];
