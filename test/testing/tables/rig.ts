import { createHiBob } from "hibob-kit";
import type { FakeOptions } from "hibob-kit/testing";
import type { CompanyState } from "../../../src/testing/company/company.ts";
import type { CompanyEvent } from "../../../src/testing/company/events.ts";
import { fakeOf, type Raw } from "../ask.ts";

/** A small fake that tells what happens in it, with a client that lets no answer pass that is not as declared. */
export function tablesRig(options: FakeOptions = {}) {
  const rig = fakeOf({ employees: 40, ...options });
  const { fake, clock, send, get } = rig;
  const company = fake.company as unknown as CompanyState;
  const events: CompanyEvent[] = [];
  company.events.listen((event) => events.push(event));
  const bob = createHiBob({ serviceUser: fake.serviceUser, fetch: fake.fetch, clock, validate: "strict" });
  const [head, second, third] = company.employees;
  return {
    ...rig,
    bob,
    company,
    events,
    head: head!,
    second: second!,
    third: third!,
    /** What happened since the last call. */
    told: () => events.splice(0).map(({ type, data }) => ({ type, ...data })),
    rows: async (id: string, table: string, query = ""): Promise<Raw[]> => (await get(`/people/${id}/${table}${query}`)).data.values,
    post: (id: string, table: string, body: unknown) => send("POST", `/people/${id}/${table}`, { body }),
    put: (id: string, table: string, entry: unknown, body: unknown) => send("PUT", `/people/${id}/${table}/${entry}`, { body }),
    del: (id: string, table: string, entry: unknown) => send("DELETE", `/people/${id}/${table}/${entry}`),
    /** All rows of a bulk table, by employee. */
    bulkRows: async (table: string, query: Record<string, string> = {}): Promise<Map<string, Raw[]>> => {
      const found = new Map<string, Raw[]>();
      for (let cursor: string | null = ""; cursor !== null; ) {
        const params = new URLSearchParams({ limit: "200", ...query, ...(cursor ? { cursor } : {}) });
        const { data }: { data: Raw } = await get(`/bulk/people/${table}?${params}`);
        for (const { employeeId, values } of data.results) found.set(employeeId, [...(found.get(employeeId) ?? []), ...values]);
        cursor = data.response_metadata.next_cursor;
      }
      return found;
    },
    /** Fields of one person, nested. */
    fields: async (id: string, ...fields: string[]): Promise<Raw> => (await send("POST", `/people/${id}`, { body: { fields } })).data,
    /** Lets the clock run until a call that waits for it is done. */
    inTime: async <T>(call: Promise<T>): Promise<T> => {
      let done = false;
      const settled = call.finally(() => (done = true));
      while (!done) await Promise.race([clock.advance(1_000), settled]);
      return settled;
    },
  };
}
