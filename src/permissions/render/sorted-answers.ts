import type { PermissionAnswer } from "../report.ts";

/** Answers by what the reader does about them. Each answer is in one of the lists. */
export interface SortedAnswers {
  readonly missing: readonly PermissionAnswer[];
  /** What cannot be seen before a missing box is ticked, by the key of that box. */
  readonly waiting: ReadonlyMap<string, readonly PermissionAnswer[]>;
  readonly granted: readonly PermissionAnswer[];
  /** What could not be looked at this time. */
  readonly failed: readonly PermissionAnswer[];
  /** What cannot be seen from outside, whatever is ticked. */
  readonly unseen: readonly PermissionAnswer[];
}

/** Sorts answers, and puts what waits for a missing box under that one, also where it waits over several boxes. */
export function sortAnswers(answers: readonly PermissionAnswer[]): SortedAnswers {
  const byKey = new Map(answers.map((answer) => [answer.key, answer]));
  const waiting = new Map<string, PermissionAnswer[]>();
  const unseen: PermissionAnswer[] = [];
  for (const answer of answers.filter(({ status }) => status === "unverifiable")) {
    let next: PermissionAnswer | undefined = answer;
    // Not more steps than there are answers: keys that wait for each other would never end.
    for (let step = 0; next?.status === "unverifiable" && step < answers.length; step++) {
      next = next.waitsFor === undefined ? undefined : byKey.get(next.waitsFor);
    }
    if (next?.status === "missing") waiting.set(next.key, [...(waiting.get(next.key) ?? []), answer]);
    else unseen.push(answer);
  }
  return {
    missing: answers.filter(({ status }) => status === "missing"),
    waiting,
    granted: answers.filter(({ status }) => status === "granted"),
    failed: unseen.filter(({ failed }) => failed),
    unseen: unseen.filter(({ failed }) => !failed),
  };
}
