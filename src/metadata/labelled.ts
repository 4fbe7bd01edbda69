import type { ListFieldId } from "../model/fields.ts";

export type { ListFieldId } from "../model/fields.ts";

import { isObject } from "../model/json.ts";

/** A value of a list with the text that people see. */
export interface ListValue {
  /** As the list has it; where the list does not have the item, as the record had it. */
  readonly id: string | number;
  /** `null` when the list does not have the item. */
  readonly label: string | null;
}

/** A value that may be an item, or several, with their labels. An empty one stays `null`. */
export type WithLabels<Value> = Value extends readonly unknown[] ? readonly ListValue[] : Value extends string | number ? ListValue : Value;

type PathOf<Id extends string> = Id extends `root.${infer Path}` ? Path : Id;
type Below<Path extends string, Key extends string> = Path extends `${Key}.${infer Rest}` ? Rest : never;

/** A value with labels at these paths below it. */
type At<Value, Paths extends string> = [Paths] extends [never]
  ? Value
  : unknown extends Value
    ? Value
    : { readonly [Key in keyof Value]: Key extends Paths ? WithLabels<Value[Key]> : At<Value[Key], Below<Paths, Key & string>> };

/**
 * An employee in whom the list fields among `Fields` hold `{ id, label }`. Custom fields stay `unknown`: whether they are
 * lists is only known to the tenant. So is everything where the fields are not known to the compiler.
 */
export type LabelledEmployee<Person, Fields extends string> = string extends Fields
  ? { readonly [Key in keyof Person]: Key extends "id" ? Person[Key] : unknown }
  : At<Person, PathOf<Extract<Fields, ListFieldId>>>;

/** A row in which these columns hold `{ id, label }`. */
export type LabelledRow<Row, Columns> = string extends keyof Columns
  ? { readonly [Key in keyof Row]: unknown }
  : { readonly [Key in keyof Row]: Key extends keyof Columns ? WithLabels<Row[Key]> : Row[Key] };

/** Whether the values of a field of this type are items of a list. */
export const isListType = (type: string): boolean => /^(list|list_id|multi-list|hierarchy-list)$/.test(type);

/** Where a field's value stands in an employee: at its id, with `root.` left out. Takes `/work/title` for `work.title`. */
export const pathOf = (id: string): string[] => id.replace(/^root\./, "").split(".");

/** A copy of `value` with the value at `path` changed; as it was when there is none. */
export function changedAt(value: unknown, path: readonly string[], change: (value: unknown) => unknown, depth = 0): unknown {
  const key = path[depth];
  if (key === undefined) return change(value);
  return isObject(value) && Object.hasOwn(value, key) ? { ...value, [key]: changedAt(value[key], path, change, depth + 1) } : value;
}
