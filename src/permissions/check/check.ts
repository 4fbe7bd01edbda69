import { isoOf } from "../../client/spans.ts";
import type { HiBob } from "../../hibob.ts";
import type { Field } from "../../metadata/index.ts";
import { readFields } from "../../metadata/read.ts";
import type { PermissionModel } from "../catalogue/entry.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { Plan } from "../plan.ts";
import type { PermissionAnswer, PermissionReport } from "../report.ts";
import { answersOf } from "./answers.ts";
import { countedCalls } from "./calls.ts";
import { judgeCategories } from "./categories.ts";
import { docsSteps } from "./docs.ts";
import { excessOf, keysBeyond } from "./excess.ts";
import { featureSteps } from "./features.ts";
import { Findings } from "./findings.ts";
import type { Look, Step } from "./look.ts";
import { lookAtPeople } from "./people.ts";
import { progressOf } from "./progress.ts";
import type { KnownPerson } from "./roster.ts";
import { tableSteps } from "./tables.ts";
import { namesOf, needsIn } from "./tenant.ts";
import { timeOffSteps } from "./time-off.ts";

/** How far a check is. */
export interface CheckProgress {
  /** Questions that were answered. */
  readonly done: number;
  /** As far as it is known by now; it can grow. */
  readonly total: number;
  /** What is looked at now. */
  readonly note: string;
}

/** How a check is made. */
export interface CheckOptions {
  /** Ends the check at once. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Whether to look at what the plan does not need, too: `true`, the default, asks for two harmless fields of each other
   * category in the same request; `"thorough"` also looks at tables and features afterwards, one request each; `false` asks for
   * nothing outside of the plan.
   */
  readonly leastPrivilege?: boolean | "thorough" | undefined;
  /** Which of Bob's models the account has, if that is known. No answer of Bob's tells it. */
  readonly model?: PermissionModel | undefined;
  readonly onProgress?: ((progress: CheckProgress) => void) | undefined;
  /** What was read from Bob a moment ago, and need not be read again. */
  readonly known?:
    | {
        /** What `metadata.fields()` gave. */
        readonly fields?: readonly Field[] | undefined;
        /** Everybody, inactive people too, with `internal.status` and `internal.lifecycleStatus`. */
        readonly people?: readonly KnownPerson[] | undefined;
      }
    | undefined;
}

/**
 * Finds out, by reading alone, which permissions of a plan the service user has.
 *
 * Asks for as little as tells: once for the fields of a sample of at most 50 people, once for each table and feature of the
 * plan. It waits four seconds after each refusal and asks no more after twenty, so that Bob does not block the integration.
 * What cannot be looked at is `unverifiable`, with the reason. Nothing about a person is in the report.
 *
 * Two checks with one client should be a minute apart: the client does not repeat within a minute what was refused.
 *
 * @throws {InvalidInputError} for a plan that names nothing, or something that does not exist
 * @throws {AuthenticationError} at once, for a credential that Bob does not accept
 * @throws {LockoutError} when Bob blocks the integration, or the client has met too many refusals before
 * @throws {PermissionError} when even the field metadata is refused, which needs no permission: the address is not trusted
 * @throws {HiBobError} when Bob cannot be reached, or answers neither its field metadata nor the search for people
 * @example
 * const report = await checkPermissions(bob, { presets: ["base", "salary"] });
 * for (const { status, place } of report.answers) if (status === "missing") console.log(place.category);
 */
export async function checkPermissions(bob: HiBob, plan: Plan, options: CheckOptions = {}): Promise<PermissionReport> {
  const { leastPrivilege = true, known } = options;
  const checkedAt = isoOf(bob.client.clock.now());
  const calls = countedCalls(bob.client, options.signal);
  const progress = progressOf(options.onProgress);
  progress.note("The account's fields");
  const fields = known?.fields ?? (await readFields(calls.client));
  const found = new Findings();
  const { needs, customTables } = await needsIn(plan, fields, calls, found);
  const look: Look = {
    calls,
    found,
    fields,
    customTables,
    beyond: leastPrivilege !== false,
    folders: plan.folders ?? [],
    hiddenColumns: new Map(),
    people: [],
    sample: [],
    sights: new Map(),
    model: options.model ?? "unknown",
  };
  progress.note("People, and the fields of a sample");
  const { audience, sampled } = await lookAtPeople(look, needs, known);
  const needed = new Set(needs.map(({ key }) => key));
  await progress.run(stepsFor(look, needed));
  judgeCategories(look, needs, sampled);
  if (leastPrivilege === "thorough") await progress.run(stepsFor(look, keysBeyond(needed)));
  progress.end();
  const answers = answersOf(needs, look.found);
  return {
    checkedAt,
    outcome: outcomeOf(answers),
    model: look.model,
    plan: namesOf(plan),
    answers,
    audience,
    excess: look.beyond ? excessOf(look, needs) : [],
    fingerprint: fingerprintOf(answers),
    requests: calls.requests,
    refusals: calls.refusals,
  };
}

function outcomeOf(answers: readonly PermissionAnswer[]): PermissionReport["outcome"] {
  if (answers.some(({ status }) => status === "missing")) return "missing";
  return answers.some(({ failed }) => failed) ? "incomplete" : "green";
}

/** The questions that tell of these permissions: the surest first, and those with most refusals in them last. */
const stepsFor = (look: Look, keys: ReadonlySet<string>): readonly Step[] => [
  ...tableSteps(look, keys),
  ...timeOffSteps(look, keys),
  ...docsSteps(look, keys),
  ...featureSteps(look, keys),
];
