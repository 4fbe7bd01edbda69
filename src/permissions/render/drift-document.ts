import type { AudienceChange, PermissionChange, PermissionDrift } from "../diff.ts";
import type { ExcessAccess } from "../report.ts";
import { fieldNames } from "./answer-item.ts";
import { type Block, menuPath, type Page, type Section, type Text } from "./document.ts";
import { firstModel, type Placed } from "./places.ts";
import { audienceWords, counted, dateAndTime, figure, MODEL_WORDS, sentence } from "./wording.ts";

/** One kind of change with its heading and what it means. */
interface Kind {
  readonly label: string;
  readonly heading: string;
  readonly intro: string;
  /** What is told of each change besides its place. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Text[])[];
}

const STATUS_WORDS = { granted: "ticked", missing: "missing", unverifiable: "cannot be seen" } as const;

function kindsOf(drift: PermissionDrift): Kind[] {
  const model = firstModel(drift.model.after);
  const rows = <Change extends Placed>(changes: readonly Change[], cells: (change: Change) => readonly Text[]): Kind["rows"] =>
    changes.map((change) => [[{ path: menuPath(change.place[model]) }], ...cells(change)]);
  const statusOf = ({ before, after }: PermissionChange): string =>
    `${before ? STATUS_WORDS[before] : "not needed"}, now ${after ? STATUS_WORDS[after] : "not needed"}`;
  const table = (changes: readonly PermissionChange[]): Pick<Kind, "columns" | "rows"> => ({
    columns: ["Before, and now", "What was seen"],
    rows: rows(changes, (change) => [statusOf(change), sentence(change.evidence)]),
  });
  const lack = (changes: readonly PermissionChange[]): Pick<Kind, "columns" | "rows"> => ({
    columns: ["Before, and now", "Without it", "What was seen"],
    rows: rows(changes, (change) => [statusOf(change), sentence(change.breaks), sentence(change.evidence)]),
  });
  const excess = (changes: readonly ExcessAccess[]): Pick<Kind, "columns" | "rows"> => ({
    columns: ["What", "What was seen"],
    rows: rows(changes, ({ name, evidence }) => [name, sentence(evidence)]),
  });
  const fields = {
    columns: ["Hidden since", "Shown since"],
    rows: rows(drift.hiddenFields, ({ hidden, shown }) => [fieldNames(hidden) || "none", fieldNames(shown) || "none"]),
  };
  const kinds: Kind[] = [
    { label: "lost", heading: "Lost", intro: "These boxes were ticked, and are missing now.", ...lack(drift.lost) },
    {
      label: "came to light",
      heading: "Came to light",
      intro: "These could not be seen before, and are missing.",
      ...lack(drift.cameToLight),
    },
    { label: "granted", heading: "Granted", intro: "These are ticked now.", ...table(drift.granted) },
    {
      label: "with other hidden fields",
      heading: "Single fields",
      intro: "Of these, other single fields are hidden than before.",
      ...fields,
    },
    {
      label: "cannot be seen any more",
      heading: "Cannot be seen any more",
      intro: "The check could tell these before, and cannot now.",
      ...table(drift.becameUnverifiable),
    },
    { label: "new in the plan", heading: "New in the plan", intro: "The plan needs these now, and did not before.", ...table(drift.added) },
    {
      label: "no longer needed",
      heading: "No longer needed",
      intro: "The plan does not need these any more. They can be unticked.",
      ...table(drift.noLongerNeeded),
    },
    {
      label: "gained beyond the plan",
      heading: "More than is needed",
      intro: "The service user can see this now, and the plan never reads it.",
      ...excess(drift.excessGained),
    },
    {
      label: "beyond the plan no more",
      heading: "Beyond the plan no more",
      intro: "The service user saw this without need, and does not any more.",
      ...excess(drift.excessLost),
    },
  ];
  return kinds.filter((kind) => kind.rows.length > 0);
}

const kindSection = ({ heading, intro, columns, rows }: Kind): Section => ({
  heading,
  blocks: [
    { kind: "paragraph", text: intro },
    { kind: "table", caption: heading, columns: ["Place in Bob", ...columns], rows },
  ],
});

function audienceSection({ before, after, byLifecycleStatus = [], shrunk }: AudienceChange): Section {
  const rows = byLifecycleStatus.map((count): readonly Text[] => [count.status, figure(count.before), figure(count.after)]);
  const note: Block = {
    kind: "note",
    label: "Important",
    text: "Fewer people are in view than before. People who leave stay in Bob, so “Access data for” of the permission group may have been narrowed. To an integration the others look deleted.",
  };
  return {
    heading: "People in view",
    blocks: [
      ...(shrunk ? [note] : []),
      {
        kind: "facts",
        facts: [
          { term: "Before", text: sentence(audienceWords(before)) },
          { term: "Now", text: sentence(audienceWords(after)) },
        ],
      },
      ...(rows.length > 0 ? [{ kind: "table" as const, caption: "People by status", columns: ["Status", "Before", "Now"], rows }] : []),
    ],
  };
}

function resultOf(drift: PermissionDrift, kinds: readonly Kind[]): Pick<Page, "tone" | "result"> {
  const { unchanged, lost, cameToLight, hiddenFields, audience } = drift;
  if (unchanged) return { tone: "good", result: "Nothing has changed since." };
  if (lost.length > 0) return { tone: "attention", result: `${counted(lost.length, "box has", "boxes have")} been lost since.` };
  const fieldsLost = hiddenFields.reduce((sum, { hidden }) => sum + hidden.length, 0);
  if (fieldsLost > 0)
    return { tone: "attention", result: `${counted(fieldsLost, "single field has", "single fields have")} been lost since.` };
  if (audience?.shrunk) return { tone: "attention", result: "Fewer people are in view than before." };
  const missing = cameToLight.length > 0 || drift.added.some(({ after }) => after === "missing");
  const changes = kinds.reduce((sum, { rows }) => sum + rows.length, 0);
  const what =
    changes > 0 ? `${counted(changes, "thing has", "things have")} changed since` : "Bob grants employee data in another way now";
  return { tone: missing ? "attention" : "neutral", result: `${what}; nothing was lost.` };
}

/** The difference between two reports as a page; what was lost comes first. */
export function driftPage(drift: PermissionDrift): Page {
  const kinds = kindsOf(drift).map((kind) => ({ kind, section: kindSection(kind) }));
  const { model, outcome, audience, before, after } = drift;
  const missing = {
    green: "nothing missing that can be seen",
    incomplete: "nothing missing, but not all could be looked at",
    missing: "something missing",
  };
  return {
    title: "Permissions for HiBob, then and now",
    ...resultOf(
      drift,
      kinds.map(({ kind }) => kind),
    ),
    figures: kinds.map(({ kind, section }) => ({ count: kind.rows.length, label: kind.label, section })),
    blocks: [
      {
        kind: "facts",
        facts: [
          { term: "Before", text: `${dateAndTime(before)}: ${missing[outcome.before]}` },
          { term: "Now", text: `${dateAndTime(after)}: ${missing[outcome.after]}` },
          ...(model.before === model.after
            ? []
            : [{ term: "How your Bob grants employee data", text: sentence(MODEL_WORDS[model.after]) }]),
        ],
      },
    ],
    sections: [...kinds.map(({ section }) => section), ...(audience ? [audienceSection(audience)] : [])],
    footer: "Made by hibob-kit.",
  };
}
