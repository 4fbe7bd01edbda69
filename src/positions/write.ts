import { type CallOptions, type Client, type Endpoint, UnexpectedAnswerError, type Written } from "../client/index.ts";
import { isObject, type Json } from "../model/json.ts";
import { idTexts, listOf, searchAll, type searchObjects, type Wrapped, wrapped, writtenWhen } from "../objects/index.ts";
import type { NewPosition } from "./fields.ts";

type Form = Parameters<typeof searchObjects>[3];

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
  const made = list.map((raw): Json => {
    const ids: Json = { [keys[0]]: raw.id, ...raw };
    return { ...raw, ...Object.fromEntries(keys.map((key) => [key, Number(ids[key])])) };
  });
  if (made.length !== count || made.some((ids) => keys.some((key) => !(Number(ids[key]) > 0)))) {
    throw new UnexpectedAnswerError(`${endpoint} answered without the new id`, { endpoint, hint: "Read before you send it again" });
  }
  return made;
}

/** Waits until a search finds all `ids` in `field`. */
export const visibleIn = (
  client: Client,
  written: Endpoint,
  search: Endpoint,
  form: Form,
  field: string,
  ids: readonly unknown[],
): Written =>
  writtenWhen(client, written.id, async (options) => {
    const input = { fields: [field], filters: [{ fieldId: field, operator: "equals", values: ids.map(String) }] };
    const found = await searchAll<Json, string>(client, search, input, form, options);
    return ids.every((id) => found.some((record) => String(record[field]) === String(id)));
  });

const bodyOf = (objectType: string, values: object) => ({ items: [wrapped(objectType, values)] });

/** Changes fields of one object, the one that `ids` name in the path. */
export async function updateOne(
  client: Client,
  endpoint: Endpoint,
  objectType: string,
  ids: Readonly<Record<string, number>>,
  values: object,
  options?: CallOptions,
): Promise<void> {
  await client.call(endpoint, { path: idTexts(ids), body: bodyOf(objectType, values) }, options);
}

/** Creates one of the objects that a position has, and finds it again with `search`. */
export async function createPart<Made>(
  client: Client,
  { create, search, form, objectType }: { create: Endpoint; search: Endpoint; form: Form; objectType: string },
  positionId: number,
  values: object,
  options?: CallOptions,
): Promise<Made & Written> {
  const { data } = await client.call(create, { path: idTexts({ positionId }), body: bodyOf(objectType, values) }, options);
  const key = `${objectType}Id`;
  const [made] = createdIn(data, 1, create.id, key);
  return { ...(made as Made), ...visibleIn(client, create, search, form, `/${objectType}/id`, [made?.[key]]) };
}
