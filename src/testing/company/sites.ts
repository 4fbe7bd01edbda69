import type { NamedLists } from "./lists.ts";
import { openedSite, SITES, type Site } from "./places.ts";

/** The company's sites, named and archived as their list says now. */
export class Sites {
  readonly #lists: NamedLists;
  #known: { readonly version: number; readonly byId: ReadonlyMap<number, Site> } | undefined;

  constructor(lists: NamedLists) {
    this.#lists = lists;
  }

  /** A site by its id; one that HR opened has an address made from its name. */
  get(id: number | null): Site | undefined {
    const lists = this.#lists;
    if (this.#known?.version !== lists.version) {
      const sites = lists.all("site").map((item) => {
        const known = SITES.find((one) => one.id === item.id) ?? openedSite(Number(item.id), item.label);
        return [known.id, { ...known, label: item.label, archived: item.archived }] as const;
      });
      this.#known = { version: lists.version, byId: new Map(sites) };
    }
    return id === null ? undefined : this.#known.byId.get(id);
  }
}
