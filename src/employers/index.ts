import type { CallOptions, Client, Endpoint, Paginator } from "../client/index.ts";
import { idTexts, type ObjectFieldId, type ObjectRecord, type OpenObjectSearch, readList, searchObjects } from "../objects/index.ts";
import { employersMetadata, searchEmployers, searchWorkLocations, workLocationsMetadata } from "./endpoints.ts";

export type * from "../objects/public.ts";

// The ids below were observed. ASSUMED: what they hold, after their names.

/** Fields of an employer, a legal entity. Which ones apply depends on the country. */
export interface EmployerFields {
  readonly "/employer/id": string | number;
  readonly "/employer/legalName": string;
  readonly "/employer/doingBusinessAs": string;
  readonly "/employer/tradingAs": string;
  readonly "/employer/employerStatus": string;
  readonly "/employer/organizationType": string;
  readonly "/employer/contactName": string;
  readonly "/employer/employerPhoneNumber": string;
  readonly "/employer/employerEmailAddress": string;
  readonly "/employer/addressLine1": string;
  readonly "/employer/addressLine2": string;
  readonly "/employer/postalCode": string;
  readonly "/employer/city": string;
  readonly "/employer/stateProvinceRegion": string;
  readonly "/employer/country": string;
  readonly "/employer/supportsRemoteWorkers": boolean;
  readonly "/employer/companiesHouseRegistration": string;
  readonly "/employer/payeReference": string;
  readonly "/employer/accountsOfficeReference": string;
  readonly "/employer/fein": string;
  readonly "/employer/naics": string;
  readonly "/employer/taxIdentifier": string;
  readonly "/employer/taxPayerType": string;
  readonly "/employer/payrollValidationStatus": string;
  readonly "/employer/validationStatusReason": string;
}

/** Fields of a work location: an office or a remote one. */
export interface WorkLocationFields {
  readonly "/workLocation/id": string | number;
  readonly "/workLocation/employerId": string | number;
  readonly "/workLocation/name": string;
  readonly "/workLocation/type": string;
  readonly "/workLocation/status": string;
  readonly "/workLocation/addressLine1": string;
  readonly "/workLocation/addressLine2": string;
  readonly "/workLocation/postalCode": string;
  readonly "/workLocation/city": string;
  readonly "/workLocation/stateProvinceRegion": string;
  readonly "/workLocation/country": string;
  readonly "/workLocation/verificationStatus": string;
  readonly "/workLocation/verificationReason": string;
  readonly "/workLocation/createdAt": string;
  readonly "/workLocation/createdBy": string;
}

/** What metadata to read. */
export interface MetadataSelection {
  /** Properties of the objects to read. Default: only the id. */
  readonly objectProperties?: readonly string[] | undefined;
  /** Bob's selector of fields, sent as it is. Default: nothing about fields. */
  readonly fields?: unknown;
}

/** What Bob says about one kind of object. */
export type ObjectMetadata = Readonly<Record<string, unknown>>;

/** Where people work, by employer. */
export interface WorkLocations {
  /**
   * The work locations of one employer, page by page: 200 a request by default, Bob's maximum.
   *
   * Needs "View details for employers and work locations" under Features > Settings > Employers and work locations. Source:
   * HiBob's documentation; field ids: observed.
   *
   * @throws {PermissionError} when the permission is missing, or the address is not a trusted one
   * @example
   * const fields = ["/workLocation/name", "/workLocation/city"] as const;
   * for await (const place of bob.employers.workLocations.search("17", { fields })) console.log(place["/workLocation/city"]);
   */
  search<const Id extends ObjectFieldId<WorkLocationFields> = keyof WorkLocationFields>(
    employerId: string | number,
    input?: OpenObjectSearch<Id>,
    options?: CallOptions,
  ): Paginator<ObjectRecord<WorkLocationFields, Id>>;
  /**
   * What work locations consist of, the same for all employers.
   *
   * Needs "View details for employers and work locations" under Features > Settings > Employers and work locations. Source:
   * HiBob's documentation.
   *
   * @example
   * const metadata = await bob.employers.workLocations.metadata({ objectProperties: ["id", "name"] });
   */
  metadata(selection?: MetadataSelection, options?: CallOptions): Promise<ObjectMetadata[]>;
}

/**
 * Employers, which are the customer's legal entities, and their work locations. Read only.
 *
 * Needs "View details for employers and work locations" under Features > Settings > Employers and work locations. Limits are
 * not documented. Source: HiBob's documentation; field ids: observed.
 *
 * @example
 * for await (const employer of bob.employers.search()) console.log(employer["/employer/legalName"]);
 */
export interface Employers {
  /**
   * Finds employers, page by page: 200 a request by default, Bob's maximum. For a single one filter by `/employer/id`.
   *
   * Needs "View details for employers and work locations" under Features > Settings > Employers and work locations. Source:
   * HiBob's documentation; field ids: observed.
   *
   * @throws {PermissionError} when the permission is missing, or the address is not a trusted one
   * @example
   * const filters = [{ fieldId: "/employer/id", operator: "equals", values: ["17"] }];
   * const [employer] = await bob.employers.search({ fields: ["/employer/legalName"], filters }).toArray({ limit: 1 });
   */
  search<const Id extends ObjectFieldId<EmployerFields> = keyof EmployerFields>(
    input?: OpenObjectSearch<Id>,
    options?: CallOptions,
  ): Paginator<ObjectRecord<EmployerFields, Id>>;
  /**
   * What employers consist of.
   *
   * Needs "View details for employers and work locations" under Features > Settings > Employers and work locations. Source:
   * HiBob's documentation.
   *
   * @example
   * const metadata = await bob.employers.metadata({ objectProperties: ["id", "name"] });
   */
  metadata(selection?: MetadataSelection, options?: CallOptions): Promise<ObjectMetadata[]>;
  readonly workLocations: WorkLocations;
}

/** Binds the employers module to a client. */
export function employers(client: Client): Employers {
  const metadata =
    (endpoint: Endpoint) =>
    ({ objectProperties, fields }: MetadataSelection = {}, options?: CallOptions): Promise<ObjectMetadata[]> =>
      readList(client, endpoint, { body: { objectProperties, fields } }, "items", options);
  return {
    search: (input = {}, options) => searchObjects(client, searchEmployers, input as object, { paging: "flat" }, options),
    metadata: metadata(employersMetadata),
    workLocations: {
      search: (employerId, input = {}, options) =>
        searchObjects(client, searchWorkLocations, input as object, { paging: "flat", path: idTexts({ employerId }) }, options),
      metadata: metadata(workLocationsMetadata),
    },
  };
}
