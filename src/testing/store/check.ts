import type { Trial } from "./trial.ts";

/** Promises, by what they say, each with what proves it. A check knows nothing of the kind of store. */
export type Checks = Readonly<Record<string, <Tx>(trial: Trial<Tx>) => Promise<void>>>;
