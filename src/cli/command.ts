import type { ParseArgsConfig } from "node:util";
import type { Terminal } from "./terminal.ts";

/** One subcommand: parse, call, print. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** Shown by `--help`. */
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Gives the exit status: 0 fine, 2 something was found. Errors are thrown and end in 1. */
  run(values: Readonly<Record<string, unknown>>, terminal: Terminal): Promise<number>;
}
