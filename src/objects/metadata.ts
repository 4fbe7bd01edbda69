import type { CallOptions, Client, Endpoint } from "../client/index.ts";
import { UnexpectedAnswerError } from "../client/index.ts";
import { isObject, type Json } from "../model/json.ts";
import { listOf, unexpected } from "./records.ts";
import type { ObjectField } from "./types.ts";

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function toField(raw: Json, endpoint: string): ObjectField {
  const { id, name, description, fieldType } = raw;
  if (typeof id !== "string") throw unexpected(endpoint);
  const { type, typeData } = isObject(fieldType) ? fieldType : raw;
  const listId = isObject(typeData) ? text(typeData.listId) : null;
  return { ...raw, id, name: text(name) ?? id, description: text(description), type: text(type), listId };
}

/** Reads the fields of one kind of object. */
export const objectFields =
  (client: Client, endpoint: Endpoint) =>
  async (options?: CallOptions): Promise<ObjectField[]> => {
    const { data } = await client.call(endpoint, {} as never, options);
    // HiBob's documentation draws one field where it speaks of a list.
    const list = isObject(data) && "id" in data ? [data] : data;
    return listOf(list, "fields", endpoint.id).map((raw) => toField(raw, endpoint.id));
  };
