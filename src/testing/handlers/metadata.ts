import { getNamedList, listFields, listNamedLists } from "../../metadata/endpoints.ts";
import { FIELD_CATEGORIES, FIELDS, type KnownFieldId } from "../../model/fields.ts";
import type { ListItem } from "../company/lists.ts";
import { json, notFound } from "../reply.ts";
import { type Route, route } from "../route.ts";

const record = (id: KnownFieldId): object => {
  const { category, name, type, ...facts } = FIELDS[id] as (typeof FIELDS)[KnownFieldId] & { list?: string; historical?: true };
  return {
    id,
    categoryId: category,
    categoryDisplayName: FIELD_CATEGORIES[category],
    category,
    name,
    description: null,
    jsonPath: id.replace(/^root\./, ""),
    type,
    typeData: facts.list === undefined ? {} : { listId: facts.list },
    historical: facts.historical === true,
  };
};

const FIELD_RECORDS = (Object.keys(FIELDS) as KnownFieldId[]).map(record);

const written = (items: readonly ListItem[], archivedToo: boolean): object[] =>
  items
    .filter(({ archived }) => archivedToo || !archived)
    .map(({ id, label, archived, children }) => ({ id, value: label, name: label, archived, children: written(children, archivedToo) }));

export const metadataRoutes: readonly Route[] = [
  route(listFields, () => json(FIELD_RECORDS)),

  route(listNamedLists, ({ query: { includeArchived = false }, company: { lists } }) =>
    json(
      Object.fromEntries(
        lists.names.map((name) => {
          const values = written(lists.items(name) ?? [], includeArchived);
          return [name, { name, values, items: values }];
        }),
      ),
    ),
  ),

  route(getNamedList, ({ path: { listName }, query: { includeArchived = false }, company: { lists } }) => {
    const items = lists.items(listName);
    if (!items) throw notFound("The list");
    return json({ name: listName, values: written(items, includeArchived) });
  }),
];
