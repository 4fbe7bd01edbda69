#!/usr/bin/env node
import process from "node:process";
import { systemClock } from "../client/index.ts";
import { main } from "./main.ts";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`hibob-kit: Node 22.13 or newer is needed, this is ${process.versions.node}.\n`);
  process.exit(1);
}

const stopping = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  // The first asks to stop in order; a second one does not wait for it.
  process.on(name, () => (stopping.signal.aborted ? process.exit(130) : stopping.abort(new Error(name))));
}

// Failed writes reach whoever wrote, by the promise below.
process.stdout.on("error", () => undefined);

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  clock: systemClock,
  signal: stopping.signal,
  interactive: process.stderr.isTTY === true,
  columns: process.stderr.columns || process.stdout.columns || 100, // 0: a terminal that does not know its width
  outInteractive: process.stdout.isTTY === true,
  out: (text) => new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve()))),
  err: (text) => void process.stderr.write(text),
});
