import { DAY, isoOf } from "../../client/spans.ts";
import type { Content } from "../store.ts";
import type { FollowContext } from "../stream.ts";
import { type Chain, isBeyond, type Link, outLink, ownKeyOf, storedLink } from "./time-off-chain.ts";
import type { Repair } from "./time-off-mark.ts";

/** ASSUMED: nobody books time off further ahead. HiBob's documentation knows no longest span. */
const AHEAD = 2 * 365 * DAY;

/** What who's out tells and the feed of changes did not. */
export interface Found {
  /** Requests that are new, or further on their way than stored. */
  readonly chains: Chain[];
  /** Stored as approved or pending, and not out. */
  readonly absent: string[];
}

const dateOf = (time: number): string => isoOf(time).slice(0, 10);

/** What an answer shows nothing of may only be hidden: private and pending requests have boxes of their own. */
const kindOf = ({ visibility, status }: Content): string => `${visibility} ${status}`;

/**
 * Looks among who is out for requests that the feed of changes does not tell of, because they are from before its time. Of
 * active people only, and of days from the repair's first one on: what else there was stays as it is stored.
 */
export async function lookUp(context: FollowContext, { from, gapTo }: Repair): Promise<Found> {
  const { bob, signal, startedAt, people, allStored } = context;
  const days = { from: dateOf(from), to: dateOf(startedAt + AHEAD) };
  const asked = { ...days, includeHourly: true, includePrivate: true, includePending: true };
  const out = new Map<number, Link>();
  for (const row of await bob.timeOff.whosOut(asked, { signal })) out.set(row.requestId, outLink(row));
  const shown = new Set(Array.from(out.values(), ({ content }) => kindOf(content)));
  const active = new Set((await people()).filter(({ status }) => status === "Active").map(({ id }) => id));
  const isExpected = (content: Content): boolean =>
    shown.has(kindOf(content)) &&
    active.has(String(content.employeeId)) &&
    (content.startDate === null || String(content.startDate) <= days.to) &&
    (content.endDate === null || String(content.endDate) >= days.from);

  const chains = new Map<string, Chain>();
  const absent: string[] = [];
  for await (const page of allStored()) {
    for (const { key, content } of page) {
      const known = storedLink(content);
      const found = out.get(known.requestId);
      out.delete(known.requestId);
      if (found && isBeyond(found, known)) chains.set(key, { key, links: [found] });
      // In a first reading nothing is lost: whatever is stored has just been read.
      if (!found && gapTo !== null && isExpected(content)) absent.push(key);
    }
  }
  for (const link of out.values()) {
    const key = ownKeyOf(link);
    chains.set(key, { key, links: [...(chains.get(key)?.links ?? []), link] });
  }
  return { chains: [...chains.values()].sort((a, b) => (a.key < b.key ? -1 : 1)), absent };
}
