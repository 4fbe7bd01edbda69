import type { CallOptions, Client, Endpoint, InputOf } from "../client/index.ts";
import type { Json } from "../model/json.ts";
import { listOf, objectIn } from "./records.ts";

/** Calls an endpoint whose answer is one object. */
export const readObject = async <E extends Endpoint>(
  client: Client,
  endpoint: E,
  input: InputOf<E>,
  options?: CallOptions,
): Promise<Json> => objectIn((await client.call(endpoint, input, options)).data, endpoint.id);

/** Calls an endpoint whose answer is a list of objects, under `key` or as `listOf` takes it. */
export const readList = async <E extends Endpoint, Member>(
  client: Client,
  endpoint: E,
  input: InputOf<E>,
  key: string,
  options?: CallOptions,
): Promise<Member[]> => listOf((await client.call(endpoint, input, options)).data, key, endpoint.id) as Member[];
