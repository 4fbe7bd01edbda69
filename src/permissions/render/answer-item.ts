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
  const wordings = aliases.filter((alias) => alias !== path).map((alias) => `“${alias}”`);
  return said([
    ["How", key === AUDIENCE && CHOOSE_EVERYBODY],
    ["If your Bob has “People's fields”", model === "unknown" && place.field !== place.category && [{ path: menuPath(place.field) }]],
    ["Called in your Bob", category && !place[firstModel(model)].includes(category.name) && category.name],
    ["Also worded", wordings.join(", ")],
  ]);
}

/** Fields by name and id. */
export const fieldNames = (fields: PermissionAnswer["hiddenFields"] = []): string =>
  fields.map(({ id, name }) => (name === id ? id : `${name} (${id})`)).join(", ");

const hiddenWords = (fields: PermissionAnswer["hiddenFields"], model: Model): string =>
  `${fieldNames(fields)}${model === "category" ? "" : ". A field can have settings of its own below its category: look there"}.`;

function answerDetails(answer: PermissionAnswer, model: Model): Detail[] {
  const { status, hiddenFields = [], rules, breaks, neededFor, evidence, unseen = "", confidence } = answer;
  const found = status === "missing";
  return [
    ...whereDetails(answer, model),
    ...said([
      [hiddenFields.length === 1 ? "Hidden field" : "Hidden fields", hiddenFields.length > 0 && hiddenWords(hiddenFields, model)],
      [found ? (hiddenFields.length > 0 ? "Without all of it" : "Without it") : "If it is not ticked", sentence(breaks)],
      [found ? "Seen" : "Why not seen", sentence(evidence + (found ? SURENESS[confidence] : ""))],
      ["In general", !found && !evidence.includes(unseen) && sentence(unseen)],
      ["Good to know", rules.map(sentence).join(" ")],
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
