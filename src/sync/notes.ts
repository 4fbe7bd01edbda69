import type { StreamState } from "./store.ts";

/** Why records that were not found are kept. */
export type HoldReason =
  /** So many are missing at once that it looks like lost access. */
  | "many"
  /** A history table shows current rows only. */
  | "history"
  /** The service user sees fewer people than before. */
  | "audience"
  /** A permission that the stream needs is missing. */
  | "permission";

/** What the engine remembers of a stream from one reading to the next. */
export interface Notes {
  /** Fields that came with at least one record of a complete reading, and were not restricted in it. */
  readonly seen: readonly string[];
  /** Fields that changed for nearly everyone, with the number of readings in a row. */
  readonly moving: Readonly<Record<string, number>>;
  /** Fields whose moves do not count as changes any more. */
  readonly learnt: readonly string[];
  /** Fields that are taken out before storing. When that changes, what is stored is cleaned. */
  readonly redacted: readonly string[];
  /** Keys of the permissions that the stream needs and had. */
  readonly granted: readonly string[];
  /** Whether the last complete reading saw people who have left; `undefined` for streams that have nothing to do with people. */
  readonly sawInactive?: boolean | undefined;
  /** How many people the last complete reading saw, or one before it whose missing people are held; only where people matter. */
  readonly people?: number | undefined;
  /** Why the last complete reading held removals back; empty when it did not. */
  readonly held: readonly HoldReason[];
}

const NONE: Notes = { seen: [], moving: {}, learnt: [], redacted: [], granted: [], held: [] };

/** The notes of a stream. */
export const notesOf = ({ notes }: Pick<StreamState, "notes">): Notes =>
  notes === null ? NONE : { ...NONE, ...(JSON.parse(notes) as Partial<Notes>) };

/** Notes as a store keeps them. */
export const noted = (notes: Notes): string => JSON.stringify(notes);
