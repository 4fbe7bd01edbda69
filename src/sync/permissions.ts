import { selectFields } from "../metadata/field-selection.ts";
import type { Field } from "../metadata/index.ts";
import { checkPermissions } from "../permissions/check/check.ts";
import { type PermissionAnswer, type PermissionReport, type Plan, requirementsFor } from "../permissions/index.ts";
import { patiently } from "./patience.ts";
import type { Stream, StreamContext } from "./stream.ts";

/** Key of what is no box: whose data can be seen. */
export const AUDIENCE = "audience";

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
  const options = { signal, leastPrivilege: false, known: { fields, people } };
  return patiently({ clock: bob.client.clock, signal }, () => checkPermissions(bob, planOf(plans, fields), options));
}

/** The answers about what one stream needs. */
export async function answersFor(
  { plan }: Stream,
  report: PermissionReport | undefined,
  context: StreamContext,
): Promise<readonly PermissionAnswer[]> {
  if (!plan || !report) return [];
  const fields = await context.fields();
  const needed = new Set(requirementsFor(planOf([plan], fields), { fields }).map(({ key }) => key));
  // The boxes of custom tables are those of their categories, which only the check has looked up.
  const named = (plan.streams ?? []).map((name) => `stream ${name}`);
  return report.answers.filter(({ key, neededFor }) => needed.has(key) || named.some((name) => neededFor.includes(name)));
}

/**
 * Which permissions of a stream that were granted when the run began are not any more. Asked before something is removed: what was taken
 * away in the middle of a reading looks like deletions.
 */
export async function lostSince(stream: Stream, answers: readonly PermissionAnswer[], context: StreamContext): Promise<readonly string[]> {
  const had = answers.filter(({ key, status }) => key !== AUDIENCE && status === "granted").map(({ key }) => key);
  if (had.length === 0) return [];
  const now = await answersFor(stream, await permissionsOf([stream], context), context);
  return had.filter((key) => !now.some((answer) => answer.key === key && answer.status === "granted"));
}
