import { type CallOptions, type Client, type Endpoint, InvalidInputError, UnexpectedAnswerError, type Written } from "../client/index.ts";
import type { FieldType } from "../model/fields.ts";
import { isObject, type Json } from "../model/json.ts";
import { idText, isId, writtenWhen } from "../objects/index.ts";
import { addField, addListItem, removeField, removeListItem, updateField, updateListItem } from "./endpoints.ts";
import { type Field, flat, type ListItem, readFields, readList } from "./read.ts";

/** A field to add. */
export interface NewField {
  /** As people see it in Bob. */
  readonly name: string;
  /** Id of a category, e.g. `work` or `category_1720508362305`; `Field.categoryId` of the fields in it. Never `root`. */
  readonly category: string;
  readonly type:
    | Extract<
        FieldType,
        "text" | "text-area" | "number" | "date" | "list" | "multi-list" | "hierarchy-list" | "currency" | "employee-reference"
      >
    | "document"
    | (string & {});
  readonly description?: string;
  /** Whether values hold from a day on and earlier ones are kept. Default false; only some categories allow it. */
  readonly historical?: boolean;
}

/** What can be changed about a field; at least one of the two. */
export interface FieldChanges {
  readonly name?: string;
  readonly description?: string;
}

/** An item to add to a list. */
export interface NewListItem {
  /** Its label. */
  readonly name: string;
  /** The item to put it under, in lists that are trees. */
  readonly parentId?: ListItem["id"];
}

/** What can be changed about an item; at least one of the two. */
export interface ListItemChanges {
  /** The new label. */
  readonly name?: string;
  /** The item to move it under, with its children, in lists that are trees. */
  readonly parentId?: ListItem["id"];
}

/** A field that was added. */
export interface FieldCreated extends Written {
  /** What reads and writes name it by. */
  readonly id: string;
}

/** An item that was added. */
export interface ListItemCreated extends Written {
  /** What reads give and writes take; a number in some lists. */
  readonly id: ListItem["id"];
}

/** The id that Bob gave to what it made. */
function idIn(data: unknown, { id: endpoint }: Endpoint): string | number {
  if (isObject(data) && isId(data.id)) return data.id;
  throw new UnexpectedAnswerError(`${endpoint} answered without the new id`, { endpoint, hint: "Read before you send it again" });
}

const isSame = (one: unknown, other: unknown): boolean => String(one) === String(other);

/** Refuses a change that changes nothing. */
function checkChanges(changes: object, { id: endpoint }: Endpoint): void {
  if (Object.values(changes).some((value) => value !== undefined)) return;
  throw new InvalidInputError(`${endpoint} was not sent: nothing to change was given`, { endpoint });
}

/** Whether `record` is as `changes` want it, as far as they say. */
const isAs = (record: Json, changes: object): boolean =>
  Object.entries(changes).every(([key, value]) => value === undefined || isSame(record[key] ?? "", value));

/** The writes of the module. */
export function writes(client: Client) {
  const fieldSeen = (endpoint: Endpoint, id: string, look: (field: Field | undefined) => boolean): Written =>
    writtenWhen(client, endpoint.id, async (options) => look((await readFields(client, options)).find((field) => field.id === id)));

  const itemSeen = (endpoint: Endpoint, list: string, look: (items: ReturnType<typeof flat>) => boolean): Written =>
    writtenWhen(client, endpoint.id, async (options) =>
      look(flat((await readList(client, list, { includeArchived: true }, options)).items)),
    );

  return {
    async addField(field: NewField, options?: CallOptions): Promise<FieldCreated> {
      const { data } = await client.call(addField, { body: { ...field } }, options);
      const id = String(idIn(data, addField));
      return { id, ...fieldSeen(addField, id, (found) => found !== undefined) };
    },
    async updateField(fieldId: string, changes: FieldChanges, options?: CallOptions): Promise<Written> {
      checkChanges(changes, updateField);
      await client.call(updateField, { path: { fieldId }, body: { ...changes } }, options);
      return fieldSeen(updateField, fieldId, (found) => found !== undefined && isAs(found, changes));
    },
    async removeField(fieldId: string, options?: CallOptions): Promise<Written> {
      await client.call(removeField, { path: { fieldId } }, options);
      return fieldSeen(removeField, fieldId, (found) => found === undefined);
    },
    async addListItem(listName: string, item: NewListItem, options?: CallOptions): Promise<ListItemCreated> {
      const { data } = await client.call(addListItem, { path: { listName }, body: { ...item } }, options);
      const id = idIn(data, addListItem);
      return { id, ...itemSeen(addListItem, listName, (items) => items.some(({ item: { id: other } }) => isSame(other, id))) };
    },
    async updateListItem(listName: string, itemId: ListItem["id"], changes: ListItemChanges, options?: CallOptions): Promise<Written> {
      checkChanges(changes, updateListItem);
      await client.call(updateListItem, { path: { listName, itemId: idText(itemId, "itemId") }, body: { ...changes } }, options);
      // ASSUMED: where the label is the id, the id may change with it. The documentation does not say.
      const isIt = (item: ListItem) => isSame(item.id, itemId) || item.label === changes.name;
      return itemSeen(updateListItem, listName, (items) =>
        items.some(({ item, parents }) => isIt(item) && isAs({ name: item.label, parentId: parents.at(-1)?.id }, changes)),
      );
    },
    async removeListItem(listName: string, itemId: ListItem["id"], options?: CallOptions): Promise<Written> {
      await client.call(removeListItem, { path: { listName, itemId: idText(itemId, "itemId") } }, options);
      return itemSeen(removeListItem, listName, (items) => items.every(({ item }) => item.archived || !isSame(item.id, itemId)));
    },
  };
}
