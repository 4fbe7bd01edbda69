import { type Departures, type Left, leftSince } from "./departures.ts";
import type { HoldReason } from "./notes.ts";
import { missingRecords } from "./removals.ts";
import type { RemovalReason, Store, StreamState } from "./store.ts";
import type { Stream, StreamContext } from "./stream.ts";

/** What a reading did not find, and what speaks for lost access. */
export interface Unfound {
  readonly stream: Stream;
  readonly store: Store;
  readonly tenant: string;
  readonly state: StreamState;
  readonly context: StreamContext;
  readonly departures: Departures;
  /** Of a history table: nobody had more than one row. */
  readonly currentRowsOnly: boolean;
  /** In at least one batch so much of what was stored was missing that it looks like a permission that was away for a moment. */
  readonly swept: boolean;
  /** A permission that the stream needs is missing. */
  readonly lacksPermission: boolean;
  /** Whether fewer people mean fewer records. */
  readonly isAboutPeople: boolean;
  /** The last reading saw people who have left, and this one sees none. */
  readonly lostInactive: boolean;
  /** How many people fewer there are than at the last reading. */
  readonly shrunk: number;
  /** Which of the permissions that were granted when the run began are not any more. */
  lostSince(): Promise<readonly string[]>;
}

/** What is to become of the records that were not found. */
export interface Settlement {
  /** Why some of them are kept; empty when none is. */
  readonly holds: readonly HoldReason[];
  /** What is kept: records of people who are there, records of people who are not, or both. */
  readonly kept: { readonly rows: boolean; readonly people: boolean };
  /** Why this record goes; `undefined` when it stays. */
  reasonFor(key: string): RemovalReason | undefined;
}

/** Whether so many missing records look like a lost permission or a narrowed audience rather than like deletions. */
export const isSuspicious = (missing: number, live: number): boolean =>
  missing > Math.max(1, live * 0.01) || (missing > 0 && missing === live);

/** What was not found, counted: by people who are not there any more, and records that are gone by themselves. */
async function survey({ stream, store, tenant, state, context, currentRowsOnly }: Unfound) {
  const roster: ReadonlySet<string> = new Set(stream.owner ? await context.roster() : []);
  const departed = new Set<string>();
  /** Whose records are missing although they are there themselves. */
  const owners = new Set<string>();
  let rows = 0;
  let pastRows = 0;
  for await (const contents of missingRecords({ stream, store, tenant, state })) {
    for (const [key, content] of contents) {
      const owner = stream.owner?.(key);
      if (owner !== undefined && !roster.has(owner)) {
        departed.add(owner);
        continue;
      }
      rows++;
      if (owner !== undefined) owners.add(owner);
      if (currentRowsOnly && content.isCurrent !== true) pastRows++;
    }
  }
  return { departed, owners, rows, pastRows, people: roster.size };
}

/** Decides about records that a complete reading did not find: a deletion is a decision, never the mere lack of an answer. */
export async function settle(unfound: Unfound): Promise<Settlement> {
  const { stream, store, tenant, departures, lacksPermission, lostInactive, shrunk, swept, isAboutPeople } = unfound;
  const { departed, owners, rows, pastRows, people } = await survey(unfound);
  let left: Left | undefined;

  const rowsHeld = new Set<HoldReason>();
  if (rows > 0) {
    if (lacksPermission) rowsHeld.add("permission");
    if (pastRows > 0) rowsHeld.add("history");
    const known = rowsHeld.size > 0;
    if (swept || isSuspicious(rows, await store.count(tenant, stream.name))) rowsHeld.add("many");
    // Whoever left the audience in the middle of the reading took the records along.
    left = known || !isAboutPeople ? undefined : await leftSince(unfound.context);
    for (const owner of owners) if (left?.ids.has(owner)) departed.add(owner);
    // Records that belong to nobody cannot be told from those of people who were hidden.
    const fewer = stream.owner ? 0 : Math.max(shrunk, left?.ids.size ?? 0);
    const areHidden = fewer > 0 && isSuspicious(fewer, (await unfound.context.people()).length + shrunk);
    if (areHidden || (!stream.owner && lostInactive) || (left && left.ids.size > 0 && rowsHeld.size > 0)) rowsHeld.add("audience");
    else if (!known && (await unfound.lostSince()).length > 0) rowsHeld.add("permission");
  }

  const peopleHeld = new Set<HoldReason>();
  let reasons: ReadonlyMap<string, RemovalReason> = new Map();
  if (departed.size > 0) {
    if (lostInactive || left?.lostInactive) peopleHeld.add("audience");
    // A stream may have records of only a few of those who were hidden.
    const fewer = Math.max(departed.size, shrunk, left?.ids.size ?? 0);
    if (isSuspicious(fewer, people + fewer)) peopleHeld.add("many");
    if (peopleHeld.size === 0) {
      reasons = await departures(departed);
      if ([...reasons.values()].includes("audience")) peopleHeld.add("audience");
    }
  }

  return {
    holds: [...new Set([...rowsHeld, ...peopleHeld])],
    kept: { rows: rowsHeld.size > 0, people: peopleHeld.size > 0 },
    reasonFor(key) {
      const owner = stream.owner?.(key);
      if (owner === undefined || !departed.has(owner)) return rowsHeld.size > 0 ? undefined : "deleted";
      return peopleHeld.size > 0 ? undefined : reasons.get(owner);
    },
  };
}
