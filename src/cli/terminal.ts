import type { Clock } from "../client/index.ts";

/** What a command may touch of the process, so that tests can stand in for it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** Ends with Ctrl-C. */
  readonly signal: AbortSignal;
  /** Whether a person is watching: then progress is redrawn in place. */
  readonly interactive: boolean;
  readonly columns: number;
  /** Whether a person reads the results as well, and not a file or another program. Default: no. */
  readonly outInteractive?: boolean;
  /** Results. Resolves when the text is written; rejects when nobody can read it any more, or the disk is full. */
  out(text: string): Promise<void>;
  /** Progress and complaints. */
  err(text: string): void;
}

/** Shows a number with thousands apart. */
export const count = (value: number): string => value.toLocaleString("en-US");

/** Shows a time span in the unit a person would use. */
export function span(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
