import { InvalidInputError } from "../../../client/errors.ts";
import type { CompanyState } from "../../company/company.ts";
import { stampAt } from "../../company/stamps.ts";
import { BOB_SKILLS, LEVELS, seededSkills } from "./seeding.ts";

/** What a skill means at one level. */
export interface FakeSkillLevel {
  readonly proficiencyLevelId: number;
  readonly description: string | null;
}

/** A skill of the company. */
export interface FakeSkill {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  readonly status: "active" | "archived";
  readonly categoryName: string | null;
  /** The system that keeps it; `null` for skills made in Bob, which the API neither finds nor changes. */
  readonly source: string | null;
  /** Its id in that system. */
  readonly externalId: string | null;
  readonly proficiencyLevels: readonly FakeSkillLevel[];
  /** E.g. `2026-06-15T09:00:00.000000`. */
  readonly createdAt: string;
}

/** A skill to be made in Bob's screens. */
export interface NewFakeSkill {
  /** Unique among the company's skills. */
  readonly name: string;
  readonly description?: string | undefined;
  /** Default none. */
  readonly category?: string | undefined;
}

/** What is written to a skill; what is not given stays. */
export interface SkillChange {
  readonly name?: string;
  readonly description?: string | null;
  readonly status?: FakeSkill["status"];
  readonly categoryName?: string | null;
  readonly proficiencyLevels?: readonly FakeSkillLevel[];
}

/** Names a skill that another system keeps. */
export interface Locator {
  readonly source: string;
  readonly externalId: string;
}

/** Why a skill was not written. */
export class SkillRefused extends InvalidInputError {
  readonly httpStatus: number;
  constructor(httpStatus: number, problem: string) {
    super(`Fake HiBob: ${problem}`);
    this.httpStatus = httpStatus;
  }
}

/** The skills of a company. */
export class Skills {
  readonly #company: CompanyState;
  #kept: Map<number, FakeSkill> | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** Those that other systems keep, in the order in which they were made. */
  get fromOutside(): readonly FakeSkill[] {
    return [...this.#skills.values()].filter(({ source }) => source !== null);
  }

  /** Adds a skill; without a locator it is one of Bob's own. */
  add(change: SkillChange & { readonly name: string }, locator?: Locator): FakeSkill {
    if (locator && this.#find(locator)) throw new SkillRefused(409, "there is a skill with this source and externalId");
    this.#check(change);
    const skill: FakeSkill = {
      id: this.#company.newId("skill", 81_001),
      description: null,
      status: "active",
      categoryName: null,
      proficiencyLevels: [],
      createdAt: stampAt(this.#company.now()),
      ...change,
      source: locator?.source ?? null,
      externalId: locator?.externalId ?? null,
    };
    this.#skills.set(skill.id, skill);
    return skill;
  }

  change(locator: Locator, change: SkillChange): FakeSkill {
    const skill = this.#find(locator);
    if (!skill) throw new SkillRefused(404, "there is no skill with this source and externalId");
    this.#check(change, skill);
    const changed = { ...skill, ...change };
    this.#skills.set(skill.id, changed);
    return changed;
  }

  get #skills(): Map<number, FakeSkill> {
    this.#kept ??= new Map([...BOB_SKILLS, ...seededSkills(this.#company)].map((skill) => [skill.id, skill]));
    return this.#kept;
  }

  #find({ source, externalId }: Locator): FakeSkill | undefined {
    return this.fromOutside.find((skill) => skill.source === source && skill.externalId === externalId);
  }

  #check({ name, proficiencyLevels = [] }: SkillChange, of?: FakeSkill): void {
    const taken = [...this.#skills.values()].some((skill) => skill !== of && skill.name.toLowerCase() === name?.toLowerCase());
    if (taken) throw new SkillRefused(409, "there is a skill with this name");
    const unknown = proficiencyLevels.find(({ proficiencyLevelId }) => !LEVELS.some(({ id }) => id === proficiencyLevelId));
    if (unknown) throw new SkillRefused(400, `there is no proficiency level ${unknown.proficiencyLevelId}`);
  }
}
