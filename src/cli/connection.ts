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

/** Opens the store that `--store` names: `sqlite:FILE`. With `mustExist`, a mistyped name makes no empty file. */
export async function openStore(name: string | undefined, { mustExist = false } = {}): Promise<{ store: Store; place: string }> {
  const file = /^sqlite:(.+)$/.exec(name ?? "")?.[1];
  if (!file) {
    throw new InvalidInputError(name ? "--store does not name a store" : "--store is missing", {
      hint: "Give --store sqlite:FILE, e.g. --store sqlite:hibob.db",
    });
  }
  if (mustExist && !existsSync(file)) throw new InvalidInputError(`${file} does not exist`, { hint: "Make it with hibob-kit sync" });
  // Loaded only now: on Node 22 the module prints a warning that other commands need not show.
  const { sqliteStore } = await import("../sync/stores/sqlite.ts");
  return { store: sqliteStore(file), place: file };
}
