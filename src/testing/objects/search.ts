import type { World } from "../access.ts";
import { explained, json, type Reply } from "../reply.ts";
import { type Filter, filtering } from "./filters.ts";
import { fieldOf, type KindField, type ObjectKind, refusing } from "./kind.ts";
import { pageOf } from "./pages.ts";
import { type RecordForm, recordWriter } from "./records.ts";

/** How one search or list answers. */
export interface SearchForm {
  /** How each object is written. */
  readonly record: RecordForm;
  /** `null`: the answer is the list. Else the key that it stands under, next to `response_metadata`. */
  readonly key: string | null;
  /** Whether each object stands in a list of its own. Default false. */
  readonly nested?: boolean;
  /** Ids without prefix of the fields that come unless the request says. Default: all. */
  readonly defaults?: readonly string[];
  /** Objects on a page unless the request says; `null` answers everything at once, whatever limit is asked for. */
  readonly pageSize: number | null;
}

/** What a request asks for, wherever in it that stands. */
export interface Asked {
  readonly fields?: readonly string[] | undefined;
  readonly filters?: readonly Filter[] | undefined;
  readonly includeHumanReadable?: boolean | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly pagination?: { readonly limit?: number | undefined; readonly cursor?: string | undefined } | undefined;
}

/** The answer to a search among `items`, which are those that the caller may see. */
export function searchAnswer<Item>(
  kind: ObjectKind<Item>,
  { record, key, nested = false, defaults, pageSize }: SearchForm,
  asked: Asked,
  items: readonly Item[],
  world: World,
): Reply {
  const { filters = [], includeHumanReadable = false, pagination: { limit, cursor } = asked } = asked;
  const { fields, leftOut } = chosen(kind, asked.fields ?? defaults?.map((id) => kind.prefix + id));
  const found = filters.length > 0 ? items.filter(filtering(kind, filters, world)) : items;
  const page =
    pageSize === null
      ? { items: found, next: null }
      : pageOf(found, {
          limit: limit ?? pageSize,
          cursor,
          of: kind.type + JSON.stringify(filters),
          bad: () => refusing(kind)("The cursor is not valid", "Send next_cursor of the page before, with the same filters"),
        });
  const records = page.items.map(recordWriter(kind, fields, record, includeHumanReadable, world));
  const list = nested ? records.map((one) => [one]) : records;
  const reply = json(key === null ? list : { [key]: list, response_metadata: { next_cursor: page.next } });
  return leftOut.length > 0 ? explained(reply, leftOut.join("; ")) : reply;
}

/** The fields that come, and why others do not: Bob says nothing of them. */
function chosen<Item>(
  kind: ObjectKind<Item>,
  ids: readonly string[] | undefined,
): { fields: readonly KindField<Item>[]; leftOut: string[] } {
  if (ids === undefined) return { fields: kind.fields, leftOut: [] };
  const fields: KindField<Item>[] = [];
  const leftOut: string[] = [];
  for (const id of ids) {
    const field = fieldOf(kind, id);
    const partner = field?.comesWith && kind.prefix + field.comesWith;
    if (!field) leftOut.push(`${id} is left out: there is no such field`);
    else if (partner && !ids.includes(partner)) leftOut.push(`${id} is left out: it comes only when ${partner} is asked for too`);
    else fields.push(field);
  }
  return { fields, leftOut };
}
