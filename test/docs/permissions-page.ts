import type { CatalogueEntry } from "../../src/permissions/catalogue/entry.ts";
import { CATALOGUE } from "../../src/permissions/catalogue/index.ts";
import { PRESETS } from "../../src/permissions/presets.ts";
import { requirementsFor } from "../../src/permissions/requirements.ts";
import { RULES } from "../../src/permissions/rules.ts";
import { type PlannedStream, STREAM_NEEDS } from "../../src/permissions/streams.ts";
import { HEAD, table } from "./markdown.ts";

const SEEN = { yes: "yes", grant: "only that it is ticked", no: "no" } as const;

const seen = ({ observable: { category, field }, unseen, behind }: CatalogueEntry): string => {
  const both = category === field ? SEEN[category] : `${SEEN[category]}; with field-level permissions: ${SEEN[field]}`;
  return [both, unseen, behind && `Behind \`${behind}\`.`].filter(Boolean).join(". ").replaceAll("..", ".");
};

const where = ({ place, aliases }: CatalogueEntry): string =>
  [
    place.category,
    ...(place.field === place.category ? [] : [`with field-level permissions: ${place.field}`]),
    ...(aliases.length > 0 ? [`also seen as: ${aliases.join("; ")}`] : []),
  ].join("<br>");

const row = (entry: CatalogueEntry): string[] => [
  `\`${entry.key}\``,
  where(entry),
  entry.gates,
  entry.lack,
  seen(entry),
  `${entry.source} (${entry.confidence})`,
];

const keys = (all: readonly string[]): string => all.map((key) => `\`${key}\``).join(", ") || "none";

/** `docs/reference/permissions.md`. */
export function permissionsPage(): string {
  const areas = [...Map.groupBy(CATALOGUE, ({ area }) => area)].map(
    ([area, entries]) =>
      `### ${area}\n\n${table(["key", "on Bob's screen", "what it gives", "without it", "seen by reading", "known from"], entries.map(row))}`,
  );
  const presets = Object.entries(PRESETS).map(
    ([name, { title, lines }]) =>
      `### \`${name}\`: ${title.toLowerCase()}\n\n${table(
        ["under", "label", "key"],
        lines.map(({ section, wording, key }) => [section, wording, `\`${key}\``]),
      )}`,
  );
  const streams = (Object.keys(STREAM_NEEDS) as PlannedStream[]).map((stream) => [
    `\`${stream}\``,
    STREAM_NEEDS[stream].endpoints.map(({ id }) => `\`${id}\``).join(", "),
    keys(requirementsFor({ streams: [stream] }).map(({ key }) => key)),
  ]);
  return `${HEAD}
# Permissions

Bob answers a missing permission with silence. This is what is known of each box on its permission screen: \`CATALOGUE\` of
\`hibob-kit/permissions\`, with which \`requirementsFor\`, \`checkPermissions\` and the reports work. Categories stand under the names
that Bob gives them; reports use the account's own, and know its custom categories as well (\`category_123.view\`).

"Documented" is HiBob's own wording, "observed" was met in accounts and guides, "assumed" follows the pattern of the others.

## Rules that one would not guess

${table(
  ["rule", "known from"],
  Object.values(RULES).map(({ says, source }) => [says, source]),
)}

## Presets

Each as the set-up guide lists it, in its order and wording. The audience comes last: People's data > Access data for > Select
people by condition > Lifecycle Status > Exists.

${presets.join("\n\n")}

## Streams

What each stream of the sync engine calls, and the boxes that follow from it. \`employees\` without \`fields\`, in an account that has
no fields of its own.

${table(["stream", "calls", "needs"], streams)}

## Catalogue

${areas.join("\n\n")}
`;
}
