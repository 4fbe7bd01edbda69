import type { EmployeeId } from "../../model/ids.ts";
import type { TableRow } from "../../model/rows.ts";
import type { TablePage } from "../../tables/index.ts";
import { type RowOrder, Walk } from "./row-order.ts";
import { RowsRead } from "./rows-read.ts";

/** Employees in one request, and rows on one page: the most that Bob takes and gives. */
export const MOST = 200;

/** What was read of a table: everything of the first `count` of the employees that were asked for. */
export interface BulkRead {
  readonly rows: RowsRead;
  readonly count: number;
  /** Employees whom Bob refused. */
  readonly refused: readonly string[];
}

/** Reads a table for up to 200 employees in the order of their ids, or for as many of the first of them as fill whole pages. */
export async function readBulk(
  stream: string,
  employeeIds: readonly EmployeeId[],
  order: RowOrder,
  pages: AsyncIterable<TablePage<TableRow>>,
): Promise<BulkRead> {
  const rows = new RowsRead(stream, employeeIds);
  const walk = new Walk(employeeIds);
  const refused = new Set<string>();
  let nth = 0;
  for await (const { items, nextCursor, errors, restrictedColumns } of pages) {
    rows.add(items, restrictedColumns);
    walk.add(items);
    for (const { employeeId } of errors) refused.add(employeeId);
    order.note(walk, ++nth > 1 && nextCursor === null);
    if (nextCursor === null || !order.isByEmployee || walk.passed === 0 || walk.leavesAPage(MOST)) continue;
    if (employeeIds.length < MOST) continue; // nobody comes after these with whom the rest could be asked for
    const passed = employeeIds.slice(0, walk.passed);
    // Somebody without rows may come later after all; then it is not the order it seemed to be.
    if (rows.without(passed).some((id) => !refused.has(id))) continue;
    rows.keepOnly(passed);
    return { rows, count: passed.length, refused: passed.filter((id) => refused.has(id)) };
  }
  return { rows, count: employeeIds.length, refused: [...refused] };
}
