import { existsSync } from "node:fs";
import { type ClientOptions, InvalidInputError } from "../client/index.ts";
import { createHiBob, type HiBob } from "../hibob.ts";
import type { Store } from "../sync/index.ts";
import type { Terminal } from "./terminal.ts";

/** Bob, with the credentials of the environment. */
export function hiBobFrom({ env, clock }: Terminal, options: Pick<ClientOptions, "hooks"> = {}): HiBob {
  const id = env.HIBOB_SERVICE_USER_ID;
  const token = env.HIBOB_SERVICE_USER_TOKEN;
  const lacking = [id ? [] : ["HIBOB_SERVICE_USER_ID"], token ? [] : ["HIBOB_SERVICE_USER_TOKEN"]].flat();
  if (!id || !token) {
    throw new InvalidInputError(`${lacking.join(" and ")} must be set in the environment`, {
      hint: "Bob shows both once, when a service user is created under System settings > Integrations > Automation > Service users",
    });
  }
  return createHiBob({ serviceUser: { id, token }, clock, ...(env.HIBOB_BASE_URL ? { baseUrl: env.HIBOB_BASE_URL } : {}), ...options });
}

/** A store, and where it is, in words without a password. */
interface OpenedStore {
  readonly store: Store;
  readonly place: string;
}

/**
 * Opens the store that `--store` names: `sqlite:FILE`, or the address of a Postgres database. With `mustExist`, a mistyped name makes
 * no empty store.
 */
export async function openStore(name: string | undefined, { mustExist = false } = {}): Promise<OpenedStore> {
  if (/^postgres(ql)?:/.test(name ?? "")) return openPostgres(name!, mustExist);
  const file = /^sqlite:(.+)$/.exec(name ?? "")?.[1];
  if (!file) {
    throw new InvalidInputError(name ? "--store does not name a store" : "--store is missing", {
      hint: "Give --store sqlite:FILE, e.g. --store sqlite:hibob.db, or --store postgres://USER@HOST/DATABASE",
    });
  }
  if (mustExist && !existsSync(file)) throw new InvalidInputError(`${file} does not exist`, { hint: "Make it with hibob-kit sync" });
  // Loaded only now: on Node 22 the module prints a warning that other commands need not show.
  const { sqliteStore } = await import("../sync/stores/sqlite.ts");
  return { store: sqliteStore(file), place: file };
}

async function openPostgres(url: string, mustExist: boolean): Promise<OpenedStore> {
  const place = placeOf(url);
  const { default: pg } = await import("pg").catch(() => {
    throw new InvalidInputError("A store in Postgres needs the package pg, which cannot be loaded", { hint: "Install it: npm install pg" });
  });
  const { postgresStore } = await import("../sync/stores/postgres.ts");
  const { ask } = await import("../sync/stores/postgres-connection.ts");
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 15_000, application_name: "hibob-kit" });
  pool.on("error", () => {}); // of an idle connection: the next statement tells, or gets another one
  try {
    if (mustExist && (await ask(pool, "SELECT 1 FROM pg_namespace WHERE nspname = 'hibob'")).length === 0) {
      throw new InvalidInputError(`${place} holds no records of Bob`, { hint: "Make them with hibob-kit sync" });
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const store = postgresStore(pool);
  let ended: Promise<void> | undefined;
  return {
    place,
    store: {
      ...store,
      async close() {
        await store.close();
        await (ended ??= pool.end());
      },
    } as Store,
  };
}

/**
 * Host and database. An address that is none is not repeated, because it may hold a password all the same; nor is one whose password
 * has a character that needed an escape, so that its end looks like host or database.
 */
function placeOf(address: string): string {
  const url = URL.parse(address);
  const database = /^\/?([^/%]*)$/.exec(url?.pathname ?? "")?.[1];
  if (!url || database === undefined || `${url.pathname}${url.search}${url.hash}`.includes("@")) {
    throw new InvalidInputError("--store names no Postgres database", {
      hint: "Give --store postgres://USER:PASSWORD@HOST/DATABASE, with % escapes in the password; or leave the password to PGPASSWORD",
    });
  }
  return `${url.host || "localhost"}/${database}`;
}
