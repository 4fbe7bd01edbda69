import { type Clock, systemClock } from "hibob-kit";
import { main } from "../../src/cli/main.ts";
import type { Terminal } from "../../src/cli/terminal.ts";

const startedAt = systemClock.now();

/** A clock that runs a hundred times faster, so that waits pass quickly. */
export const hasty: Clock = {
  now: () => startedAt + (systemClock.now() - startedAt) * 100,
  sleep: (ms, signal) => systemClock.sleep(ms / 100, signal),
};

/** What a command printed, and its exit status. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside this process, on a terminal that only remembers. */
export async function run(
  argv: readonly string[],
  terminal: Partial<Pick<Terminal, "env" | "signal" | "interactive" | "outInteractive" | "columns" | "clock" | "out">> = {},
): Promise<Outcome> {
  let out = "";
  let err = "";
  const status = await main(argv, {
    env: {},
    clock: systemClock,
    signal: new AbortController().signal,
    interactive: false,
    columns: 100,
    out: async (text) => {
      out += text;
    },
    ...terminal,
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}
