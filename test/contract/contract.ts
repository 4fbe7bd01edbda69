import type { Endpoint, HiBob } from "../../src/index.ts";
import { json, type Reply, type Rig, rig, type Seen } from "../client/stub.ts";

/** One request that a method must send, and what Bob answers to it. */
export interface Exchange {
  readonly method: Endpoint["method"];
  /** Below the base URL, as it goes over the wire: `/people/1/work`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The JSON body; a request without one must carry no content type. */
  readonly body?: unknown;
  /** The parts of a multipart body: text, or a file's name, type and content. */
  readonly form?: Readonly<Record<string, string | { readonly name: string; readonly type: string; readonly content: string }>>;
  /** A JSON value, or a whole response. `undefined` is 200 with an empty body. */
  readonly answer: unknown;
}

/** What one method of the client does with one endpoint: the exact request, a good answer, and what becomes of it. */
export interface Contract {
  /** As users write it: `workHistory.list`. */
  readonly name: string;
  /** The method's name alone, where `name` says more to tell contracts apart. */
  readonly method?: string;
  readonly endpoint: Endpoint;
  readonly call: (bob: HiBob) => Promise<unknown>;
  /** In order; one of them is the endpoint's own. */
  readonly exchanges: readonly Exchange[];
  /** What the call resolves to, functions left out. */
  readonly gives: unknown;
  /**
   * What the method hands on of a read answer. Default: every record in it, with keys that nobody knows. `whole`: the answer is
   * itself one record. `part`: it picks on purpose. `nothing`: plain values.
   */
  readonly keeps?: "whole" | "part" | "nothing";
}

/** Employees of the tests; all invented. */
export const ADA = "3332883884017713938";
export const GRACE = "3332883884017713939";

const replyOf = ({ answer }: Exchange): Response =>
  answer instanceof Response ? answer.clone() : answer === undefined ? new Response(null, { status: 200 }) : json(answer);

/** A client that Bob answers as the contract says; `instead` replaces the answer to the contract's own endpoint. */
export function rigFor({ endpoint, exchanges }: Contract, instead?: Reply, options?: Parameters<typeof rig>[1]): Rig {
  let next = 0;
  const own = exchanges.findIndex((exchange) => isOf(exchange, endpoint));
  return rig((seen: Seen) => {
    const i = Math.min(next++, exchanges.length - 1);
    if (instead && i === own) return typeof instead === "function" ? instead(seen) : instead.clone();
    return replyOf(exchanges[i]!);
  }, options);
}

/** Whether a request is one of the endpoint's. */
export function isOf({ method, path }: Pick<Exchange, "method" | "path">, endpoint: Endpoint): boolean {
  const pattern = endpoint.path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+");
  return method === endpoint.method && new RegExp(`^${pattern}$`).test(path);
}
