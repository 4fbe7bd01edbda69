import type { Content, Store } from "./store.ts";

const PAGE = 500;

/** A mirrored record. */
export interface MirrorRecord {
  /** Employee id, for rows with their row id: `"3332883884017713938/1000020260906"`. */
  readonly key: string;
  /** Field ids or columns with their values, as Bob sent them. */
  readonly content: Content;
}

/** The records of a stream, in the order of their keys. */
export async function* readRecords(store: Store, tenant: string, stream: string): AsyncIterableIterator<MirrorRecord> {
  for (let last = ""; ; ) {
    const page = await store.records(tenant, stream, last, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)!.key;
  }
}
