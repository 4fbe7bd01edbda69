import type { Field } from "../metadata/index.ts";
import { FIELD_CATEGORIES, FIELDS, type KnownFieldId } from "../model/fields.ts";

/** Bob's own fields, as an account's metadata lists them while nothing was renamed or moved. */
export const BUILT_IN_FIELDS: readonly Field[] = (Object.keys(FIELDS) as KnownFieldId[]).map((id) => {
  const { category, name, type, ...facts } = FIELDS[id];
  return {
    id,
    categoryId: category,
    categoryName: FIELD_CATEGORIES[category],
    name,
    description: null,
    type,
    listId: "list" in facts ? facts.list : null,
    historical: "historical" in facts,
  };
});
