import type { StreamView, ViewColumn } from "./view-column.ts";
import { VIEWS } from "./views.ts";

const DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*";

/** A column as an expression that gives NULL for whatever is not of its type. */
function expression({ path, type }: ViewColumn): string {
  if (path.length === 0) return "key";
  const place = `content, '$${path.map((key) => `."${key}"`).join("")}'`;
  const value = `json_extract(${place})`;
  const found = `json_type(${place})`;
  switch (type) {
    case "text":
      return `CASE WHEN ${found} IN ('true', 'false') THEN ${found} WHEN ${found} NOT IN ('object', 'array') THEN CAST(${value} AS TEXT) END`;
    case "number":
      return `CASE WHEN ${found} IN ('integer', 'real') THEN CAST(${value} AS REAL) END`;
    case "integer":
      return `CASE ${found} WHEN 'integer' THEN CAST(${value} AS INTEGER) END`;
    case "boolean":
      return `CASE ${found} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END`;
    case "date":
      return `CASE WHEN ${value} GLOB '${DAY}' THEN substr(${value}, 1, 10) END`;
    case "json":
      return `CASE WHEN ${found} IN ('object', 'array') THEN ${value} END`;
  }
}

const createView = ({ name, stream, columns }: StreamView, prefix: string): string => `
  CREATE VIEW ${prefix}${name} AS SELECT
    tenant,
    key,
    ${columns.map((column) => `${expression(column)} AS "${column.name}",`).join("\n    ")}
    content,
    strftime('%Y-%m-%dT%H:%M:%fZ', changed_at / 1000.0, 'unixepoch') AS changed_at
  FROM ${prefix}records WHERE stream = '${stream}' AND removed_at IS NULL;`;

/** Makes all views anew: what a migration ends with. */
export const viewsSql = (prefix: string): string =>
  VIEWS.map((view) => `DROP VIEW IF EXISTS ${prefix}${view.name};${createView(view, prefix)}`).join("\n");
