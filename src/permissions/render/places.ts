import type { PermissionModel } from "../catalogue/entry.ts";
import { AUDIENCE } from "../needs.ts";
import type { PermissionReport } from "../report.ts";
import { menuPath } from "./document.ts";

/** What has a place on Bob's screen. */
export interface Placed {
  readonly key: string;
  readonly place: Readonly<Record<PermissionModel, string>>;
}

/** A part of Bob's permission screen with what belongs there. */
export interface ScreenPart<Item> {
  /** Tab and section. */
  readonly heading: readonly string[];
  readonly items: readonly Item[];
}

/** The model whose places stand first: of an account whose model did not show, the older one. */
export const firstModel = (model: PermissionReport["model"]): PermissionModel => (model === "unknown" ? "category" : model);

// What to choose for the audience; its place on the screen is the heading.
const EVERYBODY = ["Select people by condition", "Lifecycle Status", "Exists"];

/** Tab and section, which are headings, and what is left of the path below them, which names the box. */
export function splitPlace({ key, place }: Placed, model: PermissionModel): { readonly heading: string[]; readonly box: string[] } {
  const path = menuPath(place[model]);
  if (key === AUDIENCE) return { heading: path, box: EVERYBODY };
  const sections = /^people['’]s data$/i.test(path[0]!) ? 2 : 1;
  const at = Math.min(sections, path.length - 1);
  return { heading: at === 0 ? ["Other places"] : path.slice(0, at), box: path.slice(at) };
}

// The order in which Bob's screen shows its parts, and in which an admin goes through them.
const ORDER = ["features", "settings", "people's data > people", "people's data > people's fields"];
const LAST = ["people's data > docs", "access data for"];

function rank(heading: readonly string[]): number {
  const name = heading.join(" > ").toLowerCase();
  const first = ORDER.indexOf(name);
  if (first >= 0) return first;
  const last = LAST.findIndex((each) => name.includes(each));
  return last >= 0 ? ORDER.length + 1 + last : ORDER.length;
}

/** Items by their part of the screen, in the order of the screen; within a part, in the order given. */
export function byScreenPart<Item extends Placed>(items: readonly Item[], model: PermissionModel): readonly ScreenPart<Item>[] {
  const parts = new Map<string, { heading: readonly string[]; items: Item[] }>();
  for (const item of items) {
    const { heading } = splitPlace(item, model);
    const name = heading.join(" > ").toLowerCase();
    const part = parts.get(name) ?? { heading, items: [] };
    part.items.push(item);
    parts.set(name, part);
  }
  return [...parts.values()].sort((one, other) => rank(one.heading) - rank(other.heading));
}

/** The heading of a part as the screen calls it: the tabs are called tabs. */
export const partName = ([tab = "", ...rest]: readonly string[]): string[] => [
  /^(features|people['’]s data)$/i.test(tab) ? `${tab} tab` : tab,
  ...rest,
];
