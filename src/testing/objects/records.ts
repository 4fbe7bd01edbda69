import type { World } from "../access.ts";
import type { FakeField } from "../company/values/index.ts";
import { displayText } from "../domains/people/display.ts";
import { type KindField, type ObjectKind, valueFor } from "./kind.ts";

/**
 * How an object is written: `{ "/position/name": { value } }`, `{ "/employer/id": 5 }`, or
 * `{ objectType, fields: { title: { value } } }`.
 */
export type RecordForm = "wrapped" | "bare" | "typed";

function textOf<Item>(field: KindField<Item>, value: unknown, item: Item, world: World): string | readonly string[] {
  if (field.text) return field.text(value as never, item, world);
  return displayText({ id: field.id, type: field.type, list: field.list } as unknown as FakeField, value, world.company);
}

/** What writes objects of a kind with some of their fields. */
export function recordWriter<Item>(
  kind: ObjectKind<Item>,
  fields: readonly KindField<Item>[],
  form: RecordForm,
  readable: boolean,
  world: World,
) {
  return (item: Item): object => {
    const values = Object.fromEntries(
      fields.flatMap((field) => {
        const value = valueFor(field, item, world);
        if (value === undefined) return [];
        const text = readable && value !== null ? { humanReadable: textOf(field, value, item, world) } : {};
        return [[kind.prefix + field.id, form === "bare" ? value : { ...text, value }]];
      }),
    );
    return form === "typed" ? { objectType: kind.type, fields: values } : values;
  };
}
