import type { CallOptions, Client, Endpoint, Written } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import {
  idTexts,
  type ObjectField,
  type ObjectFieldId,
  type ObjectRecord,
  type ObjectSearch,
  type ObjectTexts,
  objectFields,
  searchAll,
} from "../objects/index.ts";
import { type Budgets, budgets } from "./budgets.ts";
import {
  cancelPosition,
  createPositions,
  positionFields,
  schedulePositionCancellation,
  searchPositions,
  updatePosition,
} from "./endpoints.ts";
import type { NewPosition, PositionFields, PositionValues } from "./fields.ts";
import { type Openings, openings } from "./openings.ts";
import { createdIn, positionOf, updateOne, visibleIn } from "./write.ts";

export type * from "../objects/public.ts";
export type { Budgets, BudgetWritten } from "./budgets.ts";
export type * from "./fields.ts";
export type { Openings, OpeningWritten } from "./openings.ts";

/** The ids of a new position. Whatever else Bob says about it is kept. */
export interface CreatedPosition {
  readonly positionId: number;
  /** Of the opening it was made with. */
  readonly positionOpeningId: number;
  readonly [key: string]: unknown;
}

/** What creating positions gives. */
export interface PositionsWritten extends Written {
  readonly positions: readonly CreatedPosition[];
}

/** Which positions to cancel, and when. */
export interface Cancellation {
  readonly positionIds: readonly number[];
  /** `YYYY-MM-DD`; takes effect at midnight of that day. Without it, **now**. */
  readonly date?: CalendarDate | undefined;
}

/**
 * Workforce planning: positions, their openings and their budgets.
 *
 * Needs "Manage positions" under Features > Workforce planning > Position management, for reading too; for creating "Add and
 * edit multiple openings in a position" besides. Limits a minute: 100 for searches, 50 for `fields`, 10 for each write.
 * Source: HiBob's documentation; forms of the writes: observed.
 *
 * @example
 * const positions = await bob.positions.search({ fields: ["/position/id", "/position/name", "/position/status"] });
 */
export interface Positions {
  /**
   * Finds positions, all in one answer.
   *
   * Filters take `/position/status`, `/position/name`, `/position/hasOpenRequests` and `/position/id` with `equals` or
   * `notEqual`. At most 50 fields; Bob leaves out ids it does not know without an error.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 100 requests a minute. Source:
   * HiBob's documentation.
   *
   * @throws {PermissionError} when the permission is missing
   * @throws {ResponseError} with code `bad_request` for another filter
   * @example
   * const vacant = await bob.positions.search({
   *   fields: ["/position/name", "/position/fte"],
   *   filters: [{ fieldId: "/position/status", operator: "equals", values: ["vacant"] }],
   * });
   * console.log(vacant[0]?.["/position/name"]);
   */
  search<const Id extends ObjectFieldId<PositionFields>>(
    input: ObjectSearch<Id> & ObjectTexts,
    options?: CallOptions,
  ): Promise<ObjectRecord<PositionFields, Id>[]>;
  /**
   * The fields positions have, the customer's own included.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 50 requests a minute. Source:
   * HiBob's documentation.
   *
   * @example
   * const custom = (await bob.positions.fields()).filter(({ id }) => id.includes("field_"));
   */
  fields(options?: CallOptions): Promise<ObjectField[]>;
  /**
   * Creates up to 10 positions, each with its first opening: all of them or none. Needs Job catalog 2.0. Accounts where
   * positions go through an approval flow are not supported by Bob. Not repeated when it fails.
   *
   * The ids of budgets are not told: read `/position/budget` once the position is visible.
   *
   * Needs "Manage positions" and "Add and edit multiple openings in a position" under Features > Workforce planning > Position
   * management. A budget needs "Position budget settings" besides. Limit: 10 requests a minute. Source: HiBob's documentation;
   * the form of the body: observed; the form of the answer: ASSUMED from observed ones.
   *
   * @throws {InvalidInputError} before sending, for none or more than 10 positions
   * @example
   * const { positions, visible } = await bob.positions.create([
   *   {
   *     position: {
   *       "/position/effectiveDate": "2027-01-01",
   *       "/position/fte": 100,
   *       "/position/department": "5887485",
   *       "/position/site": 2220765,
   *       "/position/jobProfile": 124599,
   *     },
   *     opening: { "/positionOpening/expectedStartDate": "2027-02-01" },
   *   },
   * ]);
   * await visible(); // until searches find them, up to 20 seconds
   */
  create(positions: readonly NewPosition[], options?: CallOptions): Promise<PositionsWritten>;
  /**
   * Changes fields of a position and leaves the others as they are.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 10 requests a minute. Source:
   * HiBob's documentation; the form of the body: observed.
   *
   * @example
   * await bob.positions.update(12345, { "/position/fte": 80, "/position/reason": "Fewer hours" });
   */
  update(positionId: number, values: PositionValues, options?: CallOptions): Promise<void>;
  /**
   * Cancels a position now. Bob refuses it for one that is filled. Not repeated when it fails.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 10 requests a minute. Source:
   * HiBob's documentation.
   *
   * @throws {ResponseError} with code `bad_request` when it is filled or cancelled already
   * @example
   * await bob.positions.cancel(12345);
   */
  cancel(positionId: number, options?: CallOptions): Promise<void>;
  /**
   * Cancels positions at midnight of a day, or **now** when no day is given: all of them or none. **Unassigns the employees who
   * hold them.** Until the day their status is `cancelledSoon`. Not repeated when it fails.
   *
   * Needs "Manage positions" under Features > Workforce planning > Position management. Limit: 10 requests a minute. Source:
   * HiBob's documentation; the form of the body: observed.
   *
   * @throws {ResponseError} with code `bad_request` when one of them is cancelled already
   * @example
   * await bob.positions.scheduleCancellation({ positionIds: [12345], date: "2027-03-31" });
   */
  scheduleCancellation(input: Cancellation, options?: CallOptions): Promise<void>;
  readonly openings: Openings;
  readonly budgets: Budgets;
}

const inPositions = { paging: "none" } as const;

/** Binds the positions module to a client. */
export function positions(client: Client): Positions {
  return {
    search: async (input, options) => searchAll(client, searchPositions, input, inPositions, options),
    fields: objectFields(client, positionFields),
    async create(input, options) {
      const { data } = await client.call<Endpoint>(createPositions, { body: { items: input.map(positionOf) } }, options);
      const made = createdIn(data, input.length, createPositions.id, "positionId", "positionOpeningId") as CreatedPosition[];
      const ids = made.map(({ positionId }) => positionId);
      return { positions: made, ...visibleIn(client, createPositions, searchPositions, inPositions, "/position/id", ids) };
    },
    update: async (positionId, values, options) => updateOne(client, updatePosition, "position", { positionId }, values, options),
    async cancel(positionId, options) {
      await client.call(cancelPosition, { path: idTexts({ positionId }) }, options);
    },
    async scheduleCancellation({ positionIds, date }, options) {
      const body = { positionIds: positionIds as number[], cancellationDate: date };
      await client.call(schedulePositionCancellation, { body }, options);
    },
    openings: openings(client),
    budgets: budgets(client),
  };
}
