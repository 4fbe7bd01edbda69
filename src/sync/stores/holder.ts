import { hostname } from "node:os";
import process from "node:process";

/** Who holds a lease, in words. */
export const thisProcess = (): string => `process ${process.pid} on ${hostname()}`;

/** Whether the process that took a lease is certainly gone, so that nobody waits for the time of a crashed one. */
export function isDead(holder: string): boolean {
  const match = /^process (\d+) on (.*)$/.exec(holder);
  if (!match || match[2] !== hostname()) return false;
  try {
    process.kill(Number(match[1]), 0); // signal 0 only asks whether it is there
    return false;
  } catch (error) {
    return (error as { code?: string }).code === "ESRCH";
  }
}
