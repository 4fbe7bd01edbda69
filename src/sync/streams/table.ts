import type { Endpoint } from "../../client/index.ts";
import type { HiBob } from "../../hibob.ts";
import type { TableRow } from "../../model/rows.ts";
import { searchActualPayments } from "../../payroll/endpoints.ts";
import type { PlannedStream } from "../../permissions/index.ts";
import type { BulkTable, ListedTable } from "../../tables/index.ts";
import type { Stream } from "../stream.ts";
import { MOST, readBulk } from "./bulk-read.ts";
import { byEmployee, eachThatIsThere } from "./by-employee.ts";
import { RowsRead } from "./rows-read.ts";

/** What the streams of tables have in common. */
interface TableFacts {
  readonly name: PlannedStream;
  readonly endpoint: Endpoint;
  /** Whether rows hold from a day on, so that past ones need View history. */
  readonly dated: boolean;
}

/** A table that is read for many employees at once. */
interface BulkFacts extends TableFacts {
  readonly table: (bob: HiBob) => Pick<BulkTable<TableRow>, "all">;
  /** Whether everyone has a row, so that somebody without one was left out by Bob. Default false. */
  readonly everyoneHasRows?: boolean;
  /** Whether people have one row at the most, as a rule. For the plan only. Default false. */
  readonly fewRows?: boolean;
}

/** A table that is read one employee at a time: one request for each. */
interface ListedFacts extends TableFacts {
  readonly table: (bob: HiBob) => Pick<ListedTable<TableRow>, "list">;
}

/** For the plan: of two or three rows each, so many employees fit one page. */
const PER_PAGE = 80;
/** Employees in one batch where each takes requests of their own. */
const LISTED = 20;

/** Every row of everyone's table, keyed by employee id and row id. */
export const bulkTableStream = ({ name, endpoint, dated, table, everyoneHasRows = false, fewRows = false }: BulkFacts): Stream =>
  byEmployee({
    name,
    endpoint,
    size: MOST,
    perRequest: fewRows ? MOST : PER_PAGE,
    read: async ({ bob, signal }, employeeIds, order) => {
      const { rows, count, refused } = await readBulk(name, employeeIds, order, table(bob).all({ employeeIds }, { signal }).pages());
      return { ...rows.result(dated, everyoneHasRows ? rows.withoutRows() : refused), count };
    },
  });

/** The same of a table that Bob gives for one employee at a time. */
export const listedTableStream = ({ name, endpoint, dated, table }: ListedFacts): Stream =>
  byEmployee({
    name,
    endpoint,
    size: LISTED,
    perRequest: 1,
    read: async ({ bob, signal }, employeeIds) => {
      const rows = new RowsRead(name, employeeIds);
      const gone = await eachThatIsThere(employeeIds, async (id) => {
        const { rows: found, restrictedColumns } = await table(bob).list(id, { signal });
        rows.add(found, restrictedColumns);
      });
      return rows.result(dated, gone);
    },
  });

/** Every payment that was made to anyone. Needs View on Payroll. */
export const actualPayments = (): Stream =>
  byEmployee({
    name: "actualPayments",
    endpoint: searchActualPayments,
    size: PER_PAGE,
    read: async ({ bob, signal }, employeeIds) => {
      const rows = new RowsRead("actualPayments", employeeIds);
      for await (const payment of bob.payroll.actualPayments.search({ employeeIds }, { signal })) rows.add([payment], undefined);
      return rows.result(false, []);
    },
  });
