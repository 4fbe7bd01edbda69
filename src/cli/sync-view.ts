import type { AccessLoss, HeldRemovals, HoldReason, RunReport, SchemaChange, StreamReport } from "../sync/index.ts";
import { inLines } from "./plan-view.ts";
import { count, span } from "./terminal.ts";

/** Why removals are held, for a person. */
const BECAUSE: Readonly<Record<HoldReason, string>> = {
  many: "so many at once looks like lost access",
  history: "only current rows came, as without View history",
  audience: 'fewer people are visible than before, as with a narrowed "Access data for"',
  permission: "a permission that the stream needs is missing",
};
const because = (reasons: readonly HoldReason[]): string =>
  reasons.map((reason) => BECAUSE[reason]).join("; ") || "Bob showed them again when asked";

/** What is held back, and what to do about it. */
export const heldText = (held: readonly HeldRemovals[]): string =>
  held.length === 0
    ? "Nothing is held.\n"
    : `${held
        .map(
          ({ id, stream, count: number, keys, since, because: reasons }) =>
            `${id}  ${count(number)} records of ${stream} were not found on ${since.toISOString()}, and are kept: ${because(reasons)}.\n` +
            `  ${inLines([...keys, ...(number > keys.length ? ["…"] : [])], 2)}\n`,
        )
        .join("")}If they are really gone, add --release with the id. If a permission was lost, give it back and run again.\n`;

/** What a run did, for a person. */
export function summary({ streams, durationMs, permissions, schema }: RunReport, place: string): string {
  const missing = new Set(permissions?.answers.flatMap(({ key, status }) => (status === "missing" ? [key] : [])));
  const lines = [
    ...streams.flatMap((stream) => [streamLine(stream), ...notes(stream, missing)]),
    ...schemaLines(schema),
    ...unticked(permissions),
  ];
  const quiet = streams.every((stream) => stream.added + stream.changed + stream.removed === 0);
  return `${lines.join("\n")}\n${quiet ? "Nothing changed in Bob; no record was written." : `In ${place}.`} ${span(durationMs)}.\n`;
}

const streamLine = ({ stream, outcome, read, added, changed, removed, unchanged, resumed }: StreamReport): string =>
  `${stream}: ${outcome === "denied" ? "refused by Bob. " : ""}${count(read)} read, ${count(added)} added, ${count(changed)} changed, ${count(removed)} removed, ${count(unchanged)} as before` +
  `${resumed ? " (resumed an interrupted reading)" : ""}`;

function notes(
  { held, heldBecause, omitted, unread, restricted, accessLost, moving, learnt, gaps }: StreamReport,
  missing: ReadonlySet<string>,
): string[] {
  return [
    ...accessLost.map((loss) => lossLine(loss, missing)),
    unread > 0
      ? `  listed by Bob and then not shown: ${count(unread)} people, whose records stay as they are. Check "Access data for".`
      : "",
    restricted.length > 0 ? `  restricted columns, which keep their stored values: ${restricted.join(", ")}.` : "",
    held > 0
      ? `  held: ${count(held)} records were not found and are kept all the same: ${because(heldBecause)}. hibob-kit sync --held lists them.`
      : "",
    omitted.length > 0
      ? `  not sent by Bob for anyone: ${omitted.join(", ")}. View on their categories is probably not ticked; stored values stay.`
      : "",
    moving.length > 0 ? `  changed for nearly everyone: ${moving.join(", ")}. If it goes on so, they will no longer count as changes.` : "",
    learnt.length > 0 ? `  move by themselves, so their moves are no changes: ${learnt.join(", ")}.` : "",
    ...gaps.map((gap) => `  ${gap}`),
  ].filter(Boolean);
}

const LOST: Readonly<Record<AccessLoss["kind"], string>> = {
  stream: "Bob refuses it",
  fields: "fields that came before came no more",
  columns: "columns are held back",
  history: "only current rows came",
  audience: "fewer people came",
  permission: "a box is not ticked any more",
};

/** What was lost, and the boxes to tick, save those that the list at the end has anyway. */
function lossLine({ kind, fields, permissions }: AccessLoss, missing: ReadonlySet<string>): string {
  const which = fields.length > 0 ? ` (${fields.slice(0, 6).join(", ")}${fields.length > 6 ? " …" : ""})` : "";
  const boxes = permissions
    .filter(({ key }) => !missing.has(key))
    .map(({ place }) => `\n    tick ${place.category}`)
    .join("");
  return `  access lost: ${LOST[kind]}${which}. What is stored stays.${boxes}`;
}

/** What is different about Bob's fields. Another category needs another permission. */
const schemaLines = (changes: readonly SchemaChange[]): string[] =>
  changes.map(({ field, kind, from, to }) => {
    if (kind !== "changed") return `field ${field} ${kind} in Bob: ${JSON.stringify((to ?? from)?.name)}`;
    const what = Object.keys(to ?? {}).map((fact) => `${fact} ${JSON.stringify(from?.[fact])} → ${JSON.stringify(to?.[fact])}`);
    return `field ${field} changed in Bob: ${what.join(", ")}`;
  });

/** The boxes that the streams need and the service user has not. */
function unticked(permissions: RunReport["permissions"]): string[] {
  const { answers = [], model } = permissions ?? {};
  const missing = answers.filter(({ status }) => status === "missing");
  if (missing.length === 0) return [];
  const lines = missing.map(({ place, breaks }) => `  ${place[model === "field" ? "field" : "category"]}\n    ${breaks}`);
  return ["Not ticked in Bob, as far as reading can tell (hibob-kit check prints a page for the HR admin):", ...lines];
}
