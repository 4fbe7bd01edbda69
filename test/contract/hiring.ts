import {
  getJobAd,
  searchApplications,
  searchCandidates,
  searchFormAnswers,
  searchInterviews,
  searchJobAds,
  searchJobOpenings,
  searchOffers,
} from "../../src/hiring/endpoints.ts";
import type { Endpoint, HiBob } from "../../src/index.ts";
import type { Contract } from "./contract.ts";

const AD = "6f1c0b9e-5d2a-4c57-9a43-0e8f5b7d1c22";

type Searched = Exclude<keyof HiBob["hiring"], "jobAds">;
type Search = HiBob["hiring"]["offers"]["search"];

/** One page of bare values. */
const search = (name: Searched, endpoint: Endpoint, path: string, id: string): Contract => ({
  name: `hiring.${name}.search`,
  endpoint,
  call: (bob) => (bob.hiring[name].search as Search)({ fields: [id] }).toArray({ limit: 9 }),
  exchanges: [
    {
      method: "POST",
      path,
      body: { fields: [id], filters: [], limit: 200 },
      answer: { items: [{ [id]: 5 }], response_metadata: { next_cursor: null } },
    },
  ],
  gives: [{ [id]: 5 }],
});

const modified = { fieldId: "/candidate/modificationDate", operator: "equals", values: ["2026-05-01"] };

export const contracts: readonly Contract[] = [
  {
    name: "hiring.jobAds.get",
    endpoint: getJobAd,
    call: (bob) => bob.hiring.jobAds.get(AD, { preferredLanguage: "en" }),
    exchanges: [
      {
        method: "GET",
        path: `/hiring/job-ads/${AD}`,
        query: { preferredLanguage: "en" },
        answer: { "/jobAd/id": { value: AD }, "/jobAd/title": { value: "Baker" }, "/jobAd/benefits": { value: null } },
      },
    ],
    gives: { "/jobAd/id": AD, "/jobAd/title": "Baker", "/jobAd/benefits": null },
  },
  {
    name: "hiring.jobAds.search",
    endpoint: searchJobAds,
    call: (bob) => bob.hiring.jobAds.search({ fields: ["/jobAd/title"], preferredLanguage: "de" }),
    exchanges: [
      {
        method: "POST",
        path: "/hiring/job-ads/search",
        query: { preferredLanguage: "de" },
        body: { fields: ["/jobAd/title"], filters: [] },
        answer: [{ "/jobAd/title": { value: "Bäcker" } }],
      },
    ],
    gives: [{ "/jobAd/title": "Bäcker" }],
  },
  {
    name: "hiring.candidates.search",
    endpoint: searchCandidates,
    call: (bob) =>
      bob.hiring.candidates
        .search({ fields: ["/candidate/id", "/candidate/address"], filters: [modified], pageSize: 50, cursor: "c1" })
        .toArray({ limit: 9 }),
    exchanges: [
      {
        method: "POST",
        path: "/hiring/candidates/search",
        body: { fields: ["/candidate/id", "/candidate/address"], filters: [modified], limit: 50, cursor: "c1" },
        answer: {
          items: [{ "/candidate/id": 11, "/candidate/address": { city: "Leeds", country: "UK" } }],
          response_metadata: { next_cursor: "c2" },
        },
      },
      {
        method: "POST",
        path: "/hiring/candidates/search",
        body: { fields: ["/candidate/id", "/candidate/address"], filters: [modified], limit: 50, cursor: "c2" },
        answer: { items: [{ "/candidate/id": 12 }], response_metadata: { next_cursor: null } },
      },
    ],
    gives: [{ "/candidate/id": 11, "/candidate/address": { city: "Leeds", country: "UK" } }, { "/candidate/id": 12 }],
  },
  search("applications", searchApplications, "/hiring/applications/search", "/application/id"),
  search("jobOpenings", searchJobOpenings, "/hiring/job-openings/search", "/jobOpening/id"),
  search("applicationFormAnswers", searchFormAnswers, "/hiring/application-form-answers/search", "/applicationFormAnswer/id"),
  search("interviews", searchInterviews, "/hiring/interviews/search", "/interview/id"),
  search("offers", searchOffers, "/hiring/offers/search", "/offer/id"),
];
