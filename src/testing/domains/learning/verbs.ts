import type { CompanyState } from "../../company/company.ts";
import { type FakeLearningRecord, Learning } from "./state.ts";

/** What can be seen of Learning in Bob's screens, and not through its API. */
export interface LearningVerbs {
  /** The course providers, each with the courses and the progress that were received; removed ones too. For assertions. */
  learningRecords(): readonly FakeLearningRecord[];
}

export const learningVerbs = (company: CompanyState): LearningVerbs => ({
  learningRecords: () => company.part(Learning).records,
});
