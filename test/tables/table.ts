import { endpoint } from "../../src/client/endpoint.ts";
import type { EmployeeId } from "../../src/index.ts";
import { bodiless, json, type Rig, rig, type Seen } from "../client/stub.ts";

export const ADA = "3332883884017713938" as EmployeeId;
export const GRACE = "3332883884017713939" as EmployeeId;

/** Where one employee's table stands; reads show it, writes leave it alone. */
export interface Table {
  rows: object[];
  /** Beside the rows in the answer. */
  readonly extra?: object;
  /** What writes are answered with. Default: 200 without a body. */
  readonly written?: unknown;
}

/** A client of a Bob with one table; what was written is in `writes`. */
export function rigWith(table: Table): Rig & { readonly writes: () => Seen[]; readonly bodyOf: (at?: number) => unknown } {
  const made = rig(({ method }) => {
    if (method === "GET") return json({ values: table.rows, ...table.extra });
    return table.written === undefined ? bodiless(200) : json(table.written);
  });
  const writes = () => made.seen.filter(({ method }) => method !== "GET");
  return { ...made, writes, bodyOf: (at = 0) => JSON.parse(writes()[at]!.text) };
}

const shared = { perMinute: undefined, permissions: [{ key: "pay.view", place: "Pay > View" }] };

/** A table of pay, where several rows hold at once, one per `kind`. */
export const listPay = endpoint({ ...shared, method: "GET", path: "/people/{id}/pay", effect: "read" });
export const addPay = endpoint({ ...shared, method: "POST", path: "/people/{id}/pay", effect: "write" });
