import { AUDIENCE } from "../needs.ts";
import type { PermissionAnswer, PermissionReport } from "../report.ts";
import type { Requirement } from "../requirement.ts";
import { type Block, type CheckItem, type Detail, menuPath, type Section, type Text } from "./document.ts";
import { byScreenPart, firstModel, type Placed, partName, splitPlace } from "./places.ts";
import { CHOOSE_EVERYBODY } from "./screen-steps.ts";
import { listed, planWords, SURENESS, sentence } from "./wording.ts";

type Model = PermissionReport["model"];

/** Those of the details that have something to say. */
const said = (details: readonly (readonly [term: string, text: Text | false | undefined])[]): Detail[] =>
  details.flatMap(([term, text]) => (text ? [{ term, text }] : []));

/** What a reader needs to find a box besides its path: the other model's place, and how it may be called. */
export function whereDetails(requirement: Pick<Requirement, "key" | "place" | "aliases" | "category">, model: Model): Detail[] {
  const { key, place, aliases, category } = requirement;
  const path = splitPlace(requirement, firstModel(model)).box.join(" > ");
  // The labels of “People” are not on a screen that has “People's fields” in its place.
  const onScreen = (alias: string) => model !== "field" || place.field === place.category || alias.includes("People's fields");
  const wordings = aliases.filter((alias) => alias !== path && onScreen(alias)).map((alias) => `“${alias}”`);
  return said([
    ["How", key === AUDIENCE && CHOOSE_EVERYBODY],
    ["If your Bob has “People's fields”", model === "unknown" && place.field !== place.category && [{ path: menuPath(place.field) }]],
    ["Called in your Bob", category && !place[firstModel(model)].includes(category.name) && category.name],
    ["Also worded", wordings.join(", ")],
  ]);
}

type Fields = NonNullable<PermissionAnswer["hiddenFields"]>;

/** Fields by name; by id as well where two of them have the same name. */
export function fieldNames(fields: Fields): string {
  const twice = (name: string) => fields.filter((field) => field.name === name).length > 1;
  return fields.map(({ id, name }) => (twice(name) ? `${name} (${id})` : name)).join(", ");
}

/** Which single fields are hidden, and where their own boxes are: that of their category may look ticked. */
function hiddenWords(fields: Fields, { place, category }: PermissionAnswer, model: Model): string {
  const label = menuPath(place.field).at(-1)!;
  const there = fields.length === 1 ? "this field" : "each of these fields";
  const where = ` The rest of ${category?.name ?? "the category"} can be seen: open it, and tick ${label} at ${there}.`;
  return `${fieldNames(fields)}.${model === "category" ? "" : where}`;
}

/** Whether a box makes no difference to reading, as Edit does where data is granted field by field. */
const onlyForWriting = ({ status, observable }: PermissionAnswer, model: Model): boolean =>
  status === "unverifiable" && model === "field" && observable.field === "no" && observable.category !== "no";

function answerDetails(answer: PermissionAnswer, model: Model): Detail[] {
  const { status, hiddenFields = [], rules, breaks, neededFor, evidence, observable, unseen = "", confidence } = answer;
  const found = status === "missing";
  const writing = onlyForWriting(answer, model);
  return [
    ...whereDetails(answer, model),
    ...said([
      [hiddenFields.length === 1 ? "Hidden field" : "Hidden fields", hiddenFields.length > 0 && hiddenWords(hiddenFields, answer, model)],
      [
        found ? (hiddenFields.length > 0 ? "If all of it is hidden" : "Without it") : "If it is not ticked",
        writing ? "Nothing is lost for reading: only writing needs it." : sentence(breaks),
      ],
      [found ? "Seen" : "Why not seen", sentence(evidence + (found ? SURENESS[confidence] : ""))],
      ["In general", !found && !writing && observable[firstModel(model)] !== "yes" && !evidence.includes(unseen) && sentence(unseen)],
      ["Good to know", !writing && rules.map(sentence).join(" ")],
      ["Needed for", listed(neededFor.map(planWords), 5)],
    ]),
  ];
}

/** An answer as a box to tick or to look at, with those that wait for it right below. */
export function answerItem(answer: PermissionAnswer, model: Model, waiting: readonly PermissionAnswer[] = []): CheckItem {
  const one = waiting.length === 1;
  return {
    box: { path: splitPlace(answer, firstModel(model)).box },
    details: answerDetails(answer, model),
    ...(waiting.length > 0 && {
      waiting: {
        intro: `${one ? "This one" : "These"} cannot be seen until the box above is ticked. Look at ${one ? "it" : "them"} at the same time:`,
        items: waiting.map((each) => ({ ...answerItem(each, model), box: { path: waitingPath(each, answer, model) } })),
      },
    }),
  };
}

/** The path of a box that stands under another: in full where it is in another part of the screen. */
function waitingPath(item: Placed, above: Placed, model: Model): string[] {
  const { heading, box } = splitPlace(item, firstModel(model));
  const same = heading.join(" > ") === splitPlace(above, firstModel(model)).heading.join(" > ");
  return same ? box : [...heading, ...box];
}

/** A section for each part of Bob's screen, with the boxes that are there. */
export const screenSections = <Item extends Placed>(items: readonly Item[], model: Model, item: (each: Item) => CheckItem): Section[] =>
  byScreenPart(items, firstModel(model)).map(({ heading, items: there }) => {
    const checklist: Block = { kind: "checklist", items: there.map(item) };
    return { heading: [{ path: partName(heading) }], blocks: [checklist] };
  });
