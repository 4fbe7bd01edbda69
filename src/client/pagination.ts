import { InvalidInputError, UnexpectedAnswerError } from "./errors.ts";

/** One page, and the cursor of the next: `null` after the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** A long list that is read page by page while it is iterated. Leaving the loop stops the reading. */
export interface Paginator<Item, P extends Page<Item> = Page<Item>> extends AsyncIterable<Item> {
  /** Page by page, with what a page tells besides its items. */
  pages(): AsyncIterableIterator<P>;
  /** All items, up to `limit`; refuses to cut silently: more than `limit` is an error. */
  toArray(options: { readonly limit: number }): Promise<Item[]>;
}

/** Reads pages with `read` until Bob names no next one. `from` goes on at a cursor of an earlier run. */
export function paginate<Item, P extends Page<Item>>(
  read: (cursor: string | undefined) => Promise<P>,
  { endpoint, from }: { readonly endpoint: string; readonly from?: string | undefined },
): Paginator<Item, P> {
  async function* pages(): AsyncIterableIterator<P> {
    const seen = new Set([from]);
    for (let cursor = from; ; ) {
      const page = await read(cursor);
      yield page;
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
      // Bob should never do this; a client that trusted it would read the same page for ever.
      if (seen.has(cursor))
        throw new UnexpectedAnswerError(`${endpoint} named the same page twice`, { endpoint, hint: "Start the reading again" });
      seen.add(cursor);
    }
  }
  return paginated(pages, endpoint);
}

/** A long list made of what `pages` reads, anew each time it is iterated. */
export function paginated<Item, P extends Page<Item>>(pages: () => AsyncIterableIterator<P>, endpoint: string): Paginator<Item, P> {
  async function* items(): AsyncIterableIterator<Item> {
    for await (const page of pages()) yield* page.items;
  }
  return {
    pages,
    [Symbol.asyncIterator]: items,
    async toArray({ limit }) {
      if (!(limit >= 0)) throw new InvalidInputError("limit must be a number, 0 or more");
      const all: Item[] = [];
      for await (const item of items()) {
        if (all.length >= limit)
          throw new InvalidInputError(`${endpoint} has more than ${limit} items`, {
            endpoint,
            hint: "Raise limit, or iterate instead of collecting",
          });
        all.push(item);
      }
      return all;
    },
  };
}

/** The cursor of the next page in Bob's answer, under either of the two names it has been seen with. */
export function nextCursor(data: unknown): string | null {
  const metadata = (data as { response_metadata?: { next_cursor?: unknown; cursor?: unknown } | null } | null | undefined)
    ?.response_metadata;
  const cursor = metadata?.next_cursor === undefined ? metadata?.cursor : metadata.next_cursor;
  return typeof cursor === "number" ? String(cursor) : typeof cursor === "string" && cursor !== "" ? cursor : null;
}
