import type { CallOptions, Client, Endpoint } from "../client/index.ts";
import { isObject, type Json } from "../model/json.ts";
import { listOf, unexpected } from "./records.ts";
import type { ObjectField } from "./types.ts";

export const textIn = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** What descriptions of fields have in common. The type may stand apart from the rest. */
export function described(raw: Json & { id: string }, { type, typeData }: Json = raw) {
  const { id, name, description } = raw;
  const listId = (isObject(typeData) && textIn(typeData.listId)) || null;
  return { ...raw, id, name: textIn(name) ?? id, description: textIn(description), type: textIn(type), listId };
}

function toField(raw: Json, endpoint: string): ObjectField {
  const { id, fieldType } = raw;
  if (typeof id !== "string") throw unexpected(endpoint);
  return described({ ...raw, id }, isObject(fieldType) ? fieldType : raw);
}

/** Reads the fields of one kind of object. */
export const objectFields =
  (client: Client, endpoint: Endpoint) =>
  async (options?: CallOptions): Promise<ObjectField[]> => {
    const { data } = await client.call(endpoint, {}, options);
    // HiBob's documentation draws one field where it speaks of a list.
    const list = isObject(data) && "id" in data ? [data] : data;
    return listOf(list, "fields", endpoint.id).map((raw) => toField(raw, endpoint.id));
  };
