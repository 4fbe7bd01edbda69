import type { PlannedStream } from "../../permissions/index.ts";
import type { Content } from "../store.ts";
import type { ListedStream, PlannedRequests, StreamBatch, StreamContext } from "../stream.ts";

/** Records per commit. */
const BATCH = 500;

/** A key may hold nothing but ASCII. Parts that people made, such as names, are written as in a URL. */
export const keyOf = (...parts: readonly (string | number)[]): string => parts.map((part) => encodeURIComponent(String(part))).join("/");

/** What a stream of something small needs. */
interface WholeFacts {
  readonly name: PlannedStream;
  readonly requests: readonly PlannedRequests[];
  /** Reads all of it, by key. Must fail rather than leave something out. */
  readonly readAll: (context: StreamContext) => Promise<ReadonlyMap<string, Content>>;
}

/** A stream of what is small enough to be read at once: lists, fields, policies. An interrupted reading reads it again. */
export const wholeStream = ({ name, requests, readAll }: WholeFacts): ListedStream => ({
  name,
  plan: { streams: [name] },
  requests: () => requests,
  isVolatile: () => false,
  isSet: () => false,
  async *read(context, after): AsyncGenerator<StreamBatch> {
    const all = await readAll(context);
    const keys = [...all.keys()].filter((key) => key > after).sort((a, b) => (a < b ? -1 : 1));
    for (let start = 0; start < keys.length; start += BATCH) {
      const part = keys.slice(start, start + BATCH);
      yield {
        records: part.map((key) => ({ key, content: all.get(key)! })),
        upTo: part.at(-1)!,
        progress: { done: all.size - keys.length + start + part.length, total: all.size },
      };
    }
  },
});
