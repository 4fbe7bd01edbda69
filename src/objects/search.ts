import { type CallOptions, type Client, type Endpoint, type Page, type Paginator, paginate } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import { nextCursor } from "../client/pagination.ts";
import { recordsIn } from "./records.ts";
import type { ObjectPaging, ObjectRecord, ObjectSearch, ObjectTexts } from "./types.ts";

interface Form {
  /** Where the records stand in the answer. Default `items`; an answer that is a list itself is taken too. */
  readonly key?: string;
  /** Where `limit` and `cursor` stand: in the body under `pagination`, in the body, in the query of a list without a search, or nowhere. */
  readonly paging: "nested" | "flat" | "query" | "none";
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** Searches or lists one kind of object. */
export function searchObjects<Known, Id extends string = Extract<keyof Known, string>>(
  client: Client,
  endpoint: Endpoint,
  { fields, filters = [], humanReadable, pageSize, cursor: from }: Partial<ObjectSearch<Id>> & ObjectPaging & ObjectTexts,
  { key, paging, path = {}, query }: Form,
  options?: CallOptions,
): Paginator<ObjectRecord<Known, Id>> {
  const read = async (cursor: string | undefined): Promise<Page<ObjectRecord<Known, Id>>> => {
    if (fields !== undefined) checkStrings(fields, "fields");
    // 100 is the documented maximum of those that nest it, and the default of lists; 200 that of the others.
    const page = { limit: pageSize ?? (paging === "flat" ? 200 : 100), cursor };
    const texts = { includeHumanReadable: humanReadable || undefined };
    const input =
      paging === "query"
        ? { query: { ...page, ...texts } }
        : {
            path,
            query,
            body: {
              ...(fields && { fields: [...new Set(fields)] }),
              filters, // Bob wants them even when there are none
              ...texts,
              ...(paging === "nested" ? { pagination: page } : paging === "flat" ? page : {}),
            },
          };
    const { data } = await client.call(endpoint, input, options);
    return { items: recordsIn(data, key, endpoint.id) as ObjectRecord<Known, Id>[], nextCursor: nextCursor(data) };
  };
  return paginate(read, { endpoint: endpoint.id, from });
}

/** Reads everything of a search that Bob answers at once. */
export const searchAll = <Known, Id extends string>(...search: Parameters<typeof searchObjects<Known, Id>>) =>
  searchObjects<Known, Id>(...search).toArray({ limit: Number.POSITIVE_INFINITY });

/** The filters on the days of a span, both included. */
export const within = (fieldId: string, { from, to }: { readonly from: string; readonly to: string }) =>
  Object.entries({ from, to }).map(([operator, day]) => ({ fieldId, operator, values: [day] }));
