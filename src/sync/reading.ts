import { SyncError } from "./errors.ts";
import { readAhead } from "./read-ahead.ts";
import type { Store } from "./store.ts";
import type { FollowContext, FollowedBatch, FollowedStream, ListedStream, Stream, StreamBatch, StreamContext } from "./stream.ts";
import type { StreamWriter } from "./stream-writer.ts";

type Told = (batch: StreamBatch | FollowedBatch) => void;

/** Reads all of a listed stream; the next batch is read while the last one is committed. */
export async function list(stream: ListedStream, writer: StreamWriter, context: StreamContext, told: Told): Promise<void> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  for await (const batch of readAhead(stream.read({ ...context, signal }, writer.state.cursor))) {
    try {
      checkOrder(stream, writer.state.cursor, batch);
      await writer.listed(batch, { after: writer.state.cursor, upTo: batch.upTo });
    } catch (error) {
      failed.abort(error); // need not wait for the batch that is being read
      throw error;
    }
    told(batch);
  }
  // Whatever is stored above the last key that Bob knows was not found either.
  const { cursor } = writer.state;
  await writer.listed({ records: [], upTo: cursor }, { after: cursor, upTo: null });
}

/** Follows a stream from where it was followed to. */
export async function follow(stream: FollowedStream, writer: StreamWriter, context: FollowContext, told: Told): Promise<void> {
  for await (const batch of stream.follow(context, writer.state.cursor)) {
    checkKeys(stream, batch);
    await writer.followed(batch);
    told(batch);
  }
}

const PAGE = 500;

/** A stream's own records, for a followed one. */
export const storedOf = (store: Store, tenant: string, stream: string): Pick<FollowContext, "stored" | "allStored"> => ({
  stored: (keys) => store.contents(tenant, stream, keys),
  async *allStored() {
    for (let last = ""; ; ) {
      const page = await store.records(tenant, stream, last, PAGE);
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      last = page.at(-1)!.key;
    }
  },
});

/** A stream that breaks the order would make the engine take records for missing that were only misplaced. */
function checkOrder(stream: Stream, cursor: string, { records, upTo }: StreamBatch): void {
  const keys = new Set(records.map(({ key }) => key));
  const misplaced = records.some(({ key }) => key <= cursor || key > upTo);
  if (upTo <= cursor || misplaced || keys.size !== records.length) {
    throw invalid(stream, "whose keys are out of order or doubled", {
      hint: "Batches must have rising, unique keys: above the last batch's upTo, and not above their own",
    });
  }
}

/** A record that comes twice, or comes and goes in one batch, has no meaning. */
function checkKeys(stream: Stream, { records, gone = [], absent = [] }: FollowedBatch): void {
  const keys = [...records.map(({ key }) => key), ...gone, ...absent];
  if (new Set(keys).size !== keys.length) {
    throw invalid(stream, "in which a key comes twice", { hint: "A key may be in one of records, gone and absent, and once only" });
  }
}

const invalid = (stream: Stream, what: string, facts: { readonly hint: string }): SyncError =>
  new SyncError("invalid_stream", `Stream ${stream.name} gave a batch ${what}; nothing of it was written`, facts);
