import { listWizards } from "../../../onboarding/endpoints.ts";
import { json } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { Onboarding } from "./state.ts";

export const onboardingRoutes: readonly Route[] = [
  route(listWizards, ({ company }) => json({ wizards: company.part(Onboarding).wizards })),
];
