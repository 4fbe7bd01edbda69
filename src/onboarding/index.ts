import type { CallOptions, Client } from "../client/index.ts";
import { listIn } from "../client/input.ts";
import { isObject } from "../model/json.ts";
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
    async wizards(options) {
      const { data } = await client.call(listWizards, {}, options);
      return listIn(data, "wizards", listWizards.id).filter(isObject) as unknown as Wizard[];
    },
  };
}
