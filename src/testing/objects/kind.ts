import type { World } from "../access.ts";
import { badRequest, type Refused } from "../reply.ts";
import type { Check } from "./checks.ts";

/** `from` and `to` take one date or time stamp and include it. */
export type FilterOperator = "equals" | "notEqual" | "from" | "to";

/** One field of a kind of object. */
export interface KindField<Item> {
  /** Without the kind's prefix: `name`. */
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  /** As in Bob's metadata: `text`, `number`, `date`, `boolean`, `list`, `employee-reference`, `currency`. */
  readonly type: string;
  /** Named list that the values are items of. */
  readonly list?: string | undefined;
  /** `null` is an empty field, `undefined` one that is left out of the answer. */
  readonly read: (item: Item, world: World) => unknown;
  /** The display text, where the type alone does not tell it. */
  readonly text?: ((value: never, item: Item, world: World) => string | readonly string[]) | undefined;
  /** Operators that filters may use on it. Default: the field cannot be filtered. */
  readonly filter?: readonly FilterOperator[] | undefined;
  /** What writes may set it to. Default: Bob keeps it itself. */
  readonly write?: Check | undefined;
  /** Key of the box without which it is left out. */
  readonly needs?: string | undefined;
  /** Id of another field: without that one in the request it is left out. */
  readonly comesWith?: string | undefined;
}

/** What the fake knows of one kind of object; searches, metadata and writes follow from it. */
export interface ObjectKind<Item> {
  /** As in `objectType`: `position`. */
  readonly type: string;
  /** `/position/`, or nothing for ids without slashes. */
  readonly prefix: string;
  readonly fields: readonly KindField<Item>[];
  /** 400 in the module's own form. Default: Bob's common one. */
  readonly refuse?: ((error: string, why?: string) => Refused) | undefined;
}

/** A field by its whole id, as requests name it. */
export const fieldOf = <Item>({ prefix, fields }: ObjectKind<Item>, id: string): KindField<Item> | undefined =>
  id.startsWith(prefix) ? fields.find((field) => prefix + field.id === id) : undefined;

/** What a field holds for whoever asks; `undefined` where a permission is missing. */
export const valueFor = <Item>({ needs, read }: KindField<Item>, item: Item, world: World): unknown =>
  needs === undefined || world.access.has(needs) ? read(item, world) : undefined;

/** What refuses a request about this kind with 400. */
export const refusing = <Item>({ refuse = badRequest }: ObjectKind<Item>): NonNullable<ObjectKind<Item>["refuse"]> => refuse;

/** A field as metadata describes it. */
export interface FieldDescription {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly fieldType: { readonly type: string; readonly typeData: { readonly listId?: string } };
  readonly jsonPath: { readonly root: string; readonly rawData: string };
}

/** The fields of a kind as metadata describes them. */
export const described = <Item>({ prefix, fields }: ObjectKind<Item>): readonly FieldDescription[] =>
  fields.map(({ id, name, description = null, type, list }) => ({
    id: prefix + id,
    name,
    description,
    fieldType: { type, typeData: list === undefined ? {} : { listId: list } },
    jsonPath: { root: prefix + id, rawData: `${prefix}${id}/value` },
  }));
