import { refuse } from "../refusing.ts";
import { hashText } from "./draws.ts";
import { LIST_ITEMS } from "./list-items.ts";
import { SITES } from "./places.ts";

type ItemId = string | number;

/** One item of a named list. */
export interface ListItem {
  readonly id: ItemId;
  readonly label: string;
  readonly archived: boolean;
  readonly children: readonly ListItem[];
}

/** What becomes of an item: another label, another place in the tree, or both. */
export interface ItemChange {
  readonly label?: string | undefined;
  /** Id of the item below which it stands from now on. */
  readonly parent?: ItemId | undefined;
}

function parse(name: string, text: string): readonly ListItem[] {
  const [, form, labels = ""] = /^(#{0,2})(.*)$/s.exec(text) ?? [];
  let next = 100_000 + (hashText(name) % 8_000) * 100;
  const idOf = (label: string): ItemId => {
    const site = name === "site" ? SITES.find((one) => one.label === label) : undefined;
    if (site) return site.id;
    return form === "" ? label : form === "#" ? next++ : String(next++);
  };
  const item = (part: string, children: readonly string[] = []): ListItem => {
    const archived = part.startsWith("~");
    const label = archived ? part.slice(1) : part;
    return { id: idOf(label), label, archived, children: children.map((child) => item(child)) };
  };
  return labels.split("|").map((part) => {
    const [label = "", children] = part.split(">");
    return item(label, children?.split(","));
  });
}

/** The items without children, which are the ones that employees hold. */
const leaves = (items: readonly ListItem[]): ListItem[] =>
  items.filter(({ archived }) => !archived).flatMap((item) => (item.children.length > 0 ? leaves(item.children) : [item]));

const FIRST_LISTS: ReadonlyMap<string, readonly ListItem[]> = new Map(
  Object.entries(LIST_ITEMS).map(([name, text]) => [name, parse(name, text)]),
);
// Choices are drawn from what the lists held at first, so that an item added later changes nobody's values.
const CHOICES: ReadonlyMap<string, readonly ItemId[]> = new Map(
  [...FIRST_LISTS].map(([name, items]) => [name, leaves(items).map(({ id }) => id)]),
);

/** The items of a tree in one row, each before those below it. */
const flat = (items: readonly ListItem[]): ListItem[] => items.flatMap((item) => [item, ...flat(item.children)]);

/** The tree with each item as `change` makes it; `undefined` takes it out. */
const changed = (items: readonly ListItem[], change: (item: ListItem) => ListItem | undefined): ListItem[] =>
  items.flatMap((item) => {
    const made = change(item);
    return made ? [{ ...made, children: changed(made.children, change) }] : [];
  });

/** The named lists of one company. */
export class NamedLists {
  readonly #lists = new Map(FIRST_LISTS);
  readonly #byId = new Map<string, ReadonlyMap<string, ListItem>>();
  /** Another number after each change, for what is made of lists and kept. */
  version = 0;

  /** Names of all lists. */
  get names(): string[] {
    return [...this.#lists.keys()];
  }

  /** All items of a list, archived ones included; `undefined` when there is no such list. */
  items(name: string): readonly ListItem[] | undefined {
    return this.#lists.get(name);
  }

  /** All items of a list in one row, each before those below it; none when there is no such list. */
  all(name: string): readonly ListItem[] {
    return flat(this.#lists.get(name) ?? []);
  }

  /** The ids that seeded employees hold. */
  choices(name: string): readonly ItemId[] {
    return CHOICES.get(name) ?? [];
  }

  /** The label of an item; the id as text when the list does not have it. */
  label(name: string, id: ItemId): string {
    return this.find(name, id)?.label ?? String(id);
  }

  /** The item with this id, wherever in the tree, archived or not. `7` and `"7"` are the same. */
  find(name: string, id: ItemId): ListItem | undefined {
    let known = this.#byId.get(name);
    if (!known) {
      known = new Map(this.all(name).map((item) => [String(item.id), item]));
      this.#byId.set(name, known);
    }
    return known.get(String(id));
  }

  /** The item with this label that can be chosen, wherever in the tree. */
  labelled(name: string, label: string): ListItem | undefined {
    return this.all(name).find((item) => item.label === label && !item.archived);
  }

  /** The id of the item with this label or id, which is added when the list does not have it: HR can type a new one. */
  ensure(name: string, label: string): ItemId {
    const archived = () => this.#lists.get(name)?.find((item) => item.label === label);
    const known = this.labelled(name, label) ?? this.find(name, label) ?? archived();
    return known?.id ?? this.add(name, label);
  }

  /** Whether an item with this label would be there twice: below its parent, or at the top. */
  has(name: string, label: string, parent?: ItemId): boolean {
    const siblings = parent === undefined ? this.#lists.get(name) : this.find(name, parent)?.children;
    return siblings?.some((item) => item.label === label && !item.archived) ?? false;
  }

  /**
   * Adds an item and gives its id.
   *
   * ASSUMED: an archived item of this label is taken out of the archive instead, with the id that old records name.
   */
  add(name: string, label: string, parent?: ItemId): ItemId {
    const items = this.#list(name);
    const above = parent === undefined ? undefined : this.#item(name, parent);
    if (this.has(name, label, parent)) throw refuse(`the list ${name} already has the item ${JSON.stringify(label)}`);
    const archived = (above?.children ?? items).find((item) => item.label === label);
    if (archived) {
      this.#set(
        name,
        changed(items, (item) => (item.id === archived.id ? { ...item, archived: false } : item)),
      );
      return archived.id;
    }
    const made: ListItem = { id: this.#newId(name, label), label, archived: false, children: [] };
    this.#set(name, above ? withChild(items, above.id, made) : [...items, made]);
    return made.id;
  }

  /** Gives an item another label or another place. The id stays: ASSUMED where it equals the label. */
  change(name: string, id: ItemId, { label, parent }: ItemChange): void {
    const item = this.#item(name, id);
    let items = changed(this.#list(name), (one) => (one.id === item.id ? { ...one, label: label ?? one.label } : one));
    if (parent !== undefined) {
      const above = this.#item(name, parent);
      if (flat([item]).some(({ id: below }) => below === above.id)) throw refuse("an item cannot stand below itself");
      const moved = flat(items).find((one) => one.id === item.id) as ListItem;
      items = withChild(
        changed(items, (one) => (one.id === item.id ? undefined : one)),
        above.id,
        moved,
      );
    }
    this.#set(name, items);
  }

  /** Takes an item, with those below it, out of what can be chosen. Records that hold it keep it. */
  archive(name: string, id: ItemId): void {
    const below = new Set(flat([this.#item(name, id)]).map((item) => item.id));
    this.#set(
      name,
      changed(this.#list(name), (item) => (below.has(item.id) ? { ...item, archived: true } : item)),
    );
  }

  /** Opens an empty list, whose items get ids of digits: that of a new field. */
  create(name: string): void {
    this.#set(name, []);
  }

  /** Takes a list away. */
  drop(name: string): void {
    this.#lists.delete(name);
    this.#byId.delete(name);
    this.version++;
  }

  #list(name: string): readonly ListItem[] {
    const items = this.#lists.get(name);
    if (!items) throw refuse(`there is no list ${JSON.stringify(name)}`);
    return items;
  }

  #item(name: string, id: ItemId): ListItem {
    this.#list(name);
    const item = this.find(name, id);
    if (!item) throw refuse(`the list ${name} has no item ${JSON.stringify(id)}`);
    return item;
  }

  #set(name: string, items: readonly ListItem[]): void {
    this.#lists.set(name, items);
    this.#byId.delete(name);
    this.version++;
  }

  /** An id of the kind that the list has: the next number, its digits, or the label. */
  #newId(name: string, label: string): ItemId {
    const ids = flat(this.#list(name)).map((item) => item.id);
    const numbers = ids.map(Number).filter((id) => Number.isSafeInteger(id));
    if (numbers.length < ids.length) return ids.includes(label) ? `${label} ${ids.length + 1}` : label;
    const next = Math.max(100_000 + (hashText(name) % 8_000) * 100 - 1, ...numbers) + 1;
    return typeof ids[0] === "number" ? next : String(next);
  }
}

const withChild = (items: readonly ListItem[], parent: ItemId, child: ListItem): ListItem[] =>
  changed(items, (item) => (item.id === parent ? { ...item, children: [...item.children, child] } : item));
