import { InvalidInputError } from "../client/index.ts";
import type { Content } from "./store.ts";
import type { ReadRecord, Stream } from "./stream.ts";

/** What happens to the records of a stream before anything is compared, stored or logged. */
export interface Shape {
  /** Fields that are taken out. What an earlier run has stored of them is removed as well, from records though not from the log. */
  readonly redact?: readonly string[] | undefined;
  /**
   * Makes another content of one, or `null` for a record that is not to be stored. A field that it leaves out keeps what is stored;
   * give it as `null` to clear it. Must always make the same of the same.
   */
  readonly transform?: ((content: Content, key: string) => Content | null) | undefined;
  /** Fields that move without an HR event, besides those that are known: their moves are no changes. */
  readonly volatile?: readonly string[] | undefined;
}

/** Shapes by the name of the stream. */
export type Shapes = Readonly<Record<string, Shape>>;

const LISTS = ["redact", "volatile"] as const;

/** Refuses shapes that would do nothing: a misspelt stream would store what was meant to be redacted. */
export function checkShapes(shapes: Shapes, streams: readonly Stream[]): void {
  for (const [name, shape] of Object.entries(shapes)) {
    if (!streams.some((stream) => stream.name === name)) {
      throw new InvalidInputError(`shape names the stream "${name}", which is not among the streams`, {
        hint: `There are: ${streams.map((stream) => stream.name).join(", ")}`,
      });
    }
    for (const list of LISTS) {
      const fields: unknown = shape[list] ?? [];
      if (!Array.isArray(fields) || fields.some((field) => typeof field !== "string")) {
        throw new InvalidInputError(`${list} of ${name} must be a list of field ids`);
      }
    }
  }
}

/** The stream with its records in this shape. */
export function shaped(stream: Stream, { redact = [], transform, volatile = [] }: Shape): Stream {
  const reshape = ({ key, content }: ReadRecord): ReadRecord[] => {
    const kept = redact.length === 0 ? content : Object.fromEntries(Object.entries(content).filter(([field]) => !redact.includes(field)));
    const made = transform ? transform(kept, key) : kept;
    return made === null ? [] : [{ key, content: made }];
  };
  const isVolatile = (field: string) => volatile.includes(field) || stream.isVolatile(field);
  if ("follow" in stream) {
    return {
      ...stream,
      isVolatile,
      async *follow(context, mark) {
        for await (const batch of stream.follow(context, mark)) yield { ...batch, records: batch.records.flatMap(reshape) };
      },
    };
  }
  return {
    ...stream,
    isVolatile,
    async *read(context, after) {
      for await (const batch of stream.read(context, after)) yield { ...batch, records: batch.records.flatMap(reshape) };
    },
  };
}
