import type { Dump, Row } from "./places.ts";

/** The first row of each table that is not the same in both; nothing where there is none. */
export function differences(ours: Dump, theirs: Dump): object[] {
  const tables = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return tables.flatMap((table) => {
    const [one, other] = [ours[table] ?? [], theirs[table] ?? []];
    const length = Math.max(one.length, other.length);
    for (let nth = 0; nth < length; nth++) {
      if (JSON.stringify(one[nth]) === JSON.stringify(other[nth])) continue;
      return [{ table, row: nth, of: [one.length, other.length], ours: shown(one[nth]), theirs: shown(other[nth]) }];
    }
    return [];
  });
}

const shown = (row: Row | undefined): string => JSON.stringify(row)?.slice(0, 600) ?? "nothing";

/** The log without its numbers, stream by stream: streams that run side by side take them in no fixed order. */
export function byStream({ changes = [], own_log: _, ...rest }: Dump): Dump {
  const logs = Map.groupBy(changes, ({ stream }) => stream);
  const plain = [...logs].map(([stream, log]) => [`changes of ${stream}`, log.map(({ sequence: _, ...change }) => change)]);
  return { ...rest, ...Object.fromEntries(plain.sort()) };
}
