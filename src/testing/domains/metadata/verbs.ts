import type { CompanyState } from "../../company/company.ts";
import { FieldBook, type FieldInput } from "../../company/fields.ts";
import type { ItemChange } from "../../company/lists.ts";
import { type Keys, known } from "../../refusing.ts";

/** What HR does to the company's fields and lists. */
export interface MetadataVerbs {
  /**
   * Adds a field of the company's own, empty for everyone; gives its id. One of a list type gets an empty list that has the
   * field's id as its name.
   */
  addField(field: FieldInput): { readonly id: string };
  /** Renames a field, one of Bob's too. Its id stays. */
  renameField(fieldId: string, name: string): void;
  /** Removes a field of the company's own with all its values. */
  removeField(fieldId: string): void;
  /** Puts a field into another category, whose permissions it follows from then on. Its id stays. */
  moveField(fieldId: string, category: string): void;
  /** Adds an item to a named list, or below another item of it; gives its id. */
  addListItem(listName: string, label: string, parentId?: string | number): { readonly id: string | number };
  /** Renames an item: everyone who holds it shows the new label. Its id stays. */
  renameListItem(listName: string, itemId: string | number, label: string): void;
  /** Archives an item: nobody can choose it any more, and who holds it keeps it. */
  archiveListItem(listName: string, itemId: string | number): void;
}

export const metadataVerbs = (company: CompanyState): MetadataVerbs => {
  const { lists } = company;
  const change = (name: string, id: string | number, to: ItemChange) => lists.change(name, id, to);
  return {
    addField: (field) => ({ id: company.part(FieldBook).add(known("addField", field, FIELD)).id }),
    renameField: (fieldId, name) => company.part(FieldBook).change(fieldId, { name }),
    removeField: (fieldId) => company.part(FieldBook).remove(fieldId),
    moveField: (fieldId, category) => company.part(FieldBook).move(fieldId, category),
    addListItem: (listName, label, parentId) => ({ id: lists.add(listName, label, parentId) }),
    renameListItem: (listName, itemId, label) => change(listName, itemId, { label }),
    archiveListItem: (listName, itemId) => lists.archive(listName, itemId),
  };
};

const FIELD: Keys<FieldInput> = { name: true, category: true, type: true, description: true, historical: true };
