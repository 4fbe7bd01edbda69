// What the parts of the benchmark have in common: the fake in another process, scratch files, and the middle of several times.
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const STREAMS = ["employees", "workHistory", "employmentHistory", "lifecycleHistory", "salaries"] as const;

/** Where Bob is, and as whom. */
export interface Place {
  readonly url: string;
  readonly serviceUser: { readonly id: string; readonly token: string };
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

const here = (file: string): string => join(import.meta.dirname, file);

/** The first thing that a child process tells. */
async function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`a part of the benchmark ended with ${code}`)));
  });
}

/** Does `work` with a fake Bob of so many people in another process. */
export async function withServer<T>(people: number, work: (place: Place) => Promise<T>): Promise<T> {
  const child = fork(here("sync-server.ts"), [String(people)], { execArgv: ["--max-old-space-size=4096"] });
  try {
    return await work(await told<Place>(child));
  } finally {
    child.kill();
  }
}

/** What a run in a process of its own tells. */
export const inProcess = <T>(file: string, args: readonly string[]): Promise<T> =>
  told<T>(fork(here(file), args, { execArgv: ["--expose-gc"] }));

/** Does `work` with a folder that is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "hibob-kit-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
