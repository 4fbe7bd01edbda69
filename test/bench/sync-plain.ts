// What somebody writes who wants the same rows in a table once and nothing else: the same requests, JSON.parse, INSERT.
import { DatabaseSync } from "node:sqlite";
import type { Place } from "./sync-place.ts";

const TABLES = { workHistory: "work", employmentHistory: "employment", lifecycleHistory: "lifecycle", salaries: "salaries" };
const MOST = 200;

type Json = Record<string, unknown>;

interface BulkAnswer {
  readonly results: readonly { readonly employeeId: string; readonly values: readonly Json[] }[];
  readonly response_metadata: { readonly next_cursor: string | null };
}

/** Copies everything into `file` in one transaction, or only fetches and parses it. The tables are read side by side, as the engine does. */
export async function plainCopy(
  { url, serviceUser: { id, token } }: Place,
  file: string | undefined,
  fields: readonly string[],
): Promise<void> {
  const headers = { authorization: `Basic ${btoa(`${id}:${token}`)}`, accept: "application/json", "content-type": "application/json" };
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const response = await fetch(`${url}${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return JSON.parse(await response.text()) as T;
  };

  const db = new DatabaseSync(file ?? ":memory:");
  db.exec(
    "PRAGMA journal_mode = WAL; CREATE TABLE records (stream TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (stream, key)) STRICT",
  );
  const insert = db.prepare("INSERT INTO records (stream, key, content) VALUES (?, ?, ?)");
  db.exec("BEGIN");
  const put = (stream: string, key: string, content: Json): void => {
    if (file !== undefined) insert.run(stream, key, JSON.stringify(content));
  };

  const { employees } = await ask<{ employees: { id: string }[] }>("/people/search", { fields: ["root.id"], showInactive: true });
  const ids = employees.map(({ id }) => id).sort();
  const paths = fields.map((field) => [field, field.replace(/^root\./, "").split(".")] as const);
  const copyPeople = async () => {
    for (let start = 0; start < ids.length; start += MOST) {
      const filters = [{ fieldPath: "root.id", operator: "equals", values: ids.slice(start, start + MOST) }];
      const found = await ask<{ employees: (Json & { id: string })[] }>("/people/search", { fields, showInactive: true, filters });
      for (const employee of found.employees) {
        const content: Json = {};
        for (const [field, path] of paths) {
          let value: unknown = employee;
          for (const step of path) if (value != null) value = (value as Json)[step];
          if (value !== undefined) content[field] = value;
        }
        put("employees", employee.id, content);
      }
    }
  };
  const copyTable = async (stream: string, table: string) => {
    let [start, cursor] = [0, ""];
    while (start < ids.length) {
      const asked = ids.slice(start, start + MOST);
      const more = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const { results, response_metadata } = await ask<BulkAnswer>(
        `/bulk/people/${table}?limit=${MOST}&employeeIds=${asked.join(",")}${more}`,
      );
      for (const { employeeId, values } of results)
        for (const row of values) put(stream, `${employeeId}/${row.id}`, { ...row, employeeId });
      cursor = response_metadata.next_cursor ?? "";
      if (cursor === "") start += MOST;
    }
  };
  await Promise.all([copyPeople(), ...Object.entries(TABLES).map(([stream, table]) => copyTable(stream, table))]);
  db.exec("COMMIT");
  db.close();
}
