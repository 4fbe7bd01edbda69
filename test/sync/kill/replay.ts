import { isDeepStrictEqual } from "node:util";
import { canonical, type StreamName } from "hibob-kit/sync";
import { streamsNamed } from "../../../src/sync/streams/named.ts";
import type { Dump, Row } from "./places.ts";

type Content = Readonly<Record<string, unknown>>;

const contentOf = (text: unknown): Content | null => JSON.parse(String(text)) as Content | null;

/** Contents by stream and key, as canonical JSON. */
type Mirror = ReadonlyMap<string, string>;

/** What the log says the records are. Throws where it contradicts itself: a change that came twice, was lost, or is out of order. */
export function replayed({ changes = [] }: Dump, streams: readonly StreamName[]): Mirror {
  const records = new Map<string, Content>();
  for (const [nth, { sequence, stream, key, kind, before, after }] of changes.entries()) {
    if (Number(sequence) !== nth + 1) throw new Error(`The log has ${sequence} in the place of ${nth + 1}`);
    const id = `${stream} ${key}`;
    const stored = records.get(id);
    if ((kind === "added") !== (stored === undefined)) throw new Error(`${id} is ${kind}, and was ${stored ? "there" : "not there"}`);
    for (const [field, value] of Object.entries(contentOf(before) ?? {})) {
      if (!isDeepStrictEqual(stored?.[field], value)) throw new Error(`${field} of ${id} was not what change ${sequence} says`);
    }
    if (kind === "removed") records.delete(id);
    else records.set(id, { ...stored, ...contentOf(after) });
  }
  return mirrorOf(records, streams);
}

/** The live records of a dump, without fields that move by themselves: these are in no change. */
export function recordsIn({ records = [] }: Dump, streams: readonly StreamName[]): Mirror {
  const volatile = new Map(streamsNamed(streams, undefined).map((stream) => [stream.name, stream.isVolatile]));
  const live = records.filter(({ content }) => content !== null);
  const plain = live.map(({ stream, key, content }) => {
    const fields = Object.entries(contentOf(content)!).filter(([field]) => !volatile.get(String(stream))?.(field));
    return [`${stream} ${key}`, Object.fromEntries(fields)] as const;
  });
  return mirrorOf(new Map(plain), streams);
}

/** What the application has made of the changes. */
export const ownIn = ({ own_records = [] }: Dump, streams: readonly StreamName[]): Mirror =>
  mirrorOf(new Map(own_records.map(({ stream, key, content }) => [`${stream} ${key}`, contentOf(content)!])), streams);

const mirrorOf = (records: ReadonlyMap<string, Content>, streams: readonly string[]): Mirror =>
  new Map(
    [...records]
      .filter(([id]) => streams.includes(id.slice(0, id.indexOf(" "))))
      .map(([id, content]) => [id, canonical(content)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Mirrors as a table each, to be compared like dumps. */
export const asTable = (mirror: Mirror): Dump => ({ mirror: [...mirror].map(([id, content]): Row => ({ id, content })) });
