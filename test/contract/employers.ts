import { employersMetadata, searchEmployers, searchWorkLocations, workLocationsMetadata } from "../../src/employers/endpoints.ts";
import type { Contract } from "./contract.ts";

const byId = { fieldId: "/employer/id", operator: "equals", values: ["17"] };

export const contracts: readonly Contract[] = [
  {
    name: "employers.search",
    endpoint: searchEmployers,
    call: (bob) => bob.employers.search({ filters: [byId] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/employers/search",
        body: { filters: [byId], limit: 200 },
        answer: {
          items: [{ "/employer/id": 17, "/employer/legalName": "Sample Bakery Ltd", "/employer/tradingAs": null }],
          response_metadata: { next_cursor: null },
        },
      },
    ],
    gives: [{ "/employer/id": 17, "/employer/legalName": "Sample Bakery Ltd", "/employer/tradingAs": null }],
  },
  {
    name: "employers.metadata",
    endpoint: employersMetadata,
    call: (bob) => bob.employers.metadata({ objectProperties: ["id", "name"] }),
    exchanges: [
      {
        method: "POST",
        path: "/employers/metadata/search",
        body: { objectProperties: ["id", "name"] },
        answer: [{ id: "employer", name: "Employer" }],
      },
    ],
    gives: [{ id: "employer", name: "Employer" }],
  },
  {
    name: "employers.workLocations.search",
    endpoint: searchWorkLocations,
    call: (bob) => bob.employers.workLocations.search(17, { fields: ["/workLocation/city"] }).toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/employers/17/work-locations/search",
        body: { fields: ["/workLocation/city"], filters: [], limit: 200 },
        answer: { items: [{ "/workLocation/city": "Leeds" }], response_metadata: { next_cursor: "n" } },
      },
      {
        method: "POST",
        path: "/employers/17/work-locations/search",
        body: { fields: ["/workLocation/city"], filters: [], limit: 200, cursor: "n" },
        answer: { items: [], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [{ "/workLocation/city": "Leeds" }],
  },
  {
    name: "employers.workLocations.metadata",
    endpoint: workLocationsMetadata,
    call: (bob) => bob.employers.workLocations.metadata(),
    exchanges: [
      {
        method: "POST",
        path: "/employers/work-locations/metadata/search",
        body: {},
        answer: { items: [{ id: "workLocation" }], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [{ id: "workLocation" }],
  },
];
