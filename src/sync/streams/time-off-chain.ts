import { canonical } from "../record.ts";
import type { Content } from "../store.ts";
import type { ReadRecord } from "../stream.ts";
import { keyOf } from "./whole.ts";

/** One state of one request of a chain: an edit of the time makes a new request that takes the place of the old one. */
export interface Link {
  readonly employeeId: string;
  readonly requestId: number;
  /** The request that this one took the place of. */
  readonly previous: number | null;
  /** As it is mirrored, with `status`. */
  readonly content: Content;
}

/** What Bob shows of a request, wherever. */
interface Shown {
  readonly employeeId: string;
  readonly requestId: number;
  readonly previousRequestId?: number | null;
  readonly originalRequestId?: number | null;
}

const STATUS: Readonly<Record<string, string>> = { Pending: "pending", Created: "approved", Canceled: "canceled", Deleted: "deleted" };

/**
 * ASSUMED: a request goes this way and never back, so that the changes of one need no order, which Bob does not promise, and no
 * time, which Bob does not tell. A kind of change that Bob has added since comes after the approval.
 */
const WAY: Readonly<Record<string, number>> = { pending: 0, approved: 1, canceled: 3, deleted: 4 };
const rankOf = ({ content }: Link): number => WAY[String(content.status)] ?? 2;

export const isBeyond = (one: Link, other: Link): boolean => rankOf(one) > rankOf(other);

const linkOf = ({ employeeId, requestId, previousRequestId }: Shown, content: Content): Link => ({
  employeeId,
  requestId,
  previous: previousRequestId ?? null,
  content,
});

/** A row of the feed of changes. */
function changedLink({ changeType, ...request }: Shown & { readonly changeType: string }): Link {
  const status = STATUS[changeType] ?? changeType.charAt(0).toLowerCase() + changeType.slice(1);
  return linkOf(request, { ...request, status });
}

/** A row of who's out, where the status has a capital letter and the chain is not told. */
export function outLink({ status, ...request }: Shown & { readonly status?: string | null }): Link {
  return linkOf(request, { ...request, status: status?.toLowerCase() === "pending" ? "pending" : "approved" });
}

/** A record as it was mirrored. */
export const storedLink = (content: Content): Link => linkOf(content as unknown as Shown, content);

export const ownKeyOf = ({ employeeId, requestId }: Pick<Shown, "employeeId" | "requestId">): string => keyOf(employeeId, requestId);

/** The key of a whole chain: the first request's id stays the same through all edits. */
const chainKeyOf = ({ employeeId, requestId, originalRequestId }: Shown): string => keyOf(employeeId, originalRequestId ?? requestId);

/** The links of one chain that came in, and under which key it is mirrored. */
export interface Chain {
  readonly key: string;
  readonly links: Link[];
}

/** The rows of the feed by chain, in the order of their keys. */
export function chainsOf(rows: readonly (Shown & { readonly changeType: string })[]): Chain[] {
  // One row that tells the chain of a request is enough for all of them.
  const told = new Map(rows.flatMap((row) => (row.originalRequestId == null ? [] : [[ownKeyOf(row), chainKeyOf(row)] as const])));
  const chains = new Map<string, Chain>();
  for (const row of rows) {
    const key = told.get(ownKeyOf(row)) ?? chainKeyOf(row);
    const chain = chains.get(key) ?? { key, links: [] };
    chains.set(key, chain);
    chain.links.push(changedLink(row));
  }
  return [...chains.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Keys under which a chain may be stored besides its own: by who's out, which does not tell that a request belongs to one. */
const asideOf = ({ key, links }: Chain): string[] => [...new Set(links.map(ownKeyOf))].filter((aside) => aside !== key);

/** The keys that must be looked up to fold chains. */
export const keysOf = (chains: readonly Chain[]): string[] => chains.flatMap((chain) => [chain.key, ...asideOf(chain)]);

/**
 * Which of two links of a chain tells the present. Not one that another took the place of: `previous` says so. Where that does
 * not tell, because links between are not known: not the first request, which took nobody's place, and else the higher id.
 * Of two changes of the same request the one further on its way.
 *
 * ASSUMED: the ids of a chain rise. Two rows of the same change should not differ, and when they do, nothing tells which is
 * newer; comparing their text at least gives the same one each time.
 */
function isLater(one: Link, other: Link): boolean {
  if (one.requestId !== other.requestId) {
    const [oneIsEdit, otherIsEdit] = [one.previous !== null, other.previous !== null];
    return oneIsEdit === otherIsEdit ? one.requestId > other.requestId : oneIsEdit;
  }
  return rankOf(one) === rankOf(other) ? canonical(one.content) > canonical(other.content) : isBeyond(one, other);
}

function newestOf(links: readonly Link[]): Link {
  const replaced = new Set(links.map(({ previous }) => previous));
  const last = links.filter(({ requestId }) => !replaced.has(requestId));
  return (last.length > 0 ? last : links).reduce((newest, link) => (isLater(link, newest) ? link : newest));
}

/** What to write of chains, against what is stored under their `keysOf`. */
export function foldChains(
  chains: readonly Chain[],
  stored: ReadonlyMap<string, Content>,
): { readonly records: ReadRecord[]; readonly gone: string[] } {
  const records: ReadRecord[] = [];
  // A key must not come twice, even if Bob tells of one request that it is part of a chain and the beginning of one.
  const own = new Set(chains.map(({ key }) => key));
  const gone = new Set<string>();
  for (const chain of chains) {
    const { key, links } = chain;
    const before = stored.get(key);
    const arrived = newestOf(links);
    const known = before && storedLink(before);
    for (const aside of asideOf(chain)) if (stored.has(aside) && !own.has(aside)) gone.add(aside);
    if (known && !holds(arrived, known, links)) continue;
    if (arrived.content.status !== "deleted") records.push({ key, content: before ? succeeding(before, arrived) : arrived.content });
    else if (before) gone.add(key);
  }
  return { records, gone: [...gone] };
}

/** Whether what arrived is as new as what is known. The same state again is, because its facts may have moved. */
function holds(arrived: Link, known: Link, links: readonly Link[]): boolean {
  if (arrived.requestId === known.requestId) return !isBeyond(known, arrived);
  // With all links, because the one that names the known one need not be the newest.
  return newestOf([known, ...links]) !== known;
}

const CUSTOM_NAME = "Custom name";

/** A request in the place of what was stored of its chain. */
function succeeding(before: Content, { requestId, content }: Link): Content {
  if (before.requestId !== requestId) {
    // Another request, maybe of another type: what it has not must not stay from the old one.
    return { ...Object.fromEntries(Object.keys(before).map((field) => [field, null])), ...content };
  }
  // The type of a request does not change without a new id: a different name only says that the real one may no longer be seen.
  const renamed = before.visibility === CUSTOM_NAME && content.visibility === CUSTOM_NAME;
  return renamed ? { ...content, policyTypeDisplayName: before.policyTypeDisplayName } : content;
}
