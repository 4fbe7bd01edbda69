import type { HiBob } from "../../src/hibob.ts";
import type { Content, ListedStream } from "../../src/sync/index.ts";

/** A stream over a map that a test changes at will, read in batches of `size`. */
export function listStream(
  records: Map<string, Content>,
  { name = "people", size = 2, beforeBatch = async () => {} }: ListStreamOptions = {},
): ListedStream {
  return {
    name,
    isVolatile: (field) => field === "age",
    isSet: (field) => field === "tags",
    async *read(_, after) {
      const keys = [...records.keys()].filter((key) => key > after).sort();
      for (let start = 0; start < keys.length; start += size) {
        await beforeBatch(start / size);
        const part = keys.slice(start, start + size);
        yield { records: part.map((key) => ({ key, content: records.get(key)! })), upTo: part.at(-1)! };
      }
    },
  };
}

interface ListStreamOptions {
  readonly name?: string;
  readonly size?: number;
  /** Runs before each batch, with its number in this reading. */
  readonly beforeBatch?: (batch: number) => Promise<void>;
}

/** For syncs of list streams, which never ask Bob. */
export const noBob = {} as HiBob;

/** `{ "01": { name: "01" }, … }` */
export const people = (count: number): Map<string, Content> =>
  new Map(Array.from({ length: count }, (_, n) => String(n + 1).padStart(2, "0")).map((key) => [key, { name: key }]));
