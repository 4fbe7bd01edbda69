import {
  addCourses,
  archiveCourses,
  registerProvider,
  removeProvider,
  submitStatement,
  updateCourses,
} from "../../src/learning/endpoints.ts";
import type { Contract } from "./contract.ts";

const provider = "/learning/lms-integrations/bakers-academy";
const statement = {
  id: "0b1d7a52-6f0c-4f0e-9a3b-1f6f3a1f0c11",
  timestamp: "2026-03-01T09:00:00Z",
  actor: { mbox: "mailto:ada@example.com" },
  verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
  object: { id: "https://academy.example/c1" },
  result: { completion: true },
};
const partly = { success: ["c1"], errors: [{ externalIdentifier: "c2", error: "not found" }], requestId: "r-1" };

export const contracts: readonly Contract[] = [
  {
    name: "learning.registerIntegration",
    endpoint: registerProvider,
    call: (bob) => bob.learning.registerIntegration({ providerIdentifier: "bakers-academy" }),
    exchanges: [{ method: "POST", path: "/learning/lms-integrations", body: { providerIdentifier: "bakers-academy" }, answer: undefined }],
    gives: undefined,
  },
  {
    name: "learning.removeIntegration",
    endpoint: removeProvider,
    call: (bob) => bob.learning.removeIntegration("bakers-academy"),
    exchanges: [{ method: "DELETE", path: provider, answer: new Response(null, { status: 204 }) }],
    gives: undefined,
  },
  {
    name: "learning.addContent",
    endpoint: addCourses,
    call: (bob) =>
      bob.learning.addContent("bakers-academy", [
        { externalIdentifier: "c1", title: "Sourdough", "/trainingContent/sourceLink": "https://academy.example/c1" },
      ]),
    exchanges: [
      {
        method: "POST",
        path: `${provider}/training-content`,
        body: {
          items: [
            {
              "/trainingContent/externalIdentifier": "c1",
              "/trainingContent/title": "Sourdough",
              "/trainingContent/sourceLink": "https://academy.example/c1",
            },
          ],
        },
        answer: { success: ["c1"], errors: [] },
      },
    ],
    gives: { success: ["c1"], errors: [] },
  },
  {
    name: "learning.updateContent",
    endpoint: updateCourses,
    call: (bob) => bob.learning.updateContent("bakers-academy", [{ externalIdentifier: "c1", title: "Rye" }, { externalIdentifier: "c2" }]),
    exchanges: [
      {
        method: "PATCH",
        path: `${provider}/training-content`,
        body: {
          items: [
            { "/trainingContent/externalIdentifier": "c1", "/trainingContent/title": "Rye" },
            { "/trainingContent/externalIdentifier": "c2" },
          ],
        },
        answer: partly,
      },
    ],
    gives: partly,
  },
  {
    name: "learning.archiveContent",
    endpoint: archiveCourses,
    call: (bob) => bob.learning.archiveContent("bakers-academy", ["c1", "c2"]),
    exchanges: [{ method: "PATCH", path: `${provider}/training-content/archive`, body: { items: ["c1", "c2"] }, answer: partly }],
    gives: partly,
  },
  {
    name: "learning.sendStatement",
    endpoint: submitStatement,
    call: (bob) => bob.learning.sendStatement("bakers-academy", statement),
    exchanges: [
      {
        method: "POST",
        path: `${provider}/xapi/statements`,
        body: statement,
        answer: { accepted: true, statementId: statement.id },
      },
    ],
    gives: { outcome: "accepted", statementId: statement.id },
  },
];
