import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "hibob-kit/stores/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { STREAM_NEEDS } from "../../src/permissions/streams.ts";
import { VIEWS, type ViewColumnType } from "../../src/sync/stores/views.ts";
import { fullMirror } from "./sqlite/full-mirror.ts";

/** Columns that are empty in all records of the fake company, though each record has them: `null` at their place. */
const EMPTY: readonly string[] = [
  "salaries.change_reason", // nobody gives a reason for pay
  "variable_payments.change_reason",
  "entitlements.change_reason",
  "deductions.change_reason",
  "variable_payments.end_date", // variable pay is ended by the next row
  "entitlements.end_effective_date", // these are ended by their own end date
  "deductions.end_effective_date",
  "tasks.completion_date", // a task that is done is not listed any more
];

/** What a value of each type is in SQLite. */
const HOLDS: Readonly<Record<ViewColumnType, string>> = {
  text: "text",
  number: "real",
  integer: "integer",
  boolean: "integer",
  date: "text",
  json: "text",
};

const TYPES = { date: /^\d{4}-\d\d-\d\d$/, boolean: /^[01]$/, json: /^[[{].*[\]}]$/s };

let db: DatabaseSync;
let counts: ReadonlyMap<string, number>;

beforeAll(async () => {
  ({ db, counts } = await fullMirror());
});
afterAll(() => db.close());

const placeOf = (path: readonly string[]): string => `'$${path.map((key) => `."${key}"`).join("")}'`;
const get = (sql: string) => ({ ...(db.prepare(sql).get() as Record<string, unknown>) });

it("there is one view for each stream", () => {
  expect(VIEWS.map(({ stream }) => stream).sort()).toEqual(Object.keys(STREAM_NEEDS).sort());
});

it("names are in snake_case, and no two are the same", () => {
  const names = VIEWS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, columns } of VIEWS) {
    const all = ["tenant", "key", ...columns.map((column) => column.name), "content", "changed_at"];
    expect(new Set(all).size, name).toBe(all.length);
    for (const word of [name, ...all]) expect(word).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
  }
});

describe.each(VIEWS)("the view $name", ({ name, stream, columns }) => {
  it("has one row for each record, with its key, content and time", () => {
    expect(counts.get(stream)).toBeGreaterThan(2);
    expect(get(`SELECT count(*) AS rows, count(DISTINCT key) AS keys, count(json(content)) AS contents FROM "${name}"`)).toEqual({
      rows: counts.get(stream),
      keys: counts.get(stream),
      contents: counts.get(stream),
    });
    const { tenant, changed_at } = get(`SELECT tenant, changed_at FROM "${name}"`);
    expect([tenant, changed_at]).toEqual(["default", expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)]);
  });

  it("has values of the right type in each column, and in each at least one", () => {
    for (const { name: column, type, path } of columns) {
      const values = db
        .prepare(`SELECT DISTINCT typeof("${column}") AS type, "${column}" AS value FROM "${name}" WHERE "${column}" IS NOT NULL`)
        .all();
      const at = `${name}.${column}`;
      if (EMPTY.includes(at)) {
        expect(values, `${at} has values now`).toEqual([]);
        expect(get(`SELECT count(*) AS n FROM "${name}" WHERE json_type(content, ${placeOf(path)}) = 'null'`), at).toEqual({
          n: counts.get(stream),
        });
      } else expect(values.length, `${at} is always NULL`).toBeGreaterThan(0);
      for (const { type: held, value } of values) {
        expect([at, held]).toEqual([at, HOLDS[type]]);
        if (type in TYPES) expect(String(value), at).toMatch(TYPES[type as keyof typeof TYPES]);
      }
    }
  });

  it("shows every value that Bob sent for a column: a type that does not fit would hide some", () => {
    for (const { name: column, path } of columns.filter(({ path }) => path.length > 0)) {
      const { hidden } = get(
        `SELECT count(*) AS hidden FROM "${name}" WHERE "${column}" IS NULL AND json_extract(content, ${placeOf(path)}) IS NOT NULL`,
      );
      expect([`${name}.${column}`, hidden]).toEqual([`${name}.${column}`, 0]);
    }
  });
});

describe("a value of another type than its column's", () => {
  const read = (content: object, columns: string) => {
    const other = new DatabaseSync(":memory:");
    sqliteStore(other, { prefix: "" });
    const insert = other.prepare("INSERT INTO records (tenant, stream, key, content, changed_at) VALUES ('t', ?, 'k', ?, 0)");
    insert.run("workHistory", JSON.stringify(content));
    const row = { ...other.prepare(`SELECT ${columns} FROM work_history`).get() };
    other.close();
    return row;
  };

  it("is NULL in the view, which never fails", () => {
    expect(
      read(
        { id: "7", effectiveDate: "28/01/2026", isCurrent: "yes", siteId: 1.5, reportsTo: "Ada", title: { id: 1 } },
        "row_id, effective_date, is_current, site_id, reports_to, title",
      ),
    ).toEqual({
      row_id: null,
      effective_date: null,
      is_current: null,
      site_id: null,
      reports_to: null,
      title: null,
    });
  });

  it("is shown where it means the same: ids as text, the day of a timestamp", () => {
    expect(read({ title: 12, effectiveDate: "2026-01-28T23:59:46" }, "title, effective_date")).toEqual({
      title: "12",
      effective_date: "2026-01-28",
    });
    expect(read({ title: "", isCurrent: false, department: true }, "title, is_current, department")).toEqual({
      title: "",
      is_current: 0,
      department: "true",
    });
  });
});
