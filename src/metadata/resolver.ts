import { type CallOptions, type Client, InvalidInputError } from "../client/index.ts";
import { checkStrings } from "../client/input.ts";
import type { CheckedFieldId, FieldId } from "../model/employee.ts";
import { cached } from "./cache.ts";
import { changedAt, isListType, type LabelledEmployee, type LabelledRow, type ListValue, pathOf } from "./labelled.ts";
import { flat, type NamedList, readFields, readLists } from "./read.ts";

/** Options of a resolver. */
export interface ListResolverOptions {
  /** How long, in milliseconds, what was read may be used. Default 3,600,000: one hour. */
  readonly maxAgeMs?: number | undefined;
}

/** An item of a list as a resolver finds it. */
export interface FoundItem {
  /** A number in some lists, whichever form was asked for. */
  readonly id: string | number;
  readonly label: string;
  /** No longer to be chosen; older records still refer to it. */
  readonly archived: boolean;
  /** Labels of the items above it, outermost first; empty but in lists that are trees. */
  readonly parents: readonly string[];
}

/**
 * Makes labels of what Bob answers for lists: an id in one column, a label in another, numbers and texts mixed.
 *
 * All lists are read in one request, archived items included, on first use and once however many ask at the same time;
 * they are kept for an hour, see `maxAgeMs`. What is not found makes the lists be read again, when the last reading is at
 * least a minute old. A reading that fails rejects the call and leaves an earlier one in place for the next.
 */
export interface ListResolver {
  /**
   * Finds an item by its id or label: by id first, where `7` and `"7"` are the same; then by label, exactly. Among items
   * with the same label one that is not archived is preferred. Items below others are found too. `undefined` when the list
   * has none; for no value nothing is read.
   *
   * Needs no permission. Source: HiBob's documentation for the lists; that ids and labels are mixed in one answer: observed.
   *
   * @throws {InvalidInputError} for a list that does not exist in this spelling; the message names similar ones
   * @example
   * const lists = listResolver(bob.client);
   * const site = await lists.find("site", 2606110); // { id: 2606110, label: "Leeds", archived: false, parents: [] }
   */
  find(listName: string, idOrLabel: string | number | null | undefined, options?: CallOptions): Promise<FoundItem | undefined>;
  /**
   * Copies employees as `people.search` gave them, with `{ id, label }` for the values of list fields: of the types `list`,
   * `list_id`, `hierarchy-list`, and `multi-list`, which holds several. Which list a field uses is read from the field
   * metadata, which is kept like the lists. `label` is `null` when the list does not have the item; empty and absent fields,
   * and those that are no lists, such as `work.site` beside `work.siteId`, stay as they are.
   *
   * `fields` are those asked for in the search, or some of them. Needs no permission. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} for field ids that are no strings
   * @example
   * const fields = ["root.email", "work.siteId"] as const;
   * const { employees } = await bob.people.search({ fields });
   * const labelled = await listResolver(bob.client).labelEmployees(employees, fields);
   * console.log(labelled[0]?.work.siteId?.label); // "Leeds"
   */
  labelEmployees<Person extends object, const Fields extends readonly (FieldId | (string & {}))[]>(
    employees: readonly Person[],
    fields: Fields & { readonly [I in keyof Fields]: CheckedFieldId<Fields[I]> },
    options?: CallOptions,
  ): Promise<LabelledEmployee<Person, Fields[number]>[]>;
  /**
   * Copies rows of a table with `{ id, label }` for the values of some columns. `columns` says which list each uses:
   * `metadata.tables()` tells it, and the list of a custom table's column is called `<table id>.<column id>`. A column that
   * the customer added to a built-in table is `customColumns.<column id>`. Empty and absent values stay as they are.
   *
   * Needs no permission. Source: HiBob's documentation; the names of custom tables' lists: observed.
   *
   * @throws {InvalidInputError} for a list that does not exist in this spelling; the message names similar ones
   * @example
   * const { rows } = await bob.workHistory.list(id);
   * const labelled = await listResolver(bob.client).labelRows(rows, { title: "title", siteId: "site" });
   * console.log(labelled[0]?.siteId?.label);
   */
  labelRows<Row extends object, const Columns extends Readonly<Record<string, string>>>(
    rows: readonly Row[],
    columns: Columns,
    options?: CallOptions,
  ): Promise<LabelledRow<Row, Columns>[]>;
  /**
   * Forgets what was read, so that the next call reads anew: after lists or fields were written.
   *
   * Needs no permission. Source: this package; nothing is sent.
   *
   * @example
   * const lists = listResolver(bob.client);
   * const written = await bob.metadata.updateListItem("title", "Lead", { name: "Team lead" });
   * await written.visible();
   * lists.forget();
   */
  forget(): void;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The items of one list by the text of their ids, and by label. */
interface Index {
  readonly ids: ReadonlyMap<string, FoundItem>;
  readonly labels: ReadonlyMap<string, FoundItem>;
}

function indexOf({ items }: NamedList): Index {
  const ids = new Map<string, FoundItem>();
  const labels = new Map<string, FoundItem>();
  for (const { item, parents } of flat(items)) {
    const { id, label, archived } = item;
    const found = { id, label, archived, parents: parents.map((parent) => parent.label) };
    for (const [map, key] of [
      [ids, String(id)],
      [labels, label],
    ] as const) {
      const other = map.get(key);
      if (!other || (other.archived && !archived)) map.set(key, found);
    }
  }
  return { ids, labels };
}

type Lists = ReadonlyMap<string, Index>;
type Look = (list: string, value: string | number) => FoundItem | undefined;

/** The error for a list that does not exist, with the names that are spelt like it. */
function unknownList(name: string, names: Iterable<string>): InvalidInputError {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const wanted = plain(name);
  const difference = (other: string) => Math.abs(plain(other).length - wanted.length);
  const near = [...names]
    .filter((other) => wanted && plain(other) && (plain(other).includes(wanted) || wanted.includes(plain(other))))
    .sort((a, b) => difference(a) - difference(b))
    .slice(0, 3)
    .map((other) => `"${other}"`);
  return new InvalidInputError(`This tenant has no list "${name.slice(0, 100)}"`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "metadata.namedLists() gives their names",
  });
}

