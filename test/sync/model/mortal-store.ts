import type { MemoryStore, MemoryTransaction } from "hibob-kit/stores/memory";
import type { Store } from "../../../src/sync/store.ts";

/** How a process ends in the middle of its work. */
export type Death =
  /** Its call never reaches the store. */
  | "before"
  /** The store does what was asked, and the answer never comes. */
  | "after"
  /** It stops before the call, and goes on much later, when nobody reckons with it any more. */
  | "paused";

/** A store as a process sees it that dies at one of its calls. Whatever it asks afterwards is never answered. */
export interface MortalStore {
  readonly store: Store<MemoryTransaction>;
  /** Fulfilled when the process is dead or paused. */
  readonly died: Promise<"dead">;
  /** A paused process goes on. */
  wake(): void;
}

export function mortalStore(real: MemoryStore, { call, death }: { readonly call: number; readonly death: Death }): MortalStore {
  let calls = 0;
  let dead = false;
  let tell = (_: "dead"): void => {};
  const died = new Promise<"dead">((resolve) => (tell = resolve));
  let wake = (): void => {};
  const awake = new Promise<void>((resolve) => (wake = resolve));
  const never = new Promise<never>(() => {});

  const mortal =
    (method: (...args: unknown[]) => Promise<unknown>) =>
    async (...args: unknown[]): Promise<unknown> => {
      const isLast = ++calls === call;
      if (dead && death !== "paused") return never;
      if (isLast || dead) {
        dead = true;
        if (death === "after") await method(...args);
        tell("dead");
        if (death !== "paused") return never;
        await awake;
      }
      return method(...args);
    };
  const methods = Object.entries(real).map(([name, method]) => [name, typeof method === "function" ? mortal(method) : method]);
  return { store: Object.fromEntries(methods) as unknown as Store<MemoryTransaction>, died, wake };
}
