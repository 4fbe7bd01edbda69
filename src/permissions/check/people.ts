import type { Audience } from "../report.ts";
import type { Requirement } from "../requirement.ts";
import { asksOf } from "./asks.ts";
import { modelIn } from "./categories.ts";
import { missing } from "./findings.ts";
import { type Look, NOBODY, unasked } from "./look.ts";
import { audienceFinding, type KnownPerson, readRoster } from "./roster.ts";
import { sampleOf } from "./sample.ts";
import { lookAtFields } from "./sight.ts";

/** Features about a person: to look at them takes somebody. */
const ABOUT_SOMEBODY = new Set(["timeAttendance.manageSheets", "timeOff.seeBalances", "timeOff.seeWhosOut", "docs.view", "tasks"]);

const isAboutPeople = ({ key, category }: Requirement): boolean => key === "audience" || category !== undefined || ABOUT_SOMEBODY.has(key);

/** ASSUMED: Bob refuses a search when none of its fields may be seen, if ever; its documentation does not say. */
const ALL_REFUSED = missing("The search for fields of people was refused as a whole", "medium");

/** Finds out who can be seen, and which fields of a sample of them. */
export async function lookAtPeople(
  look: Look,
  needs: readonly Requirement[],
  known: { readonly fields?: unknown; readonly people?: readonly KnownPerson[] | undefined } = {},
): Promise<{ readonly audience: Audience | undefined; readonly sampled: number }> {
  const { calls, found, beyond } = look;
  if (!beyond && !needs.some(isAboutPeople)) return { audience: undefined, sampled: 0 };
  const statusIn = look.fields.find(({ id }) => id === "internal.status")?.categoryId ?? "lifecycle";
  const withStatus = beyond || needs.some(({ category }) => category?.id === statusIn);
  const roster = await readRoster(calls, { withStatus, people: known.people, proven: known.fields === undefined });
  look.people = roster.people;
  look.sample = sampleOf(roster.people);
  const asks = asksOf(look.fields, needs, beyond);
  const ask = () => lookAtFields(calls, asks, look.sample, look.people);
  const first = await ask();
  // So much hangs on this answer that a spoilt one is asked for once more.
  const tried = first.is === "failed" ? await ask() : first;
  if (tried.is === "answered") {
    look.sights = tried.data.categories;
    if (look.model === "unknown") look.model = modelIn(look.sights.values()) ?? "unknown";
  }
  found.add("audience", audienceFinding(roster, tried.is === "answered" ? tried.data.managers : undefined));
  const asked = new Set(asks.filter((one) => one.asked.length > 0).map(({ id }) => id));
  for (const { key, category, right, observable } of needs) {
    if (category === undefined) continue;
    if (look.sample.length === 0) found.add(key, NOBODY);
    else if (!asked.has(category.id)) continue;
    else if (tried.is === "failed" && observable.category !== "no") found.add(key, unasked(tried));
    else if (tried.is === "refused" && right === "view") found.add(key, ALL_REFUSED);
  }
  return { audience: roster.audience, sampled: tried.is === "answered" ? tried.data.people : 0 };
}
