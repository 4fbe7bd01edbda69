import { hashText } from "./draws.ts";
import { LIST_ITEMS } from "./list-items.ts";
import { SITES } from "./places.ts";

/** One item of a named list. */
export interface ListItem {
  readonly id: string | number;
  readonly label: string;
  readonly archived: boolean;
  readonly children: readonly ListItem[];
}

function parse(name: string, text: string): ListItem[] {
  const numbered = text.startsWith("#");
  let next = numbered ? 100_000 + (hashText(name) % 8_000) * 100 : 0;
  const item = (label: string, children: readonly string[] = []): ListItem => {
    const archived = label.startsWith("~");
    const plain = archived ? label.slice(1) : label;
    const site = name === "site" ? SITES.find((one) => one.label === plain) : undefined;
    const id = site?.id ?? (numbered ? next++ : plain);
    return { id, label: plain, archived, children: children.map((child) => item(child)) };
  };
  return text
    .replace(/^#/, "")
    .split("|")
    .map((part) => {
      const [label = "", children] = part.split(">");
      return item(label, children?.split(","));
    });
}

/** The items without children, which are the ones that employees hold. */
const leaves = (items: readonly ListItem[]): ListItem[] =>
  items.filter(({ archived }) => !archived).flatMap((item) => (item.children.length > 0 ? leaves(item.children) : [item]));

/** The named lists of one company. */
export class NamedLists {
  readonly #lists = new Map(Object.entries(LIST_ITEMS).map(([name, text]) => [name, parse(name, text)]));
  // Choices are drawn from what the lists held at first, so that an item added later changes nobody's values.
  readonly #choices = new Map([...this.#lists].map(([name, items]) => [name, leaves(items).map(({ id }) => id)]));
  readonly #labels = new Map<string, Map<string | number, string>>();

  /** Names of all lists. */
  get names(): string[] {
    return [...this.#lists.keys()];
  }

  /** All items of a list, archived ones included; `undefined` when there is no such list. */
  items(name: string): readonly ListItem[] | undefined {
    return this.#lists.get(name);
  }

  /** The ids that seeded employees hold. */
  choices(name: string): readonly (string | number)[] {
    return this.#choices.get(name) ?? [];
  }

  /** The label of an item; the id as text when the list does not have it. */
  label(name: string, id: string | number): string {
    let labels = this.#labels.get(name);
    if (!labels) {
      labels = new Map();
      const collect = (items: readonly ListItem[]): void => {
        for (const item of items) {
          labels?.set(item.id, item.label);
          collect(item.children);
        }
      };
      collect(this.#lists.get(name) ?? []);
      this.#labels.set(name, labels);
    }
    return labels.get(id) ?? String(id);
  }

  /** The id of the item with this label, which is added when the list does not have it: HR can type a new one. */
  ensure(name: string, label: string): string | number {
    const items = this.#lists.get(name) ?? [];
    const known = items.find((item) => item.label === label);
    if (known) return known.id;
    const numbers = items.map(({ id }) => id).filter((id) => typeof id === "number");
    const id = numbers.length > 0 ? Math.max(...numbers) + 1 : label;
    this.#lists.set(name, [...items, { id, label, archived: false, children: [] }]);
    this.#labels.delete(name);
    return id;
  }
}
