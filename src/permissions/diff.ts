import type { PermissionModel } from "./catalogue/entry.ts";
import { asReport } from "./render/report-shape.ts";
import type { Audience, ExcessAccess, Finding, PermissionAnswer, PermissionReport } from "./report.ts";

type Status = Finding["status"];
type HiddenFields = NonNullable<Finding["hiddenFields"]>;

/** A permission that is not as it was. */
export interface PermissionChange {
  readonly key: string;
  readonly place: Readonly<Record<PermissionModel, string>>;
  readonly aliases: readonly string[];
  /** What goes wrong without it. */
  readonly breaks: string;
  /** Absent where the plan did not need it then. */
  readonly before?: Status | undefined;
  /** Absent where the plan does not need it any more. */
  readonly after?: Status | undefined;
  /** What was seen last. */
  readonly evidence: string;
}

/** A permission of which single fields were hidden or shown. */
export interface HiddenFieldsChange extends PermissionChange {
  readonly hidden: HiddenFields;
  readonly shown: HiddenFields;
}

/** How many people of a status could be seen. */
export interface StatusCount {
  readonly status: string;
  readonly before: number;
  readonly after: number;
}

/** How the people in view changed. */
export interface AudienceChange {
  /** Absent where they were not counted. */
  readonly before?: Audience | undefined;
  readonly after?: Audience | undefined;
  /** Statuses whose numbers differ; absent while one of the two reports has none. */
  readonly byLifecycleStatus?: readonly StatusCount[] | undefined;
  /**
   * Fewer people than before. In Bob people who leave stay, as Terminated, so fewer mean that "Access data for" was narrowed, or
   * that people were deleted.
   */
  readonly shrunk: boolean;
}

/** What differs between two reports. Each permission is in one list at most. */
export interface PermissionDrift {
  /** When the two checks were made. */
  readonly before: string;
  readonly after: string;
  /** No permission, plan or excess differs, and no fewer people are in view. More people are no drift: companies hire. */
  readonly unchanged: boolean;
  readonly outcome: { readonly before: PermissionReport["outcome"]; readonly after: PermissionReport["outcome"] };
  readonly model: { readonly before: PermissionReport["model"]; readonly after: PermissionReport["model"] };
  /** Is granted now, and was missing or could not be told. */
  readonly granted: readonly PermissionChange[];
  /** Was granted, and is missing now. */
  readonly lost: readonly PermissionChange[];
  /** Could not be told, and is missing now: most often because the box before it has been ticked. */
  readonly cameToLight: readonly PermissionChange[];
  /** Was granted or missing, and cannot be told now. */
  readonly becameUnverifiable: readonly PermissionChange[];
  /** The same as before, but for single fields of it. */
  readonly hiddenFields: readonly HiddenFieldsChange[];
  /** Needed by the plan now, and not before. */
  readonly added: readonly PermissionChange[];
  readonly noLongerNeeded: readonly PermissionChange[];
  readonly audience?: AudienceChange | undefined;
  /** Access beyond the plan that was not there before, and that is not there any more. */
  readonly excessGained: readonly ExcessAccess[];
  readonly excessLost: readonly ExcessAccess[];
}

/**
 * What was granted or lost between two checks. Takes reports read back from JSON as well.
 *
 * @throws {InvalidInputError} for what is not a report
 * @example
 * const drift = diffReports(before, after);
 * if (!drift.unchanged) console.log(renderDrift(drift, "text"));
 */
export function diffReports(before: PermissionReport, after: PermissionReport): PermissionDrift {
  const [old, now] = [asReport(before, "The earlier one"), asReport(after, "The later one")];
  const was = new Map(old.answers.map((answer) => [answer.key, answer]));
  const is = new Map(now.answers.map((answer) => [answer.key, answer]));
  const both = [...is.values()].flatMap((answer) => {
    const earlier = was.get(answer.key);
    return earlier ? [{ earlier, answer }] : [];
  });
  const moved = (matches: (from: Status, to: Status) => boolean): PermissionChange[] =>
    both
      .filter(({ earlier, answer }) => earlier.status !== answer.status && matches(earlier.status, answer.status))
      .map(({ earlier, answer }) => changeOf(answer, earlier.status, answer.status));
  const lists = {
    granted: moved((_, to) => to === "granted"),
    lost: moved((from, to) => from === "granted" && to === "missing"),
    cameToLight: moved((from, to) => from === "unverifiable" && to === "missing"),
    becameUnverifiable: moved((_, to) => to === "unverifiable"),
    hiddenFields: both.flatMap(({ earlier, answer }) => (earlier.status === answer.status ? fieldsChange(earlier, answer) : [])),
    added: [...is.values()].filter(({ key }) => !was.has(key)).map((answer) => changeOf(answer, undefined, answer.status)),
    noLongerNeeded: [...was.values()].filter(({ key }) => !is.has(key)).map((answer) => changeOf(answer, answer.status, undefined)),
    excessGained: without(now.excess, old.excess, keyOf),
    excessLost: without(old.excess, now.excess, keyOf),
  };
  const audience = audienceChange(old.audience, now.audience);
  const model = { before: old.model, after: now.model };
  const otherModel = model.before !== model.after && model.before !== "unknown" && model.after !== "unknown";
  return {
    before: old.checkedAt,
    after: now.checkedAt,
    unchanged: Object.values(lists).every((list) => list.length === 0) && !audience?.shrunk && !otherModel,
    outcome: { before: old.outcome, after: now.outcome },
    model,
    ...lists,
    ...(audience === undefined ? {} : { audience }),
  };
}

const keyOf = ({ key }: ExcessAccess): string => key;

const changeOf = ({ key, place, aliases, breaks, evidence }: PermissionAnswer, before?: Status, after?: Status): PermissionChange => ({
  key,
  place,
  aliases,
  breaks,
  ...(before && { before }),
  ...(after && { after }),
  evidence,
});

function fieldsChange(earlier: PermissionAnswer, answer: PermissionAnswer): HiddenFieldsChange[] {
  const [then, now] = [earlier.hiddenFields ?? [], answer.hiddenFields ?? []];
  const [hidden, shown] = [without(now, then, ({ id }) => id), without(then, now, ({ id }) => id)];
  return hidden.length + shown.length === 0 ? [] : [{ ...changeOf(answer, earlier.status, answer.status), hidden, shown }];
}

/** The first that are not among the others. */
function without<Item>(items: readonly Item[], others: readonly Item[], idOf: (item: Item) => string): Item[] {
  const known = new Set(others.map(idOf));
  return items.filter((item) => !known.has(idOf(item)));
}

function audienceChange(before: Audience | undefined, after: Audience | undefined): AudienceChange | undefined {
  if (!before && !after) return undefined;
  const [then, now] = [before?.byLifecycleStatus, after?.byLifecycleStatus];
  const statuses = [...new Set([...Object.keys(then ?? {}), ...Object.keys(now ?? {})])];
  // A customer's status may be called like something that every object has.
  const countIn = (counts: Audience["byLifecycleStatus"] = {}, status: string) =>
    Object.hasOwn(counts, status) ? (counts[status] ?? 0) : 0;
  const counts = statuses.map((status) => ({ status, before: countIn(then, status), after: countIn(now, status) }));
  const changed = then && now ? counts.filter((count) => count.before !== count.after) : undefined;
  if (before?.people === after?.people && before?.active === after?.active && !changed?.length && !then === !now) return undefined;
  return {
    ...(before && { before }),
    ...(after && { after }),
    ...(changed && { byLifecycleStatus: changed }),
    shrunk: before !== undefined && after !== undefined && after.people < before.people,
  };
}
