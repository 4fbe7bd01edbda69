import type { CompanyState } from "../../company/company.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import { type FakeSkill, type NewFakeSkill, Skills } from "./state.ts";

/** What HR does with the company's skills. */
export interface SkillsVerbs {
  /**
   * Adds a skill in Bob's own screens. The API neither finds nor changes it, but its name is taken: creating one of the same
   * name through the API fails.
   */
  addSkill(skill: NewFakeSkill): FakeSkill;
}

export const skillsVerbs = (company: CompanyState): SkillsVerbs => ({
  addSkill(skill) {
    const { name, description, category } = known("addSkill", skill, SKILL);
    if (typeof name !== "string" || name === "") throw refuse("addSkill needs a name");
    return company.part(Skills).add({ name, description: description ?? null, categoryName: category ?? null });
  },
});

const SKILL: Keys<NewFakeSkill> = { name: true, description: true, category: true };
