import { VIEWS, type ViewColumnType } from "../../src/sync/stores/views.ts";
import { HEAD, table } from "./markdown.ts";

/** What a type is in SQLite, and in Postgres. */
const HELD: Readonly<Record<ViewColumnType, readonly [sqlite: string, postgres: string]>> = {
  text: ["`TEXT`", "`text`"],
  number: ["`REAL`", "`numeric`"],
  integer: ["`INTEGER`", "`bigint`"],
  boolean: ["`INTEGER`, 0 or 1", "`boolean`"],
  date: ["`TEXT`, `YYYY-MM-DD`", "`date`"],
  json: ["`TEXT`", "`jsonb`"],
};

/** The views of the stores in databases, from their declarations. */
export const viewsPage = (): string => `${HEAD}
# Views

What to query in a database that a sync keeps: one view a stream, one row a record that is there. How they hang together, queries, and
what else is stored: [storage](../storage.md).

Every view has \`tenant\` and \`key\` as its first columns and \`content\` and \`changed_at\` as its last: everything Bob sent as JSON, and when
a sync last wrote the record. A value that is not of its column's type is NULL there, and in \`content\` as Bob sent it.

${table(
  ["type", "in SQLite", "in Postgres"],
  Object.entries(HELD).map(([type, held]) => [type, ...held]),
)}

${VIEWS.map(
  ({ name, stream, says, columns }) => `## ${name}

${says} Stream: \`${stream}\`.

${table(
  ["column", "type", "in `content`", "what it holds"],
  columns.map(({ name: column, type, path, says: what }) => [
    `\`${column}\``,
    type,
    path.length > 0 ? path.map((key) => `\`${key}\``).join(" → ") : "the key",
    what,
  ]),
)}`,
).join("\n\n")}
`;
