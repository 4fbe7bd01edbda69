import { DatabaseSync, StatementSync } from "node:sqlite";
import pg from "pg";
import type { Order } from "./order.ts";

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Counts every statement that goes to a database, and ends this process at the one that was named, as a power cut would. */
export function countStatements(dieAt: Order["dieAt"]): () => number {
  let count = 0;
  const counted = (prototype: object, name: string): void => {
    const methods = prototype as Record<string, Method>;
    const original = methods[name]!;
    methods[name] = function (...args) {
      const dies = ++count === dieAt?.statement && dieAt.when;
      if (dies === "before") process.kill(process.pid, "SIGKILL");
      const result = original.apply(this, args);
      if (dies === "after" && result instanceof Promise) {
        setImmediate(() => process.kill(process.pid, "SIGKILL")); // on its way, when the socket has it
      } else if (dies === "after") process.kill(process.pid, "SIGKILL");
      return result;
    };
  };
  counted(DatabaseSync.prototype, "exec");
  for (const name of ["run", "get", "all"]) counted(StatementSync.prototype, name);
  counted(pg.Client.prototype, "query");
  return () => count;
}
