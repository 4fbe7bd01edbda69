import type { CallOptions, Client } from "../client/index.ts";
import { readList } from "../objects/index.ts";
import { listWizards } from "./endpoints.ts";

/** A welcome wizard, which greets new employees in Bob. */
export interface Wizard {
  /** What an invitation to Bob takes as its wizard. */
  readonly id: number;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly [key: string]: unknown;
}

/** Onboarding: the welcome wizards. */
export interface Onboarding {
  /**
   * All welcome wizards.
   *
   * Which permission it needs is not documented. Source: HiBob's documentation.
   * @example
   * for (const wizard of await bob.onboarding.wizards()) console.log(wizard.id, wizard.name);
   */
  wizards(options?: CallOptions): Promise<Wizard[]>;
}

/** Binds the onboarding module to a client. */
export function onboarding(client: Client): Onboarding {
  return {
    wizards: (options) => readList(client, listWizards, {}, "wizards", options),
  };
}
