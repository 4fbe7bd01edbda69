import { archiveSkills, createSkills, proficiencyLevels, searchSkills, updateSkills } from "../../src/skills/endpoints.ts";
import type { Contract } from "./contract.ts";

const baking = { "/skill/source": "academy", "/skill/externalId": "B-1" };
const kneading = { "/skill/source": "academy", "/skill/externalId": "B-2" };
const done = { index: 0, status: "succeeded", httpStatus: 200, resource: { "/skill/id": 4, ...baking } };

export const contracts: readonly Contract[] = [
  {
    name: "skills.search",
    endpoint: searchSkills,
    call: (bob) => bob.skills.search({ fields: ["/skill/name", "/skill/proficiencyLevels"] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/skills/search",
        body: { fields: ["/skill/name", "/skill/proficiencyLevels"], filters: [], limit: 200 },
        answer: {
          items: [{ "/skill/name": "Baking", "/skill/proficiencyLevels": [{ proficiencyLevelId: 1, description: "Bread" }] }],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [{ "/skill/name": "Baking", "/skill/proficiencyLevels": [{ proficiencyLevelId: 1, description: "Bread" }] }],
  },
  {
    name: "skills.proficiencyLevels",
    endpoint: proficiencyLevels,
    call: (bob) => bob.skills.proficiencyLevels(),
    exchanges: [{ method: "GET", path: "/skills/proficiency-levels", answer: { items: [{ id: 1, name: "Beginner" }] } }],
    gives: [{ id: 1, name: "Beginner" }],
  },
  {
    name: "skills.create",
    endpoint: createSkills,
    call: (bob) =>
      bob.skills.create([
        { ...baking, "/skill/name": "Baking" },
        { ...kneading, "/skill/name": "Baking" },
      ]),
    exchanges: [
      {
        method: "POST",
        path: "/skills",
        body: {
          items: [
            { ...baking, "/skill/name": "Baking" },
            { ...kneading, "/skill/name": "Baking" },
          ],
        },
        answer: { results: [done, { index: 1, status: "failed", httpStatus: 409, errors: [{ message: "duplicate name" }] }] },
      },
    ],
    gives: {
      results: [done, { index: 1, status: "failed", httpStatus: 409, errors: [{ message: "duplicate name" }] }],
      failed: [{ index: 1, status: "failed", httpStatus: 409, errors: [{ message: "duplicate name" }] }],
    },
  },
  {
    name: "skills.update",
    endpoint: updateSkills,
    call: (bob) => bob.skills.update([{ ...baking, "/skill/description": null }]),
    exchanges: [
      { method: "PATCH", path: "/skills", body: { items: [{ ...baking, "/skill/description": null }] }, answer: { results: [done] } },
    ],
    gives: { results: [done], failed: [] },
  },
  {
    name: "skills.archive",
    endpoint: archiveSkills,
    call: (bob) => bob.skills.archive([baking]),
    exchanges: [{ method: "PATCH", path: "/skills/archive", body: { items: [baking] }, answer: { results: [done] } }],
    gives: { results: [done], failed: [] },
  },
];
