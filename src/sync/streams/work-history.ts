import { UnexpectedAnswerError } from "../../client/index.ts";
import { bulkWork } from "../../work-history/endpoints.ts";
import type { RestrictedColumns, WorkRow } from "../../work-history/index.ts";
import type { Content } from "../store.ts";
import type { Stream } from "../stream.ts";

/** Employees per request: their rows, two or three each, then fit one page of 200. */
const BATCH = 80;

// Rows of one employee share the start of their key. "~" sorts after every digit, so this is the end of them.
const keyOf = (row: WorkRow): string => `${row.employeeId}/${row.id}`;
const endOf = (employeeId: string): string => `${employeeId}/~`;

/** Every row of everyone's work history, keyed by employee id and row id. Needs View and View history on Work. */
export function workHistory(): Stream {
  return {
    name: "workHistory",
    plan: { streams: ["workHistory"] },
    isVolatile: () => false,
    isSet: () => false,
    async *read({ bob, signal, roster }, after) {
      const everyone = await roster();
      const rest = everyone.filter((id) => endOf(id) > after);
      for (let start = 0; start < rest.length; start += BATCH) {
        const employeeIds = rest.slice(start, start + BATCH);
        // By key, because Bob may repeat a row when the table moves between two pages.
        const records = new Map<string, Content>();
        const rowsPerEmployee = new Map<string, number>();
        const restricted = new Set<string>();
        for await (const page of bob.workHistory.all({ employeeIds }, { signal }).pages()) {
          for (const row of page.items) {
            if (!employeeIds.includes(row.employeeId)) continue; // nobody asked for this one
            const key = keyOf(checked(row));
            if (!records.has(key)) rowsPerEmployee.set(row.employeeId, (rowsPerEmployee.get(row.employeeId) ?? 0) + 1);
            records.set(key, visible(row, page.restrictedColumns));
          }
          for (const column of [page.restrictedColumns?.noView, page.restrictedColumns?.noViewHistory].flat()) {
            if (column !== undefined) restricted.add(column);
          }
        }
        // Refused, or left out without a word. ASSUMED: everyone has at least one work row, which Bob does not let HR delete.
        const unread = employeeIds.filter((id) => !rowsPerEmployee.has(id)).map((id) => `${id}/`);
        yield {
          records: [...records].map(([key, content]) => ({ key, content })),
          upTo: endOf(employeeIds.at(-1)!),
          unread,
          restricted: [...restricted],
          currentRowsOnly: Math.max(0, ...rowsPerEmployee.values()) <= 1,
          progress: { done: everyone.length - rest.length + start + employeeIds.length, total: everyone.length },
        };
      }
    },
  };
}

function checked(row: WorkRow): WorkRow {
  if (typeof row.id === "number") return row;
  throw new UnexpectedAnswerError(`${bulkWork.id} answered a row without an id`, { endpoint: bulkWork.id });
}

/** The row without the columns that are empty only because the service user may not see them. */
function visible(row: WorkRow, restricted: RestrictedColumns | undefined): Content {
  if (!restricted) return row;
  const hidden = new Set([...restricted.noView, ...(row.isCurrent ? [] : restricted.noViewHistory)]);
  // Bob may say that columns are restricted without naming them: then no empty column can be believed.
  const unnamed = restricted.noView.length + restricted.noViewHistory.length === 0;
  return Object.fromEntries(Object.entries(row).filter(([column, value]) => !hidden.has(column) && !(unnamed && value === null)));
}
