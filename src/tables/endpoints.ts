import type * as z from "zod/mini";
import { endpoint } from "../client/endpoint.ts";
import type { Permission } from "../model/permissions.ts";
import { added, bulkAnswer, bulkQuery, tableAnswer, tableQuery } from "../model/tables.ts";

interface TableShape<Row extends z.ZodMiniType, Columns extends z.ZodMiniType> {
  /** A row as it is read. */
  readonly row: Row;
  /** A row as it is written. */
  readonly columns: Columns;
  readonly view: readonly Permission[];
  readonly edit: readonly Permission[];
}

/**
 * The endpoints of an employee table, which are alike for all of Bob's own: `GET /people/{id}/work`, `GET /bulk/people/work`,
 * `POST /people/{id}/work`, `PUT` and `DELETE /people/{id}/work/{entry_id}`. A table's module exports those that Bob has.
 * No limits are documented but the one given to `list`.
 */
export function tableEndpoints<const Table extends string, Row extends z.ZodMiniType, Columns extends z.ZodMiniType>(
  table: Table,
  { row, columns, view, edit }: TableShape<Row, Columns>,
  perMinute?: number,
) {
  const path = `/people/{id}/${table}` as const;
  const rowPath = `${path}/{entry_id}` as const;
  const read = { method: "GET", permissions: view, effect: "read" } as const;
  const write = { perMinute: undefined, permissions: edit } as const;
  return {
    /** One employee's rows, oldest first in tables with dates. */
    list: endpoint({ ...read, path, perMinute, query: tableQuery, response: tableAnswer(row) }),
    /** Many employees' rows; `limit` counts rows, so one employee's may be split over pages. */
    bulk: endpoint({ ...read, path: `/bulk/people/${table}`, perMinute: undefined, query: bulkQuery, response: bulkAnswer(row) }),
    /** Columns left out are stored empty. Some tables answer the new row's id. */
    add: endpoint({ ...write, method: "POST", path, body: columns, response: added, effect: "write" }),
    /** Overwrites the whole row. */
    replace: endpoint({ ...write, method: "PUT", path: rowPath, body: columns, effect: "idempotent" }),
    remove: endpoint({ ...write, method: "DELETE", path: rowPath, effect: "idempotent" }),
  };
}
