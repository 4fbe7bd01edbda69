import { readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VIEWS } from "../../src/sync/stores/views.ts";
import { fullMirror } from "../sync/sqlite/full-mirror.ts";

const PAGE = readFileSync(new URL("../../docs/storage.md", import.meta.url), "utf8");
const blocks = (language: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, code]) => code!);

let db: DatabaseSync;
beforeAll(async () => {
  ({ db } = await fullMirror());
});
afterAll(() => db.close());

const columnsOf = (name: string): string[] =>
  db
    .prepare(`SELECT name FROM pragma_table_xinfo(?)`)
    .all(name)
    .map((row) => String(row.name));

describe("the queries of the page about storage", () => {
  it("are there", () => expect(blocks("sql").length).toBeGreaterThan(8));

  for (const sql of blocks("sql")) {
    it(`run and find something: ${sql.trim().split("\n")[0]}`, () => {
      expect(db.prepare(sql).all().length).toBeGreaterThan(0);
    });
  }
});

describe("the diagrams of the page about storage", () => {
  const [views, tables] = blocks("mermaid") as [string, string];
  const relations = [...views.matchAll(/^ {2}(\w+) [|}][|o]--[|o][|{] (\w+) : "(\w+)"$/gm)].map(([, from, to, column]) => ({
    from,
    to,
    column,
  }));

  it("show every view, joined by columns that there are", () => {
    expect(relations.length).toBe(views.trim().split("\n").length - 1);
    expect(new Set(relations.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(VIEWS.map(({ name }) => name)));
    for (const { to, column } of relations) expect(columnsOf(to!), to).toContain(column);
  });

  it("show every table with its columns and key", () => {
    const shown = [...tables.matchAll(/^ {2}(\w+) \{\n(.*?)^ {2}\}$/gms)].map(([, name, body]) => ({
      name: name!,
      columns: [...body!.matchAll(/^ {4}(\w+) (\w+)( PK)?$/gm)].map(([, type, column]) => `${type} ${column}`),
    }));
    const stored = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%meta' ORDER BY name").all();
    expect(shown.map(({ name }) => name).sort()).toEqual(stored.map(({ name }) => name));
    for (const { name, columns } of shown) {
      const found = db.prepare("SELECT lower(type) || ' ' || name AS text FROM pragma_table_xinfo(?)").all(name);
      expect(columns.sort(), name).toEqual(found.map(({ text }) => String(text)).sort());
    }
  });
});
