import type { CallOptions, Client, Paginator, Written } from "../client/index.ts";
import {
  idTexts,
  type ObjectField,
  type ObjectFieldId,
  type ObjectPaging,
  type ObjectRecord,
  type ObjectSearch,
  type ObjectTexts,
  objectFields,
  searchObjects,
} from "../objects/index.ts";
import { createOpening, openingFields, removeOpening, searchOpenings, updateOpening } from "./endpoints.ts";
import type { NewOpening, OpeningFields, OpeningValues } from "./fields.ts";
import { createPart, updateOne } from "./write.ts";

/** What creating an opening gives. */
export interface OpeningWritten extends Written {
  readonly positionOpeningId: number;
}

/**
 * The openings of positions: one for each hire.
 *
 * Reading needs "Manage positions" under Features > Workforce planning > Position management, writing "Add and edit multiple
 * openings in a position" besides. Limits a minute: 100 for searches, 50 for `fields`, 10 for each write.
 * Source: HiBob's documentation; forms of the writes: observed.
 */
export interface Openings {
  /**
   * Finds openings, page by page: 100 a request by default, Bob's maximum.
   *
   * Filters take `/positionOpening/status`, `/positionOpening/positionOpeningName` and `/positionOpening/id` with `equals` or
   * `notEqual`. At most 50 fields.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 100 requests a minute. Source:
   * HiBob's documentation; the filter by id: observed.
   *
   * @throws {PermissionError} when the permission is missing
   * @example
   * const openings = bob.positions.openings.search({
   *   fields: ["/positionOpening/id", "/positionOpening/positionId"],
   *   filters: [{ fieldId: "/positionOpening/status", operator: "equals", values: ["vacant"] }],
   * });
   * for await (const opening of openings) console.log(opening["/positionOpening/positionId"]);
   */
  search<const Id extends ObjectFieldId<OpeningFields>>(
    input: ObjectSearch<Id> & ObjectPaging & ObjectTexts,
    options?: CallOptions,
  ): Paginator<ObjectRecord<OpeningFields, Id>>;
  /**
   * The fields openings have, the customer's own included.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 50 requests a minute. Source:
   * HiBob's documentation.
   *
   * @example
   * const fields = await bob.positions.openings.fields();
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Adds an opening to a position. Not repeated when it fails.
   *
   * Needs "Manage positions" and "Add and edit multiple openings in a position" under Features > Workforce planning > Position
   * management. Limit: 10 requests a minute. Source: HiBob's documentation; the form of the body: observed.
   *
   * @example
   * const written = await bob.positions.openings.create(12345, { "/positionOpening/expectedStartDate": "2027-02-01" });
   * await written.visible(); // until searches find it, up to 20 seconds
   */
  create(positionId: number, opening: NewOpening, options?: CallOptions): Promise<OpeningWritten>;
  /**
   * Changes fields of an opening and leaves the others as they are.
   *
   * Needs "Manage positions" and "Add and edit multiple openings in a position" under Features > Workforce planning > Position
   * management. Limit: 10 requests a minute. Source: HiBob's documentation; the form of the body: observed.
   *
   * @example
   * await bob.positions.openings.update(12345, 678, { "/positionOpening/recruitmentStatus": "onHold" });
   */
  update(positionId: number, positionOpeningId: number, values: OpeningValues, options?: CallOptions): Promise<void>;
  /**
   * Deletes an opening.
   *
   * Needs "Manage positions" and "Add and edit multiple openings in a position" under Features > Workforce planning > Position
   * management. Limit: 10 requests a minute. Source: HiBob's documentation.
   *
   * @example
   * await bob.positions.openings.remove(12345, 678);
   */
  remove(positionId: number, positionOpeningId: number, options?: CallOptions): Promise<void>;
}

const inOpenings = { key: "positionOpeningEntries", paging: "nested" } as const;
const part = { create: createOpening, search: searchOpenings, form: inOpenings, objectType: "positionOpening" };

/** Binds openings to a client. */
export function openings(client: Client): Openings {
  return {
    search: (input, options) => searchObjects(client, searchOpenings, input, inOpenings, options),
    fields: objectFields(client, openingFields),
    create: async (positionId, opening, options) => createPart(client, part, positionId, opening, options),
    update: async (positionId, positionOpeningId, values, options) =>
      updateOne(client, updateOpening, "positionOpening", { positionId, positionOpeningId }, values, options),
    async remove(positionId, positionOpeningId, options) {
      await client.call(removeOpening, { path: idTexts({ positionId, positionOpeningId }) }, options);
    },
  };
}
