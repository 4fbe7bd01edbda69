import { namesOf } from "./check/tenant.ts";
import { AUDIENCE } from "./needs.ts";
import type { Plan } from "./plan.ts";
import { PRESETS, type PresetLine, type PresetName, SETUP_STEPS, type SetupStep } from "./presets.ts";
import type { Requirement } from "./requirement.ts";
import { requirementsFor, type Tenant, undocumentedEndpoints } from "./requirements.ts";

/** One box to tick. */
export interface GuideLine {
  readonly key: string;
  /** Tab, and section of the tab, and the rest of the way to the box: in accounts whose employee data is granted by category. */
  readonly place: string;
  /** The same where it is granted field by field. */
  readonly fieldPlace: string;
  /** For documents: the folders whose box it is. */
  readonly folders?: string | undefined;
  /** Other wordings that have been seen on Bob's screens. */
  readonly aliases: readonly string[];
  /** What the account calls the category; absent for features, and where the account is not known. */
  readonly category?: string | undefined;
  /** What goes wrong without it. */
  readonly breaks: string;
  /** Rules of Bob's that one would not guess. */
  readonly rules: readonly string[];
  readonly neededFor: readonly string[];
}

/** Boxes for one purpose. */
export interface GuideList {
  readonly title: string;
  /** In the order of the set-up guide for presets, and of Bob's screen for all else. */
  readonly lines: readonly GuideLine[];
}

/** How to set an integration up in Bob, from nothing to the first green check. Plain data. */
export interface SetupGuide {
  /** What it is for, by name. */
  readonly plan: readonly string[];
  /** What to do, in order. The boxes belong to the step that has `boxes`. */
  readonly steps: readonly SetupStep[];
  /** One for each preset, and one for what else the plan needs. */
  readonly lists: readonly GuideList[];
  /** Calls of the plan of which it is not documented what they need. */
  readonly undocumented: readonly string[];
  /** The command that checks whether all is well. */
  readonly verify: string;
}

/**
 * The whole way of setting up an integration in Bob, for a plan: the service user, its permission group, the boxes, whose data
 * it sees, and how to verify it. Needs no credentials, and calls nothing.
 *
 * @throws {InvalidInputError} for a plan that names nothing, or something that does not exist
 * @example
 * console.log(renderGuide(setupGuide({ presets: ["base", "salary"] }), "markdown"));
 */
export function setupGuide(plan: Plan, tenant: Tenant = {}): SetupGuide {
  const needed = requirementsFor(plan, tenant);
  const account = { known: tenant.fields !== undefined };
  const presets = [...new Set(plan.presets ?? [])].map((preset) => presetList(preset, needed, account));
  const listed = new Set(presets.flatMap(({ lines }) => lines.flatMap(({ key }) => matching(key, needed).map((each) => each.key))));
  const rest = needed.filter(({ key }) => key !== AUDIENCE && !listed.has(key));
  const title = presets.length > 0 ? "What else the integration uses" : "What the integration uses";
  return {
    plan: namesOf(plan),
    steps: SETUP_STEPS,
    lists: [...presets, ...(rest.length > 0 ? [{ title, lines: rest.map((each) => lineOf(each, each.place.category, account)) }] : [])],
    undocumented: undocumentedEndpoints(plan),
    verify: checkCommand(plan),
  };
}

interface Account {
  readonly known: boolean;
}

// The guide has one line where folders of Bob's own have boxes with keys of their own.
const kindless = (key: string): string => key.replace(/^(docs\.(?:upload|delete))(?:Shared|Confidential|Custom)$/, "$1");

const matching = (key: string, needed: readonly Requirement[]): readonly Requirement[] =>
  needed.filter((each) => kindless(each.key) === kindless(key));

/** A preset as the set-up guide has it: each of its lines, in its order and wording. */
function presetList(preset: PresetName, needed: readonly Requirement[], account: Account): GuideList {
  const { title, lines } = PRESETS[preset];
  return {
    title,
    lines: lines.map((line) => {
      const found = matching(line.key, needed);
      const folders = foldersOf(found);
      return { ...lineOf(found[0]!, placeOf(line), account), ...(folders && { folders }), aliases: wordingsOf(found, line) };
    }),
  };
}

/** The folders in the places of boxes for documents, of which the set-up guide's lines have none. */
function foldersOf(found: readonly Requirement[]): string {
  const places = found.filter(({ area }) => area === "Documents").map(({ place }) => place.category.split(" > ").slice(2, -1).join(" > "));
  return [...new Set(places.filter(Boolean))].join(", ");
}

const placeOf = ({ section, wording }: PresetLine): string => `${section} > ${wording}`;

/** How else Bob's screen may word a line of the set-up guide, which has one wording of several. */
function wordingsOf(found: readonly Requirement[], line: PresetLine): readonly string[] {
  const own = placeOf(line).toLowerCase();
  const wordings = found.flatMap(({ area, place, aliases }) => [...(area === "Documents" ? [] : [place.category]), ...aliases]);
  return [...new Set(wordings)].filter((wording) => !` > ${own}`.endsWith(` > ${wording.toLowerCase()}`));
}

function lineOf({ key, place, aliases, category, breaks, rules, neededFor }: Requirement, wording: string, { known }: Account): GuideLine {
  const fieldPlace = place.field === place.category ? wording : place.field;
  return { key, place: wording, fieldPlace, aliases, ...(category && known && { category: category.name }), breaks, rules, neededFor };
}

/** As a shell takes it. */
const quoted = (word: string): string => (/^[\w.,/:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The command that checks the same plan. */
function checkCommand({ presets = [], streams = [], fields = [], endpoints = [], folders = [] }: Plan): string {
  const options = {
    for: presets,
    streams,
    fields: fields === "all" ? [fields] : fields,
    endpoints: endpoints.map((named) => (typeof named === "string" ? named : named.id)),
    folders,
  };
  const given = Object.entries(options).filter(([, values]) => values.length > 0);
  return ["npx hibob-kit check", ...given.map(([name, values]) => `--${name} ${quoted(values.join(","))}`)].join(" ");
}
