import { isHiBobError } from "../client/index.ts";
import { diffReports, type PermissionReport } from "../permissions/index.ts";
import { visible } from "../permissions/render/document.ts";
import { type CheckOutput, resultOf, statusOf } from "./check-output.ts";
import type { CheckView } from "./check-view.ts";
import { count, span, type Terminal } from "./terminal.ts";

/** What a watch needs. */
export interface Watch {
  readonly terminal: Terminal;
  readonly view: CheckView;
  readonly output: CheckOutput;
  readonly everyMs: number;
  /** One check. */
  check(): Promise<PermissionReport>;
}

// A refused credential and Bob's block are not among these: more requests would make them worse.
const PASSING: ReadonlySet<string> = new Set(["network", "timeout", "server_error", "rate_limited", "unexpected_answer"]);
/** What is listed on the screen at once; a taller picture could not be redrawn in place. */
const MOST_SHOWN = 8;

const pauseOf = (ms: number): string => (ms < 120_000 ? `${ms / 1000} s` : span(ms));

/** Checks again and again until nothing is missing, and gives the exit status. */
export async function watchUntilGreen({ terminal, view, output, everyMs, check }: Watch): Promise<number> {
  const { clock, signal } = terminal;
  const next = `Next check in ${pauseOf(everyMs)}. Ctrl-C ends the watch.`;
  const missed = new Set<string>();
  let last: PermissionReport | undefined;
  let news: readonly string[] = [];
  const tell = (line: string) => view.tell(`${new Date(clock.now()).toISOString().slice(0, 19)}Z ${line}`);
  while (!signal.aborted) {
    try {
      const report = await check();
      const changes = last ? newsOf(last, report) : [resultOf(report)];
      for (const line of changes) tell(line);
      if (last && changes.length > 0) news = few(changes);
      last = report;
      await output.each(report);
      if (isDone(report, missed)) {
        view.clear();
        await output.last(report);
        return 0;
      }
      view.show([...pictureOf(report), ...news, next]);
    } catch (error) {
      if (signal.aborted) break;
      if (!last || !isHiBobError(error) || !PASSING.has(error.code)) throw error;
      tell(`The check failed: ${error.message}`);
      view.show([...pictureOf(last), ...news, `The last check failed: ${error.message}`, next]);
    }
    await clock.sleep(everyMs, signal).catch(() => {}); // an abort ends the loop
  }
  if (!last) throw signal.reason;
  view.show([...pictureOf(last), ...news]);
  terminal.err(terminal.interactive ? "Stopped.\n" : `Stopped. ${resultOf(last)}\n`);
  return last.outcome === "incomplete" && !isMissed(last, missed) ? statusOf(last) : 2;
}

function isDone(report: PermissionReport, missed: Set<string>): boolean {
  for (const { key, status } of report.answers) if (status === "missing") missed.add(key);
  return report.outcome === "green" && !isMissed(report, missed);
}

/** A box that was missing and cannot be looked at this time has not been ticked by that. */
const isMissed = ({ answers }: PermissionReport, missed: ReadonlySet<string>): boolean =>
  answers.some(({ key, status }) => status === "unverifiable" && missed.has(key));

type Placed = Pick<PermissionReport["answers"][number], "place">;

const placeOf = ({ place }: Placed, { model }: PermissionReport): string => visible(place[model === "field" ? "field" : "category"]);

function pictureOf(report: PermissionReport): string[] {
  const missing = report.answers.filter(({ status }) => status === "missing").map((answer) => `  [ ] ${placeOf(answer, report)}`);
  return [resultOf(report), ...few(missing)];
}

const few = (lines: readonly string[]): readonly string[] =>
  lines.length > MOST_SHOWN ? [...lines.slice(0, MOST_SHOWN), `  … and ${lines.length - MOST_SHOWN} more`] : lines;

/** What differs since the last check, a line for each. */
function newsOf(before: PermissionReport, after: PermissionReport): string[] {
  const { granted, lost, cameToLight, becameUnverifiable, hiddenFields, audience } = diffReports(before, after);
  const told = (what: string, changes: readonly Placed[]) => changes.map((change) => `${what}: ${placeOf(change, after)}`);
  const names = (fields: readonly { readonly id: string }[]) => fields.map(({ id }) => visible(id)).join(", ");
  return [
    ...told("granted", granted),
    ...told("lost", lost),
    ...told("missing, as can be seen now", cameToLight),
    ...told("cannot be seen now", becameUnverifiable),
    ...hiddenFields.flatMap(({ hidden, shown }) => [
      ...(shown.length > 0 ? [`fields granted: ${names(shown)}`] : []),
      ...(hidden.length > 0 ? [`fields lost: ${names(hidden)}`] : []),
    ]),
    ...(audience?.before && audience.after && audience.before.people !== audience.after.people
      ? [`people in view: ${count(audience.after.people)}, ${count(audience.before.people)} before`]
      : []),
  ];
}
