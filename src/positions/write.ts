import { type CallOptions, type Client, type Endpoint, InvalidInputError, UnexpectedAnswerError, type Written } from "../client/index.ts";
import { untilVisible } from "../client/visible.ts";
import { isObject, type Json } from "../model/json.ts";
import { listOf, searchObjects, type Wrapped, wrapped } from "../objects/index.ts";
import type { NewPosition } from "./fields.ts";

/** The holes of a path. Ids are whole numbers here; other text could name something else. */
export const holes = (ids: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(ids).map(([hole, id]) => {
      if (!Number.isSafeInteger(id)) throw new InvalidInputError(`${hole} must be a whole number`);
      return [hole, String(id)];
    }),
  ) as never;

/** A position as Bob takes a new one: its opening and its budget are objects inside, not values. */
export function positionOf({ position, opening, budget }: NewPosition): Wrapped {
  const { objectType, fields } = wrapped("position", position);
  return {
    objectType,
    fields: {
      ...fields,
      "/position/positionOpening": wrapped("positionOpening", opening),
      ...(budget && { "/position/positionBudget": wrapped("positionBudget", budget) }),
    },
  };
}

/**
 * The ids of `count` new objects. The first of `keys` is also met under `id`.
 * ASSUMED: one object for one, or a list of them, bare or under `items`; HiBob's documentation names the ids and not the form.
 */
export function createdIn(data: unknown, count: number, endpoint: string, ...keys: [string, ...string[]]): Json[] {
  const list = listOf(isObject(data) && !("items" in data || "values" in data) ? [data] : data, "items", endpoint);
  const made = list.map((raw) => {
    const named: Json = { [keys[0]]: raw.id, ...raw };
    return { ...raw, ...Object.fromEntries(keys.map((key) => [key, /^\d+$/.test(String(named[key])) ? Number(named[key]) : undefined])) };
  });
  if (made.length !== count || made.some((ids: Json) => keys.some((key) => ids[key] === undefined))) {
    throw new UnexpectedAnswerError(`${endpoint} did not tell the ids of what it created`, {
      endpoint,
      hint: "Search for it before you send it again",
    });
  }
  return made;
}

/** Waits until a search finds all `ids` in `field`. */
export const visibleIn = (
  client: Client,
  written: Endpoint,
  search: Endpoint,
  form: Parameters<typeof searchObjects>[3],
  field: string,
  ids: readonly unknown[],
): Written => ({
  visible: (options?: CallOptions) => {
    const input = { fields: [field], filters: [{ fieldId: field, operator: "equals", values: ids.map(String) }] };
    const look = async () => {
      const found = await searchObjects<Json, string>(client, search, input, form, options).toArray({ limit: Number.POSITIVE_INFINITY });
      return ids.every((id) => found.some((record) => String(record[field]) === String(id)));
    };
    return untilVisible(client, written.id, look, options?.signal);
  },
});
