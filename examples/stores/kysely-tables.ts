// The tables that kysely-store.ts works on: `staff` is the application's own, the others stand beside it.
import type { Kysely } from "kysely";

/** The application's schema, as far as the store takes part in it; add your other tables. */
export interface Database {
  staff: {
    company: string;
    id: string;
    name: string | null;
    email: string | null;
    title: string | null;
    bob: string | null;
    bob_hash: string | null;
  };
  bob_records: { tenant: string; stream: string; key: string; json: string; hash: string };
  bob_missing: { tenant: string; stream: string; key: string; generation: number };
  bob_states: { tenant: string; stream: string; state: string };
  bob_log: { tenant: string; sequence: number; change: string };
  bob_consumers: { tenant: string; consumer: string; sequence: number };
  bob_tenants: { tenant: string; fence: number; expires_at: number; last: number; pruned_to: number };
}

/** Makes the tables beside `staff`. */
export async function createTables(db: Kysely<Database>): Promise<void> {
  const table = (name: string, texts: string[], numbers: string[], unique: string[]) => {
    let made = db.schema
      .createTable(name)
      .ifNotExists()
      .addUniqueConstraint(`${name}_unique`, unique as never[]);
    for (const column of texts) made = made.addColumn(column, "text", (of) => of.notNull());
    for (const column of numbers) made = made.addColumn(column, "bigint", (of) => of.notNull().defaultTo(0));
    return made.execute();
  };
  await table("bob_records", ["tenant", "stream", "key", "json", "hash"], [], ["tenant", "stream", "key"]);
  await table("bob_missing", ["tenant", "stream", "key"], ["generation"], ["tenant", "stream", "key"]);
  await table("bob_states", ["tenant", "stream", "state"], [], ["tenant", "stream"]);
  await table("bob_log", ["tenant", "change"], ["sequence"], ["tenant", "sequence"]);
  await table("bob_consumers", ["tenant", "consumer"], ["sequence"], ["tenant", "consumer"]);
  await table("bob_tenants", ["tenant"], ["fence", "expires_at", "last", "pruned_to"], ["tenant"]);
}
