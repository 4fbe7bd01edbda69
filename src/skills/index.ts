import type { CallOptions, Client, Endpoint, Paginator } from "../client/index.ts";
import { type ObjectFieldId, type ObjectRecord, type OpenObjectSearch, readList, searchObjects } from "../objects/index.ts";
import { archiveSkills, createSkills, proficiencyLevels, searchSkills, updateSkills } from "./endpoints.ts";

export type * from "../objects/public.ts";

/** Names a skill: the system it comes from, and its id there. */
export interface SkillLocator {
  /** Your name for the system the skills come from; keep it stable. */
  readonly "/skill/source": string;
  /** The skill's id in that system. */
  readonly "/skill/externalId": string;
}

/** What a skill means at one of the company's levels. */
export interface SkillLevel {
  /** From `proficiencyLevels()`. */
  readonly proficiencyLevelId: number;
  readonly description?: string | null;
  readonly [key: string]: unknown;
}

/** Fields of a skill. */
export interface SkillFields extends SkillLocator {
  readonly "/skill/id": string | number;
  readonly "/skill/name": string;
  readonly "/skill/description": string;
  readonly "/skill/status": string;
  readonly "/skill/categoryName": string;
  readonly "/skill/proficiencyLevels": readonly SkillLevel[];
  readonly "/skill/createdAt": string;
}

/** What can be written to a skill. Fields left out stay as they are. */
export interface SkillUpdate extends SkillLocator {
  /** Unique among the company's skills. */
  readonly "/skill/name"?: string;
  readonly "/skill/description"?: string | null;
  readonly "/skill/status"?: string;
  readonly "/skill/category"?: string | null;
  readonly "/skill/proficiencyLevels"?: readonly SkillLevel[];
}

/** A skill to create. */
export interface NewSkill extends SkillUpdate {
  readonly "/skill/name": string;
}

/** One of the company's levels of proficiency, the same for all skills. Whatever else Bob says about it is kept. */
export interface ProficiencyLevel {
  /** What skills refer to as `proficiencyLevelId`. */
  readonly id: number;
  readonly [key: string]: unknown;
}

/** What became of one item of a write. */
export interface SkillResult {
  /** Place in the list you gave, from 0. */
  readonly index: number;
  /** `unknown` when Bob said nothing about this item. */
  readonly status: "succeeded" | "failed" | "unknown" | (string & {});
  /** The status this item would have had alone. */
  readonly httpStatus?: number | null;
  /** The skill as it is now, when it succeeded. */
  readonly resource?: Readonly<Record<string, unknown>> | null;
  /** Why it failed, in Bob's words. */
  readonly errors?: readonly unknown[] | null;
  readonly [key: string]: unknown;
}

/** What became of a write: some items may have failed while the others are done. */
export interface SkillResults {
  readonly results: readonly SkillResult[];
  /** Those that are not known to have succeeded. Send only these again, corrected. */
  readonly failed: readonly SkillResult[];
}

/**
 * Skills that another system keeps and pushes into Bob. Skills made in Bob's own screens are neither found nor changed.
 *
 * Reading needs "View skills catalog" under Features > Job catalog > Skills; what writing needs is not known. Limits are not documented.
 * Source: HiBob's documentation; field ids of searches: observed.
 *
 * @example
 * for await (const skill of bob.skills.search()) console.log(skill["/skill/name"]);
 */
export interface Skills {
  /**
   * Finds skills, page by page: 200 a request by default, Bob's maximum.
   *
   * Needs "View skills catalog" under Features > Job catalog > Skills. Source: HiBob's documentation; field ids: observed.
   *
   * @example
   * const fields = ["/skill/source", "/skill/externalId", "/skill/status"] as const;
   * for await (const skill of bob.skills.search({ fields })) console.log(skill["/skill/externalId"]);
   */
  search<const Id extends ObjectFieldId<SkillFields> = keyof SkillFields>(
    input?: OpenObjectSearch<Id>,
    options?: CallOptions,
  ): Paginator<ObjectRecord<SkillFields, Id>>;
  /**
   * The company's levels of proficiency, whose ids the skills refer to.
   *
   * Needs "View skills catalog" under Features > Job catalog > Skills. Source: HiBob's documentation.
   *
   * @example
   * const levels = await bob.skills.proficiencyLevels();
   */
  proficiencyLevels(options?: CallOptions): Promise<ProficiencyLevel[]>;
  /**
   * Creates up to 100 skills. Each succeeds or fails for itself, and **a failure is not thrown**: look at `failed`. Not repeated
   * when the request itself fails.
   *
   * What it needs is not known for sure: a box under Features > Job catalog > Skills. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for none or more than 100
   * @example
   * const { failed } = await bob.skills.create([
   *   { "/skill/source": "academy", "/skill/externalId": "B-1", "/skill/name": "Baking" },
   * ]);
   * for (const { index, errors } of failed) console.error(index, errors);
   */
  create(skills: readonly NewSkill[], options?: CallOptions): Promise<SkillResults>;
  /**
   * Changes up to 100 skills, found by source and external id. Failures are not thrown: look at `failed`.
   *
   * What it needs is not known for sure: a box under Features > Job catalog > Skills. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for none or more than 100
   * @example
   * await bob.skills.update([{ "/skill/source": "academy", "/skill/externalId": "B-1", "/skill/name": "Baking bread" }]);
   */
  update(skills: readonly SkillUpdate[], options?: CallOptions): Promise<SkillResults>;
  /**
   * Archives up to 100 skills, found by source and external id. Failures are not thrown: look at `failed`.
   *
   * What it needs is not known for sure: a box under Features > Job catalog > Skills. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for none or more than 100
   * @example
   * await bob.skills.archive([{ "/skill/source": "academy", "/skill/externalId": "B-1" }]);
   */
  archive(skills: readonly SkillLocator[], options?: CallOptions): Promise<SkillResults>;
}

/** Binds the skills module to a client. */
export function skills(client: Client): Skills {
  const write =
    (endpoint: Endpoint) =>
    async (items: readonly object[], options?: CallOptions): Promise<SkillResults> => {
      const told: SkillResult[] = await readList(client, endpoint, { body: { items } }, "results", options);
      const silent = items.flatMap((_, index) => (told.some((result) => result.index === index) ? [] : [{ index, status: "unknown" }]));
      const results = [...told, ...silent];
      return { results, failed: results.filter(({ status }) => status !== "succeeded") };
    };
  return {
    search: (input = {}, options) => searchObjects(client, searchSkills, input as object, { paging: "flat" }, options),
    proficiencyLevels: (options) => readList(client, proficiencyLevels, {}, "items", options),
    create: write(createSkills),
    update: write(updateSkills),
    archive: write(archiveSkills),
  };
}
