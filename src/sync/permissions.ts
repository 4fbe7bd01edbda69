import { selectFields } from "../metadata/field-selection.ts";
import type { Field } from "../metadata/index.ts";
import { checkPermissions } from "../permissions/check/check.ts";
import type { PermissionReport, Plan } from "../permissions/index.ts";
import type { Stream, StreamContext } from "./stream.ts";

/** What streams need together, as far as they say so. Fields are named one by one: each stream has its own choice of them. */
function planOf(plans: readonly Plan[], tenantFields: readonly Field[]): Plan {
  const fields = plans.flatMap((plan) =>
    plan.fields !== undefined || plan.streams?.includes("employees") ? selectFields(plan.fields, tenantFields) : [],
  );
  return {
    presets: plans.flatMap((plan) => plan.presets ?? []),
    streams: plans.flatMap((plan) => plan.streams ?? []),
    endpoints: plans.flatMap((plan) => plan.endpoints ?? []),
    folders: plans.flatMap((plan) => plan.folders ?? []),
    ...(fields.length > 0 && { fields: [...new Set(fields)] }),
  };
}

/**
 * Checks what the streams of a run need, with what the run has read anyway. Nothing beyond their fields is asked for.
 * `undefined` when no stream says what it needs, or Bob does not even tell its fields and people.
 */
export async function permissionsOf(streams: readonly Stream[], context: StreamContext): Promise<PermissionReport | undefined> {
  const plans = streams.flatMap(({ plan }) => plan ?? []);
  if (plans.length === 0) return undefined;
  const { bob, signal } = context;
  // When even these cannot be read, the streams say so: they need them as well, and a stream that does not may go on.
  const known = await Promise.all([context.fields(), context.people()]).catch(() => undefined);
  if (!known) return undefined;
  const [fields, people] = known;
  return checkPermissions(bob, planOf(plans, fields), { signal, leastPrivilege: false, known: { fields, people } });
}
