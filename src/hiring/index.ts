import type { CallOptions, Client, Endpoint, Paginator } from "../client/index.ts";
import {
  type ObjectFieldId,
  type ObjectPaging,
  type ObjectRecord,
  type ObjectSearch,
  recordIn,
  searchAll,
  searchObjects,
} from "../objects/index.ts";
import {
  getJobAd,
  searchApplications,
  searchCandidates,
  searchFormAnswers,
  searchInterviews,
  searchJobAds,
  searchJobOpenings,
  searchOffers,
} from "./endpoints.ts";
import type { ApplicationFields, CandidateFields, JobAdFields } from "./fields.ts";

export type * from "../objects/public.ts";
export type * from "./fields.ts";

/** In which language to read job ads. */
export interface JobAdLanguage {
  /** Item of the list `worldLanguages`, e.g. `en`. Default, and where an ad has no such text: the ad's own language. */
  readonly preferredLanguage?: string | undefined;
}

/** The job ads on the customer's careers page. Needs no permission. Source: HiBob's documentation. */
export interface JobAds {
  /**
   * One job ad with all its fields. Needs no permission.
   *
   * Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` when there is none with this id, or it is not published any more
   * @example
   * const ad = await bob.hiring.jobAds.get("6f1c0b9e-5d2a-4c57-9a43-0e8f5b7d1c22", { preferredLanguage: "en" });
   * console.log(ad["/jobAd/title"], ad["/jobAd/applyUrl"]);
   */
  get(id: string, language?: JobAdLanguage, options?: CallOptions): Promise<ObjectRecord<JobAdFields>>;
  /**
   * Finds published job ads, all in one answer. Needs no permission.
   *
   * Filters take `/jobAd/id`, `/jobAd/title`, `/jobAd/departmentId`, `/jobAd/employmentTypeId`, `/jobAd/siteId` and
   * `/jobAd/languageCode` with `equals` or `notEqual`.
   *
   * Source: HiBob's documentation.
   *
   * @example
   * const ads = await bob.hiring.jobAds.search({ fields: ["/jobAd/id", "/jobAd/title"] });
   */
  search<const Id extends ObjectFieldId<JobAdFields>>(
    input: ObjectSearch<Id> & JobAdLanguage,
    options?: CallOptions,
  ): Promise<ObjectRecord<JobAdFields, Id>[]>;
}

/** One kind of record of Bob Hiring. `Known` are the fields whose ids were observed. */
export interface HiringRecords<Known> {
  /**
   * Finds records, page by page: 200 a request by default, Bob's maximum. Only what `fields` asks for comes back.
   *
   * Needs "Manage all job openings" under Features > Job openings. Which fields can be filtered is not documented;
   * candidates and applications take `modificationDate`, in a form that is not documented either.
   *
   * Source: HiBob's documentation.
   *
   * @throws {PermissionError} when the permission is missing
   * @example
   * const fields = ["/candidate/id", "/candidate/email"] as const;
   * for await (const candidate of bob.hiring.candidates.search({ fields })) console.log(candidate["/candidate/id"]);
   */
  search<const Id extends ObjectFieldId<Known>>(
    input: ObjectSearch<Id> & ObjectPaging,
    options?: CallOptions,
  ): Paginator<ObjectRecord<Known, Id>>;
}

/** What is asked for by ids that HiBob's documentation lists for each search; all values are `unknown` here. */
export type UnlistedFields = Readonly<Record<never, never>>;

/**
 * Recruiting: job ads, and with the module Bob Hiring what lies behind them.
 *
 * Job ads need no permission, the rest "Manage all job openings" under Features > Job openings.
 * Source: HiBob's documentation; field ids of candidates and applications: observed.
 *
 * @example
 * const ads = await bob.hiring.jobAds.search({ fields: ["/jobAd/title", "/jobAd/applyUrl"] });
 */
export interface Hiring {
  readonly jobAds: JobAds;
  /** People who applied or were sourced. */
  readonly candidates: HiringRecords<CandidateFields>;
  /** A candidate's way through one job opening. */
  readonly applications: HiringRecords<ApplicationFields>;
  readonly jobOpenings: HiringRecords<UnlistedFields>;
  /** What candidates answered in application forms. */
  readonly applicationFormAnswers: HiringRecords<UnlistedFields>;
  /** Limit: 120 requests a minute. */
  readonly interviews: HiringRecords<UnlistedFields>;
  /** Limit: 120 requests a minute. */
  readonly offers: HiringRecords<UnlistedFields>;
}

/** Binds the hiring module to a client. */
export function hiring(client: Client): Hiring {
  const records = <Known>(endpoint: Endpoint): HiringRecords<Known> => ({
    search: (input, options) => searchObjects(client, endpoint, input, { paging: "flat" }, options),
  });
  const query = ({ preferredLanguage }: JobAdLanguage = {}) => ({ preferredLanguage });
  return {
    jobAds: {
      async get(id, language, options) {
        const { data } = await client.call(getJobAd, { path: { id }, query: query(language) }, options);
        return recordIn(data, getJobAd.id) as ObjectRecord<JobAdFields>;
      },
      search: async (input, options) => searchAll(client, searchJobAds, input, { paging: "none", query: query(input) }, options),
    },
    candidates: records(searchCandidates),
    applications: records(searchApplications),
    jobOpenings: records(searchJobOpenings),
    applicationFormAnswers: records(searchFormAnswers),
    interviews: records(searchInterviews),
    offers: records(searchOffers),
  };
}
