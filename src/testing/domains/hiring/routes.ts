import {
  getJobAd,
  searchApplications,
  searchCandidates,
  searchFormAnswers,
  searchInterviews,
  searchJobAds,
  searchJobOpenings,
  searchOffers,
} from "../../../hiring/endpoints.ts";
import { recordWriter } from "../../objects/records.ts";
import { searchRoute } from "../../objects/routes.ts";
import { json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { adsIn, JOB_AD } from "./job-ads.ts";
import { APPLICATION, CANDIDATE, FORM_ANSWER, INTERVIEW, JOB_OPENING, OFFER } from "./kinds.ts";
import type { HiringRecords } from "./records.ts";
import { Hiring } from "./state.ts";

const bought = { module: "hiring" };

/** A search over one kind of what hiring keeps. */
const search = <Part extends keyof HiringRecords>(
  part: Part,
  endpoint: Parameters<typeof searchRoute>[0],
  kind: Parameters<typeof searchRoute<HiringRecords[Part] extends Map<unknown, infer Item> ? Item : never>>[1],
): Route =>
  searchRoute(
    endpoint,
    kind,
    { record: "bare", key: "items", pageSize: 50 },
    ({ company }) =>
      [...company.part(Hiring).records[part].values()] as (HiringRecords[Part] extends Map<unknown, infer Item> ? Item : never)[],
    bought,
  );

export const hiringRoutes: readonly Route[] = [
  // Ads are there without the module: they are what anybody sees on the careers page.
  route(getJobAd, ({ path: { id }, query: { preferredLanguage }, company, access }) => {
    const ad = adsIn(company, preferredLanguage).find((one) => one.id === id);
    if (!ad) throw notFound(`The job ad ${id}`);
    return json(recordWriter(JOB_AD, JOB_AD.fields, "wrapped", false, { company, access })(ad));
  }),

  searchRoute(searchJobAds, JOB_AD, { record: "wrapped", key: null, pageSize: null }, ({ company, query }) =>
    adsIn(company, query.preferredLanguage as string | undefined),
  ),

  search("candidates", searchCandidates, CANDIDATE),
  search("applications", searchApplications, APPLICATION),
  search("openings", searchJobOpenings, JOB_OPENING),
  search("answers", searchFormAnswers, FORM_ANSWER),
  search("interviews", searchInterviews, INTERVIEW),
  search("offers", searchOffers, OFFER),
];
