import {
  addField,
  addListItem,
  getNamedList,
  listFields,
  listNamedLists,
  removeField,
  removeListItem,
  updateField,
  updateListItem,
} from "../../../metadata/endpoints.ts";
import { type FakeField, FieldBook } from "../../company/fields.ts";
import type { ListItem, NamedLists } from "../../company/lists.ts";
import { badRequest, bare, conflict, json, notFound } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { tableMetadataRoutes } from "../../tables/metadata.ts";

const record = ({ id, category, name, description, type, list, historical }: FakeField, book: FieldBook): object => ({
  id,
  categoryId: category,
  categoryDisplayName: book.categoryLabel(category),
  category,
  name,
  description,
  jsonPath: id.replace(/^root\./, ""),
  type,
  typeData: list === undefined ? {} : { listId: list },
  historical,
});

const written = (items: readonly ListItem[], archivedToo: boolean): object[] =>
  items
    .filter(({ archived }) => archivedToo || !archived)
    .map(({ id, label, archived, children }) => ({ id, value: label, name: label, archived, children: written(children, archivedToo) }));

/** The item of a path, in a list that exists. */
function itemIn(lists: NamedLists, { listName, itemId }: { readonly listName: string; readonly itemId: string }): ListItem {
  if (!lists.items(listName)) throw notFound("The list");
  const item = lists.find(listName, itemId);
  if (!item) throw notFound("The item of the list");
  return item;
}

// ASSUMED: a parent that is not in the list is 404, like an item that is not.
function checkParent(lists: NamedLists, listName: string, parentId: string | number | undefined): void {
  if (parentId !== undefined && !lists.find(listName, parentId)) throw notFound("The item with the parentId");
}

const fieldRoutes: readonly Route[] = [
  route(listFields, ({ company }) => {
    const book = company.part(FieldBook);
    return json(book.all.map((field) => record(field, book)));
  }),

  route(addField, ({ body, company }) => {
    const book = company.part(FieldBook);
    const problem = book.problemWith(body);
    if (book.categoryLabel(body.category) === undefined) throw notFound(`The category ${body.category}`);
    if (problem !== undefined) throw badRequest("The field is not valid", problem);
    return json({ id: book.add(body).id });
  }),

  route(updateField, ({ path: { fieldId }, body, company }) => {
    const book = company.part(FieldBook);
    if (!book.get(fieldId)) throw notFound("The field");
    book.change(fieldId, body);
    return bare(200);
  }),

  route(removeField, ({ path: { fieldId }, company }) => {
    const book = company.part(FieldBook);
    if (!book.get(fieldId)) throw notFound("The field");
    if (!book.isCustom(fieldId)) throw badRequest("A default field cannot be deleted", `${fieldId} is Bob's own: only custom fields go`);
    book.remove(fieldId);
    return bare(200);
  }),
];

const listRoutes: readonly Route[] = [
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

  route(addListItem, ({ path: { listName }, body: { name, parentId }, company: { lists } }) => {
    if (!lists.items(listName)) throw notFound("The list");
    checkParent(lists, listName, parentId);
    if (lists.has(listName, name, parentId)) throw conflict("The list already has this item");
    return json({ id: lists.add(listName, name, parentId) });
  }),

  route(updateListItem, ({ path, body: { name, parentId }, company: { lists } }) => {
    const { id } = itemIn(lists, path);
    checkParent(lists, path.listName, parentId);
    lists.change(path.listName, id, { label: name, parent: parentId });
    return bare(200);
  }),

  // ASSUMED: deleting archives, because people may hold the item; what is archived is deleted already.
  route(removeListItem, ({ path, company: { lists } }) => {
    const { id, archived } = itemIn(lists, path);
    if (archived) throw notFound("The item of the list");
    lists.archive(path.listName, id);
    return bare(200);
  }),
];

export const metadataRoutes: readonly Route[] = [...fieldRoutes, ...listRoutes, ...tableMetadataRoutes];
