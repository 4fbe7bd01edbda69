import { createHiBob, type HiBob } from "hibob-kit";
import type { FakeOptions } from "hibob-kit/testing";
import { expect } from "vitest";
import type { CompanyState } from "../../src/testing/company/company.ts";
import type { CompanyEvent } from "../../src/testing/company/events.ts";
import { fakeOf, type Raw } from "./ask.ts";

/** A fake whose tables are asked for, with what happened in it, and a client that lets nothing pass that is not declared. */
export function tablesOf(options: FakeOptions = {}) {
  const made = fakeOf(options);
  const { clock, fake, get, send } = made;
  const told: CompanyEvent[] = [];
  (fake.company as unknown as CompanyState).events.listen((event) => told.push(event));
  const bob: HiBob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
  return {
    ...made,
    bob,
    /** What happened so far, without the moment. */
    told: () => told.map(({ type, data }) => ({ type, ...data })),
    /** Rows of one person by the table's path below the person. */
    rows: async (id: string, table: string): Promise<Raw[]> => (await get(`/people/${id}/${table}`)).data.values,
    /** Everyone's rows of a table with a bulk read, by employee. */
    everyone: async (table: string, query = ""): Promise<Map<string, Raw[]>> => {
      const found = new Map<string, Raw[]>();
      for (let cursor: string | null = ""; cursor !== null; ) {
        const { data } = await get(`/bulk/people/${table}?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}${query}`);
        for (const { employeeId, values } of data.results) found.set(employeeId, [...(found.get(employeeId) ?? []), ...values]);
        cursor = data.response_metadata.next_cursor;
      }
      return found;
    },
    post: (path: string, body: unknown) => send("POST", path, { body }),
    put: (path: string, body: unknown) => send("PUT", path, { body }),
    remove: (path: string) => send("DELETE", path),
  };
}

/** An error of a row: what is wrong, column by column. */
export const rowError = (...columns: string[]) => ({
  error: expect.any(String),
  errors: Object.fromEntries(columns.map((column) => [column, expect.any(String)])),
});
