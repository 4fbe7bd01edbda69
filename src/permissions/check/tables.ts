import type { Client, Endpoint } from "../../client/index.ts";
import { bulkCustomRows, listCustomRows } from "../../custom-tables/endpoints.ts";
import { bulkEmployment } from "../../employment/endpoints.ts";
import { bulkEquities } from "../../equity/endpoints.ts";
import { listBankAccounts } from "../../financial/endpoints.ts";
import { bulkLifecycle } from "../../lifecycle/endpoints.ts";
import type { EmployeeId } from "../../model/ids.ts";
import type { TableRow } from "../../model/rows.ts";
import { bulkSalaries } from "../../payroll/endpoints.ts";
import { allRows, listRows } from "../../tables/index.ts";
import { listTraining } from "../../training/endpoints.ts";
import { bulkWork } from "../../work-history/endpoints.ts";
import type { Finding } from "../report.ts";
import type { Tried } from "./calls.ts";
import { isSeen } from "./categories.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";
import { columnsAsFields, historyFinding, type Rows } from "./histories.ts";
import { type Look, NOBODY, type Step, unasked } from "./look.ts";

interface History {
  readonly endpoint: Endpoint;
  /** For the evidence, which HR admins read. */
  readonly table: string;
}

/** The table by which a category's View history shows. */
const HISTORIES: Readonly<Record<string, History>> = {
  work: { endpoint: bulkWork, table: "the work table" },
  employment: { endpoint: bulkEmployment, table: "the employment table" },
  lifecycle: { endpoint: bulkLifecycle, table: "the lifecycle table" },
  payroll: { endpoint: bulkSalaries, table: "the table of salaries" },
};

type Read = (client: Client, ids: readonly EmployeeId[]) => Promise<Rows>;

/** The first page of a bulk read: up to 200 rows. */
const inBulk =
  (endpoint: Endpoint, path: Readonly<Record<string, string>> = {}): Read =>
  async (client, employeeIds) => {
    for await (const page of allRows<TableRow>(client, endpoint, path)({ employeeIds }).pages()) {
      return { rows: page.items, restrictedColumns: page.restrictedColumns };
    }
    return { rows: [], restrictedColumns: undefined };
  };

/** The rows of the first of them. */
const ofOne =
  (endpoint: Endpoint, path: Readonly<Record<string, string>> = {}): Read =>
  async (client, [id]) =>
    listRows<TableRow>(client, endpoint, path)(id as EmployeeId);

/** Categories that have a table and, as a rule, no fields. */
const TABLES: Readonly<Record<string, Read>> = {
  equity: inBulk(bulkEquities),
  financial: ofOne(listBankAccounts),
  training: ofOne(listTraining),
};

const idsOf = ({ sample }: Look): readonly EmployeeId[] => sample.map(({ id }) => id as EmployeeId);

/** Whether the fields of a category showed that nothing of it can be seen: its tables would be refused. */
const isHidden = ({ sights }: Look, category: string): boolean => {
  const sight = sights.get(category);
  return sight !== undefined && !isSeen(sight);
};

/** Whether fields of a category came. Where none did, its table may: a search need not answer columns that metadata lists. */
const isShown = ({ sights }: Look, category: string): boolean => {
  const sight = sights.get(category);
  return sight !== undefined && isSeen(sight);
};

/** The reads of tables that the permissions `wanted` take. */
export function tableSteps(look: Look, wanted: ReadonlySet<string>): Step[] {
  const histories = Object.entries(HISTORIES)
    .filter(([category]) => wanted.has(`${category}.viewHistory`))
    .map(([category, history]) => ({ note: `History of ${category}`, run: () => lookAtHistory(look, category, history) }));
  const own = Object.entries(TABLES)
    .filter(([category]) => wanted.has(`${category}.view`) && !isShown(look, category))
    .map(([category, read]) => ({ note: `Table of ${category}`, run: () => lookAtTable(look, category, read) }));
  return [...histories, ...own, ...customSteps(look, wanted)];
}

async function lookAtHistory(look: Look, category: string, { endpoint, table }: History): Promise<void> {
  const { calls, found, sights } = look;
  const key = `${category}.viewHistory`;
  if (found.knows(key)) return;
  if (look.sample.length === 0) return found.add(key, NOBODY);
  // Refused for sure; the answer waits for View.
  if (isHidden(look, category)) return;
  const tried = await calls.attempt((client) => inBulk(endpoint)(client, idsOf(look)));
  if (tried.is === "failed") return found.add(key, unasked(tried));
  if (tried.is === "absent") return found.add(key, unverifiable(`Bob does not have ${table} (404)`));
  if (tried.is === "refused") {
    const sight = sights.get(category);
    const refused = `Bob refused ${table}`;
    return found.add(key, sight ? missing(`${refused}, though fields of ${sight.name} can be seen`) : missing(refused, "medium"));
  }
  const { data } = tried;
  if (data.restrictedColumns) look.model = "field";
  const { history, hidden } = historyFinding(data, { category, table, fields: look.fields });
  // With boxes for single fields, a history that is hidden would have been named.
  if (history.status === "missing" && !data.restrictedColumns && look.model === "unknown") look.model = "category";
  found.add(key, history);
  if (hidden) look.hiddenColumns.set(category, hidden);
}

async function lookAtTable(look: Look, category: string, read: Read): Promise<void> {
  const { calls, found } = look;
  const key = `${category}.view`;
  if (found.knows(key)) return;
  if (look.sample.length === 0) return found.add(key, NOBODY);
  const tried = await calls.attempt((client) => read(client, idsOf(look)));
  found.add(key, tableFinding(tried, category, look));
}

function tableFinding(tried: Tried<Rows>, category: string, look: Look): Finding {
  if (tried.is === "failed") return unasked(tried);
  if (tried.is === "absent") return unverifiable("The table is not there (404)");
  if (tried.is === "refused") return missing("The category's table was refused");
  const { restrictedColumns } = tried.data;
  if (!restrictedColumns) return granted("The category's table can be read");
  look.model = "field";
  const columns = restrictedColumns.noView;
  if (columns.length === 0) return granted("The category's table can be read");
  return missing(`${count(columns.length, "column")} of the category's table came empty, because they are hidden`, "high", {
    hiddenFields: columnsAsFields(columns, category, look.fields),
  });
}

/** A read of one table in each category that has custom tables, where no field shows the category. */
function customSteps(look: Look, wanted: ReadonlySet<string>): Step[] {
  const byCategory = Map.groupBy(look.customTables, ({ category }) => category);
  const steps = [...byCategory].filter(([category]) => wanted.has(`${category}.view`) && !isShown(look, category) && !(category in TABLES));
  // The client does not repeat what was refused within the last minute, whatever table it was: after a first refusal there
  // is one more way to ask.
  const ways = [bulkCustomRows, listCustomRows];
  return steps.map(([category, [table]]) => ({
    note: `Custom table in ${category}`,
    async run() {
      const [way] = ways;
      if (!table) return;
      if (!way)
        return look.found.add(`${category}.view`, unverifiable("Could not be looked at: other custom tables were refused a moment ago"));
      const path = { custom_table_id: table.id };
      await lookAtTable(look, category, way === bulkCustomRows ? inBulk(way, path) : ofOne(way, path));
      if (look.found.is(`${category}.view`, "missing")) ways.shift();
    },
  }));
}
