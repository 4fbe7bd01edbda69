import { isObject, type Json } from "../../../model/json.ts";
import { archiveSkills, createSkills, proficiencyLevels, searchSkills, updateSkills } from "../../../skills/endpoints.ts";
import type { World } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { aText, type Check, oneOf, orNull } from "../../objects/checks.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { ObjectKind } from "../../objects/kind.ts";
import { recordWriter } from "../../objects/records.ts";
import { searchRoute } from "../../objects/routes.ts";
import { valuesIn } from "../../objects/written.ts";
import { problemIn } from "../../refusing.ts";
import { json, Refused } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { LEVELS } from "./seeding.ts";
import { type FakeSkill, type FakeSkillLevel, type Locator, type SkillChange, SkillRefused, Skills } from "./state.ts";

const someLevels: Check = {
  expected: "a list of { proficiencyLevelId, description }",
  fits: (value) => Array.isArray(value) && value.every((level) => isObject(level) && typeof level.proficiencyLevelId === "number"),
};
const aStatus = oneOf("active", "archived");

// ASSUMED: which fields can be filtered, and the statuses. Bob writes `category` and reads `categoryName`.
const skillKind: ObjectKind<FakeSkill> = {
  type: "skill",
  prefix: "/skill/",
  fields: [
    { id: "id", name: "ID", type: "number", read: ({ id }) => id, filter: EQUALITY },
    { id: "name", name: "Name", type: "text", read: ({ name }) => name, filter: EQUALITY, write: aText },
    { id: "description", name: "Description", type: "text-area", read: ({ description }) => description, write: orNull(aText) },
    { id: "status", name: "Status", type: "text", read: ({ status }) => status, filter: EQUALITY, write: aStatus },
    { id: "categoryName", name: "Category", type: "text", read: ({ categoryName }) => categoryName },
    { id: "category", name: "Category", type: "text", read: () => undefined, write: orNull(aText) },
    { id: "source", name: "Source", type: "text", read: ({ source }) => source, filter: EQUALITY, write: aText },
    { id: "externalId", name: "External ID", type: "text", read: ({ externalId }) => externalId, filter: EQUALITY, write: aText },
    { id: "proficiencyLevels", name: "Levels", type: "list", read: (skill) => skill.proficiencyLevels, write: someLevels },
    { id: "createdAt", name: "Created at", type: "time", read: ({ createdAt }) => createdAt },
  ],
};

/** A locator alone, which is all that archiving takes. */
const locatorKind: ObjectKind<FakeSkill> = {
  ...skillKind,
  fields: skillKind.fields.filter(({ id }) => id === "source" || id === "externalId"),
};

const LOCATOR = ["source", "externalId"];

function parts({ source, externalId, category, proficiencyLevels: levels, ...rest }: Json): { locator: Locator; change: SkillChange } {
  const change = {
    ...rest,
    ...(category === undefined ? {} : { categoryName: category }),
    ...(levels === undefined ? {} : { proficiencyLevels: (levels as FakeSkillLevel[]).map(levelOf) }),
  };
  return { locator: { source, externalId } as Locator, change: change as SkillChange };
}

const levelOf = ({ proficiencyLevelId, description = null }: FakeSkillLevel): FakeSkillLevel => ({ proficiencyLevelId, description });

type Write = (item: unknown, company: CompanyState) => FakeSkill;

/**
 * Does one item after the other; each has a result of its own, and the answer is 200 in any case. ASSUMED: the `httpStatus` of
 * what was made is 201.
 */
function eachItem(items: readonly unknown[], world: World, httpStatus: number, write: Write) {
  const resource = recordWriter(skillKind, skillKind.fields, "bare", false, world);
  const results = items.map((item, index) => {
    try {
      return { index, status: "succeeded", httpStatus, resource: resource(write(item, world.company)) };
    } catch (error) {
      if (error instanceof SkillRefused) return failed(index, error.httpStatus, problemIn(error));
      if (error instanceof Refused) return failed(index, error.reply.status, error.message);
      throw error;
    }
  });
  return json({ results });
}

// ASSUMED: the form of an error; Bob documents that there is a list of them.
const failed = (index: number, httpStatus: number, message: string) => ({
  index,
  status: "failed",
  httpStatus,
  errors: [{ code: httpStatus === 409 ? "DUPLICATE" : httpStatus === 404 ? "NOT_FOUND" : "INVALID", message }],
});

const options = { module: "skills" };

export const skillsRoutes: readonly Route[] = [
  searchRoute(
    searchSkills,
    skillKind,
    { record: "bare", key: "items", pageSize: 50 },
    ({ company }) => company.part(Skills).fromOutside,
    options,
  ),

  route(proficiencyLevels, () => json({ items: LEVELS, response_metadata: { next_cursor: null } }), options),

  route(
    createSkills,
    ({ body: { items }, company, access }) =>
      eachItem(items, { company, access }, 201, (item) => {
        const { locator, change } = parts(valuesIn(skillKind, item, company, { required: ["name", ...LOCATOR], form: "bare" }));
        return company.part(Skills).add(change as SkillChange & { name: string }, locator);
      }),
    options,
  ),

  route(
    updateSkills,
    ({ body: { items }, company, access }) =>
      eachItem(items, { company, access }, 200, (item) => {
        const { locator, change } = parts(valuesIn(skillKind, item, company, { required: LOCATOR, form: "bare" }));
        if (Object.keys(change).length === 0) throw new SkillRefused(400, "no field is given that can be written");
        return company.part(Skills).change(locator, change);
      }),
    options,
  ),

  route(
    archiveSkills,
    ({ body: { items }, company, access }) =>
      eachItem(items, { company, access }, 200, (item) => {
        const { locator } = parts(valuesIn(locatorKind, item, company, { required: LOCATOR, form: "bare" }));
        return company.part(Skills).change(locator, { status: "archived" });
      }),
    options,
  ),
];
