import { isDeepStrictEqual } from "node:util";
import { isHiBobError } from "hibob-kit";
import { expect } from "vitest";
import type { Content } from "../../../src/sync/store.ts";
import type { Mirror, Played, Stage } from "./stage.ts";
import type { Outcome } from "./wrongs.ts";

/** Codes that an application may meet, as `ErrorCode` and `SyncError` document them. */
const CODES: readonly string[] = [
  "unauthorized",
  "locked_out",
  "stream_failed",
  "bad_request",
  "forbidden",
  "not_found",
  "conflict",
  "http_error",
  "rate_limited",
  "server_error",
  "network",
  "timeout",
  "unexpected_answer",
];

/** How the faulty run ended. Any error that is not one of ours fails the test. */
export function outcomeOf({ stream, mirrors }: Stage, { ending, mirror }: Played): Outcome {
  if (ending.report === undefined) {
    const { error } = ending;
    if (!isHiBobError(error)) throw error;
    expect(CODES).toContain(error.code);
    expect(error.message.length, "an error says something").toBeGreaterThan(10);
    if (!isHiBobError(error.cause)) return `error ${error.code}`;
    expect(CODES).toContain(error.cause.code);
    return `error ${error.code}/${error.cause.code}`;
  }
  const { report } = ending;
  expect(report.streams.map((of) => of.stream)).toEqual([stream.name]);
  const { outcome, unread, gaps } = report.streams[0]!;
  if (outcome !== "complete") return outcome;
  if (isDeepStrictEqual(mirror, mirrors.after)) return "right";
  if (unread > 0) return "unread";
  if (gaps.length > 0) return "gap";
  return [...mirror].every(([key, content]) => isOf(mirrors, key, content)) ? "partial" : "drifted";
}

type Mirrors = Stage["mirrors"];

/** Whether Bob had this record so, at first or at last, as far as it was shown: someone who may see less gets fewer fields. */
function isOf({ before, after }: Mirrors, key: string, content: Content): boolean {
  const [past, present] = [before.get(key), after.get(key)];
  if (!past && !present) return false;
  return Object.entries(content).every(
    ([field, value]) => isDeepStrictEqual(value, past?.[field]) || isDeepStrictEqual(value, present?.[field]),
  );
}

/** Each stored record is as Bob had it; and nothing is gone that Bob had all the time, when everything was stored at first. */
export function expectTrue(mirrors: Mirrors, mirror: Mirror, hadAll: boolean): void {
  const { before, after } = mirrors;
  for (const [key, content] of mirror) if (!isOf(mirrors, key, content)) expect(content, key).toEqual(after.get(key));
  if (!hadAll) return;
  expect(
    [...before.keys()].filter((key) => after.has(key) && !mirror.has(key)),
    "removed, although it is there",
  ).toEqual([]);
}
