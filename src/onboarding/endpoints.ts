import * as z from "zod/mini";
import { endpoint } from "../client/endpoint.ts";
import { aNumber, listOf, text } from "../model/shapes.ts";

/** Neither its permission nor a limit is documented. */
export const listWizards = endpoint({
  method: "GET",
  path: "/onboarding/wizards",
  response: z.looseObject({ wizards: listOf(z.looseObject({ id: aNumber, name: text, description: text })) }),
  perMinute: undefined,
  permissions: undefined,
  effect: "read",
});
