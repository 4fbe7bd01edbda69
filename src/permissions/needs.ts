import type { Endpoint } from "../client/index.ts";
import { selectFields } from "../metadata/field-selection.ts";
import type { Field } from "../metadata/index.ts";
import { readPerson, searchPeople, updatePerson } from "../people/endpoints.ts";
import type { Right } from "./catalogue/entry.ts";
import { endpointNamed } from "./endpoints.ts";
import { BUILT_IN_FIELDS } from "./known-fields.ts";
import type { Plan } from "./plan.ts";
import { PRESETS } from "./presets.ts";
import type { Tenant } from "./requirements.ts";
import { furtherRights } from "./rules.ts";
import { STREAM_NEEDS } from "./streams.ts";

/** Key of what is no box: whose data can be seen. */
export const AUDIENCE = "audience";

/** One reason to need one box. */
export interface Need {
  readonly key: string;
  /** What of the plan needs it, e.g. `stream workHistory`. */
  readonly by: string;
  /** The field that is read or written by it. */
  readonly field?: Field;
  /** From a preset: the box's place in the lists. */
  readonly line?: number;
}

/** Every reason that a plan has, in no order but that of the presets. The plan has been checked. */
export function needsOf(plan: Plan, tenant: Tenant): readonly Need[] {
  const { presets = [], streams = [], endpoints = [] } = plan;
  const declared = endpoints.map((named) => (typeof named === "string" ? endpointNamed(named) : named));
  const needs = [
    ...linesOf(presets, plan.folders ?? []),
    ...streams.flatMap((stream) => {
      const { endpoints: called, boxes = [] } = STREAM_NEEDS[stream];
      const by = `stream ${stream}`;
      return [...called.flatMap((endpoint) => endpointNeeds(endpoint, by)), ...boxes.map((key) => ({ key, by }))];
    }),
    ...declared.flatMap((endpoint) => [...endpointNeeds(endpoint, endpoint.id), ...defaultAnswer(endpoint, plan)]),
    ...fieldNeeds(plan, tenant, declared),
  ];
  return needs.flatMap((need) => ofTables(need, tenant));
}

// A folder that Bob has in every account has boxes of its own keys; all others share theirs.
const OWN_FOLDER = "Custom";

/** The kind of a folder in the keys of its boxes. */
const kindOf = (folder: string): string =>
  ["Shared", "Confidential"].find((kind) => kind.toLowerCase() === folder.trim().toLowerCase()) ?? OWN_FOLDER;

/** Names of the folders among these whose box has this key. */
export const foldersOf = (key: string, folders: readonly string[]): readonly string[] => {
  const [, kind] = /^docs\.(?:upload|delete)(\w+)$/.exec(key) ?? [];
  return folders.filter((folder) => kind === undefined || kindOf(folder) === kind);
};

function linesOf(presets: readonly (keyof typeof PRESETS)[], folders: readonly string[]): Need[] {
  const lines = [...new Set(presets)].flatMap((preset) =>
    PRESETS[preset].lines.flatMap(({ key }) => {
      const kinds = key.endsWith(OWN_FOLDER) && folders.length > 0 ? [...new Set(folders.map(kindOf))] : [OWN_FOLDER];
      return kinds.map((kind) => ({ key: key.replace(OWN_FOLDER, kind), by: `preset ${preset}` }));
    }),
  );
  const audience = [...new Set(presets)].map((preset) => ({ key: AUDIENCE, by: `preset ${preset}` }));
  return [...lines.map((need, line) => ({ ...need, line })), ...audience];
}

const endpointNeeds = (endpoint: Endpoint, by: string): Need[] => [
  ...boxesOf(endpoint).map((key) => ({ key, by })),
  ...(isAboutPeople(endpoint) ? [{ key: AUDIENCE, by }] : []),
];

/** Bob does not say what tasks need; the catalogue keeps a place for it. */
const boxesOf = ({ path, permissions }: Endpoint): readonly string[] =>
  permissions?.map(({ key }) => key) ?? (/^\/tasks\b/.test(path) ? ["tasks"] : []);

// Declarations with a box of People's data are about people; the rest that are can be told by their paths.
const PEOPLE = /^\/(people\/(?!custom-tables\/metadata)|employees\/|avatars|profiles|tasks|company\/reports|timeoff\/calendars\/employees)/;

/** Whether a call concerns people, so that it ends where the audience does. Whoever is added is not in it yet. */
const isAboutPeople = ({ path, permissions = [] }: Endpoint): boolean =>
  PEOPLE.test(path) || permissions.some(({ key, place }) => place.startsWith("People's data") && key !== "people.create");

// What a search answers that names no fields. Source: HiBob's documentation of people.
const DEFAULT_CATEGORIES = ["root", "about", "employment", "work"];

const defaultAnswer = ({ id }: Endpoint, { fields, streams = [] }: Plan): Need[] =>
  (id === searchPeople.id || id === readPerson.id) && fields === undefined && !streams.includes("employees")
    ? DEFAULT_CATEGORIES.map((category) => ({ key: `${category}.view`, by: id }))
    : [];

/** What the fields of the plan need: View on the category that each is in, and more where a rule says so. */
function fieldNeeds(plan: Plan, tenant: Tenant, endpoints: readonly Endpoint[]): Need[] {
  const readers = (plan.streams ?? []).filter((stream) => STREAM_NEEDS[stream].readsFields);
  if (plan.fields === undefined && readers.length === 0) return [];
  const known = tenant.fields ?? BUILT_IN_FIELDS;
  const ids = new Set(selectFields(plan.fields, known, { builtIn: tenant.fields === undefined }));
  const written = endpoints.some(({ id }) => id === updatePerson.id);
  const named = Array.isArray(plan.fields);
  return known
    .filter(({ id }) => ids.has(id))
    .flatMap((field) => {
      const rights: readonly Right[] = ["view", ...furtherRights(field)];
      const bys = [
        ...readers.map((stream) => `stream ${stream}`),
        ...(plan.fields === undefined ? [] : [named ? `field ${field.id}` : "fields all"]),
      ];
      return [
        ...rights.flatMap((right) => bys.map((by) => ({ key: `${field.categoryId}.${right}`, by, field }))),
        ...(written && named ? [{ key: `${field.categoryId}.edit`, by: updatePerson.id, field }] : []),
        ...readers.map((stream) => ({ key: AUDIENCE, by: `stream ${stream}` })),
        ...(plan.fields === undefined ? [] : [{ key: AUDIENCE, by: "fields" }]),
      ];
    });
}

/** A custom table is granted by the category that it is in, which differs from table to table. */
function ofTables(need: Need, { customTables }: Tenant): Need[] {
  const [, right] = /^customTables\.(view|edit)$/.exec(need.key) ?? [];
  if (right === undefined || customTables === undefined) return [need];
  return customTables.map(({ category }) => ({ ...need, key: `${category}.${right}` }));
}