interface Place {
  readonly path: readonly string[];
  readonly list: string;
  /** Holds several items even where Bob sends one. */
  readonly several?: boolean;
}

/** What stands at a place, with labels; what is no item's id or label stays. */
function withLabels(value: unknown, { list, several }: Place, look: Look): unknown {
  const one = (id: unknown): unknown => {
    if (typeof id !== "string" && typeof id !== "number") return id;
    const found = look(list, id);
    return (found ? { id: found.id, label: found.label } : { id, label: null }) satisfies ListValue;
  };
  if (Array.isArray(value)) return value.map(one);
  const labelled = one(value);
  return several && labelled !== value ? [labelled] : labelled;
}

/**
 * Finds labels of list items, and puts `{ id, label }` into employees and rows; see `ListResolver`. Make one and keep it: it
 * keeps what it read. Nothing is read before it is used. A function of its own, so that only its users load it.
 *
 * @throws {InvalidInputError} for a `maxAgeMs` that is no number, or below 0
 * @example
 * const lists = listResolver(bob.client, { maxAgeMs: 600_000 });
 * const department = await lists.find("department", "209192163");
 * console.log(department?.label);
 */
export function listResolver(client: Client, { maxAgeMs = HOUR_MS }: ListResolverOptions = {}): ListResolver {
  if (!(maxAgeMs >= 0)) throw new InvalidInputError("maxAgeMs must be a number, 0 or more");
  const lists = cached<Lists>(client.clock, async (options) => {
    const named = await readLists(client, { includeArchived: true }, options);
    return new Map([...named].map(([name, list]) => [name, indexOf(list)]));
  });
  const fields = cached(client.clock, async (options) => new Map((await readFields(client, options)).map((field) => [field.id, field])));

  /** Does `work` with the lists, once more with newer ones where something was not found. `names` must exist in the end. */
  async function resolve<Result>(work: (look: Look) => Result, names: readonly string[], options?: CallOptions): Promise<Result> {
    let missed = false;
    const pass = (known: Lists) =>
      work((list, value) => {
        const index = known.get(list);
        const found = index?.ids.get(String(value)) ?? index?.labels.get(String(value));
        missed ||= !found;
        return found;
      });
    const unknown = (known: Lists) => names.find((name) => !known.has(name));
    let known = await lists.get(maxAgeMs, options);
    let result = pass(known);
    if (missed || unknown(known) !== undefined) {
      const newer = await lists.get(MINUTE_MS, options);
      if (newer !== known) result = pass((known = newer));
    }
    const wrong = unknown(known);
    if (wrong !== undefined) throw unknownList(wrong, known.keys());
    return result;
  }

  async function label(records: readonly object[], places: readonly Place[], names: readonly string[], options?: CallOptions) {
    const copies = (look: Look) =>
      records.map((record) =>
        places.reduce<unknown>((copy, place) => changedAt(copy, place.path, (value) => withLabels(value, place, look)), { ...record }),
      );
    // Nothing to look up is no reason to read.
    return records.length === 0 || places.length === 0 ? copies(() => undefined) : resolve(copies, names, options);
  }

  return {
    async find(listName, idOrLabel, options) {
      if (idOrLabel === null || idOrLabel === undefined) return undefined;
      return resolve((look) => look(String(listName), idOrLabel), [String(listName)], options);
    },
    async labelEmployees(employees, wanted, options) {
      checkStrings(wanted, "fields");
      const ids = wanted.map((id) => (id.startsWith("/") ? id.slice(1).replaceAll("/", ".") : id));
      if (employees.length === 0) return [];
      let known = await fields.get(maxAgeMs, options);
      if (ids.some((id) => !known.has(id))) known = await fields.get(MINUTE_MS, options);
      const places = ids.flatMap((id) => {
        const field = known.get(id);
        return field && isListType(field.type)
          ? [{ path: pathOf(id), list: field.listId ?? "", several: field.type === "multi-list" }]
          : [];
      });
      return label(employees, places, [], options) as never;
    },
    async labelRows(rows, columns, options) {
      const names = Object.values(columns);
      checkStrings(names, "columns");
      const places = Object.entries(columns).map(([column, list]) => ({ path: column.split("."), list }));
      return label(rows, places, names, options) as never;
    },
    forget() {
      lists.forget();
      fields.forget();
    },
  };
}
