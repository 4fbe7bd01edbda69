import { customTables as customTablesOf } from "../../custom-tables/index.ts";
import type { Field } from "../../metadata/index.ts";
import type { Plan } from "../plan.ts";
import type { Requirement } from "../requirement.ts";
import { requirementsFor, type Tenant } from "../requirements.ts";
import type { Calls } from "./calls.ts";
import type { Findings } from "./findings.ts";
import { unasked } from "./look.ts";

/** What the plan needs in this account. Its custom tables are looked up only if the plan reads or writes any. */
export async function needsIn(
  plan: Plan,
  fields: readonly Field[],
  calls: Calls,
  found: Findings,
): Promise<{ readonly needs: readonly Requirement[]; readonly customTables: NonNullable<Tenant["customTables"]> }> {
  const needs = requirementsFor(plan, { fields });
  if (!needs.some(({ key }) => key.startsWith("customTables."))) return { needs, customTables: [] };
  const tried = await calls.attempt((client) => customTablesOf(client).tables());
  // Without the list, the requirement stays one for all of them, which nothing can be told of.
  if (tried.is === "failed") found.add("customTables.view", unasked(tried));
  if (tried.is !== "answered") return { needs, customTables: [] };
  const customTables = tried.data.flatMap(({ id, name, category }) => (category ? [{ id, name: name ?? id, category }] : []));
  return { needs: requirementsFor(plan, { fields, customTables }), customTables };
}

/** What a plan names, for those who read its report. */
export function namesOf({ presets = [], streams = [], fields = [], endpoints = [], folders = [] }: Plan): readonly string[] {
  return [
    ...presets.map((preset) => `preset ${preset}`),
    ...streams.map((stream) => `stream ${stream}`),
    ...(fields === "all" ? ["all fields"] : fields.map((field) => `field ${field}`)),
    ...endpoints.map((endpoint) => (typeof endpoint === "string" ? endpoint : endpoint.id)),
    ...folders.map((folder) => `folder ${folder}`),
  ];
}
