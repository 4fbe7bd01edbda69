import { InvalidInputError } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { isObject } from "../model/json.ts";
import { nearest } from "../model/nearest.ts";
import { endpointNamed } from "./endpoints.ts";
import type { Plan } from "./plan.ts";
import { PRESETS } from "./presets.ts";
import { STREAM_NEEDS } from "./streams.ts";

const PARTS = ["presets", "streams", "fields", "endpoints", "folders"] as const satisfies readonly (keyof Plan)[];

/**
 * Refuses a plan that could not mean what it says: what is misspelt would be a permission that nobody checks. Field ids are
 * checked where they are looked up.
 */
export function checkPlan(plan: Plan): void {
  if (!isObject(plan as unknown)) throw new InvalidInputError("The plan must be an object", { hint: `It has ${PARTS.join(", ")}` });
  for (const part of Object.keys(plan)) refuseUnknown(part, PARTS, "part of a plan");
  const { presets, streams, fields, endpoints, folders } = plan;
  if (presets !== undefined) {
    checkStrings(presets, "presets");
    for (const preset of presets) refuseUnknown(preset, Object.keys(PRESETS), "preset");
  }
  if (streams !== undefined) {
    checkStrings(streams, "streams");
    for (const stream of streams) refuseUnknown(stream, Object.keys(STREAM_NEEDS), "stream");
  }
  if (endpoints !== undefined) {
    checkStrings(Array.isArray(endpoints) ? endpoints.map((one) => (isObject(one) ? one.id : one)) : endpoints, "endpoints");
    for (const named of endpoints) if (typeof named === "string") endpointNamed(named);
  }
  if (fields !== undefined && fields !== "all") checkStrings(fields, "fields");
  if (folders !== undefined) checkStrings(folders, "folders");
  if (fields === undefined && [presets, streams, endpoints].every((named) => !named?.length)) {
    throw new InvalidInputError("The plan names nothing", { hint: "Give at least one of presets, streams, fields and endpoints" });
  }
}

function refuseUnknown(name: string, known: readonly string[], what: string): void {
  if (known.includes(name)) return;
  const near = nearest(name, known);
  throw new InvalidInputError(`There is no ${what} "${name.slice(0, 100)}"`, {
    hint: near ? `Did you mean "${near}"?` : `There are: ${known.join(", ")}`,
  });
}
