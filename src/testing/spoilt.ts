import { isObject } from "../model/json.ts";
import type { Reply } from "./reply.ts";
import type { FakeRequest } from "./request.ts";

/** The answer without its end; one without a body does not come at all. */
export function cut(reply: Reply, afterBytes: number): Reply {
  const { length } = typeof reply.body === "string" ? new TextEncoder().encode(reply.body) : reply.body;
  return { ...reply, cutAfter: Math.max(Math.min(afterBytes, length - 1), 0) };
}

/** The answer with another text; a refusal, a file or nothing at all stays as it is. */
export const rewritten = (reply: Reply, rewrite: (text: string) => string): Reply =>
  typeof reply.body === "string" && reply.body !== "" && reply.status === 200 && reply.headers["content-type"] === "application/json"
    ? { ...reply, body: rewrite(reply.body) }
    : reply;

/** The cursor that was sent, wherever it stands. */
export function cursorOf({ query, body }: FakeRequest): string | undefined {
  const sent: unknown = body ? JSON.parse(body) : {};
  const { cursor, pagination } = isObject(sent) ? sent : {};
  const found = query.get("cursor") ?? cursor ?? (isObject(pagination) ? pagination.cursor : undefined);
  return typeof found === "string" ? found : undefined;
}

/** A page whose next cursor is `cursor`; the first page, which was asked for without one, keeps its own. */
export const withCursor = (answer: unknown, cursor: string | undefined): unknown =>
  isObject(answer) && isObject(answer.response_metadata) && cursor !== undefined
    ? { ...answer, response_metadata: { ...answer.response_metadata, next_cursor: cursor } }
    : answer;

/** The same with keys that nobody knows, and numbers as text. */
export function drifted(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(drifted);
  if (!isObject(value)) return value;
  return { ...Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, drifted(inner)])), addedByBob: true };
}

/** A page of a bulk table whose rows stand in one more wrapper, as they have been met. */
export function wrappedRows(answer: unknown): unknown {
  if (!isObject(answer) || !Array.isArray(answer.results)) return answer;
  const { restricted_columns } = answer;
  const wrapped = (entry: unknown) =>
    isObject(entry) && Array.isArray(entry.values)
      ? { ...entry, values: [{ values: entry.values, ...(restricted_columns !== undefined && { restricted_columns }) }] }
      : entry;
  return { ...answer, results: answer.results.map(wrapped) };
}
