import type { PooledPostgresConnection, PostgresConnection, PostgresPool } from "hibob-kit/stores/postgres";
import type pg from "pg";

type Ask = (text: string, params: unknown[]) => ReturnType<PostgresConnection["query"]>;

/** A pool between store and database, which sees each statement and may do something else than pass it on. */
export function watched(
  pool: pg.Pool,
  seen: (text: string, params: unknown[], ask: Ask) => ReturnType<Ask>,
  released: (error: unknown) => void = () => {},
): PostgresPool {
  return {
    query: (text, params = []) => seen(text, params, (t, p) => pool.query(t, p)),
    async connect(): Promise<PooledPostgresConnection> {
      const client = await pool.connect();
      return {
        query: (text, params = []) => seen(text, params, (t, p) => client.query(t, p)),
        release(error) {
          released(error);
          client.release(error);
        },
      };
    },
  };
}

/** What pg throws when the line is cut. */
export const cut = (): Error => Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
