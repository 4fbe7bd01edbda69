import { bulkCustomRows, listCustomTables } from "../../custom-tables/endpoints.ts";
import type { ListedStream, StreamBatch } from "../stream.ts";
import { RowsRead } from "./rows-read.ts";
import { keyOf } from "./whole.ts";

/** Employees per request, as for Bob's own tables. */
const BATCH = 80;
/** For the plan only, which is made before the tables are known. */
const SOME_TABLES = 3;

/**
 * Every row of everyone in every custom table, keyed by table, employee and row. A table that is gone in Bob leaves its rows
 * missing, all at once, and so they are held. Needs View on the category of each table.
 */
export const customTables = (): ListedStream => ({
  name: "customTables",
  plan: { streams: ["customTables"] },
  requests: (people) => [
    { endpoint: listCustomTables, count: 1 },
    { endpoint: bulkCustomRows, count: SOME_TABLES * Math.ceil(people / BATCH) },
  ],
  isVolatile: () => false,
  isSet: () => false,
  owner: (key) => key.split("/")[1],
  async *read({ bob, signal, roster }, after): AsyncGenerator<StreamBatch> {
    const everyone = await roster();
    const tables = (await bob.customTables.tables({ signal })).map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
    const total = tables.length * everyone.length;
    for (const [nth, table] of tables.entries()) {
      const under = (key: string): string => `${keyOf(table)}/${key}`;
      const rest = everyone.filter((id) => under(`${id}/~`) > after);
      for (let start = 0; start < rest.length; start += BATCH) {
        const employeeIds = rest.slice(start, start + BATCH);
        const rows = new RowsRead("customTables", employeeIds);
        const refused: string[] = [];
        for await (const page of bob.customTables.all(table, { employeeIds }, { signal }).pages()) {
          rows.add(page.items, page.restrictedColumns);
          refused.push(...page.errors.map(({ employeeId }) => employeeId));
        }
        const { records, restricted = [] } = rows.result(false, refused);
        yield {
          records: records.map(({ key, content }) => ({ key: under(key), content: { table, ...content } })),
          upTo: under(`${employeeIds.at(-1)}/~`),
          unread: refused.map((id) => under(`${id}/`)),
          restricted,
          progress: { done: nth * everyone.length + everyone.length - rest.length + start + employeeIds.length, total },
        };
      }
    }
  },
});
