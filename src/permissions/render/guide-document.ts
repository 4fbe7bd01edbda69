import type { GuideLine, GuideList, SetupGuide } from "../guide.ts";
import type { SetupStep } from "../presets.ts";
import { whereDetails } from "./answer-item.ts";
import { type Block, type CheckItem, type Inline, menuPath, type Page, type Section, type Text } from "./document.ts";
import { byScreenPart, partName, splitPlace } from "./places.ts";
import { counted, listed, planWords, sentence } from "./wording.ts";

/** Text whose labels stand between `**`. */
const marked = (text: string): Text =>
  text.split("**").flatMap((piece, index): Inline[] => {
    if (piece === "") return [];
    if (index % 2 === 0) return [piece];
    return [piece.includes(" > ") ? { path: menuPath(piece) } : { strong: piece }];
  });

/** How to get to where a step is done. */
function wayTo(places: readonly string[]): Block[] {
  const [first, ...others] = places.map((place): Inline => ({ path: menuPath(place) }));
  if (!first) return [];
  const elsewhere = others.flatMap((other): Inline[] => [" (in some accounts ", other, ")"]);
  return [{ kind: "paragraph", text: ["Where: ", first, ...elsewhere] }];
}

const IN_FIELDS = "In “People's fields”";

function lineItem(line: GuideLine): CheckItem {
  const { key, place, fieldPlace, folders, aliases, category, breaks, rules } = line;
  const places = { category: place, field: fieldPlace };
  const named = category === undefined || place.toLowerCase().includes(category.toLowerCase()) ? undefined : { id: "", name: category };
  return {
    box: { path: splitPlace({ key, place: places }, "category").box },
    details: [
      ...(folders ? [{ term: "In", text: folders }] : []),
      ...(place === fieldPlace ? [] : [{ term: IN_FIELDS, text: [{ path: splitPlace({ key, place: places }, "field").box }] }]),
      ...whereDetails({ key, place: places, aliases, category: named }, "category"),
      { term: "Without it", text: sentence(breaks) },
      ...(rules.length > 0 ? [{ term: "Good to know", text: rules.map(sentence).join(" ") }] : []),
    ],
  };
}

/** Boxes of one purpose, under the parts of Bob's screen. */
function listSection({ title, lines }: GuideList): Section {
  const placed = lines.map((line) => ({ ...line, place: { category: line.place, field: line.fieldPlace }, line }));
  return {
    heading: `${title}: ${counted(lines.length, "box", "boxes")}`,
    blocks: [],
    sections: byScreenPart(placed, "category").map(({ heading, items }) => ({
      heading: [{ path: partName(heading) }],
      blocks: [{ kind: "checklist", items: items.map(({ line }) => lineItem(line)) }],
    })),
  };
}

function stepSection(step: SetupStep, index: number, guide: SetupGuide): Section {
  const { title, actions, places = [], note, boxes } = step;
  const twoModels = guide.lists.some(({ lines }) => lines.some(({ place, fieldPlace }) => place !== fieldPlace));
  const models =
    "Some accounts grant employee data field by field: the tab “People's data” then has a section “People's fields” in place of “People”. There boxes have other names, which stand below them.";
  return {
    heading: `${index + 1}. ${title}`,
    blocks: [
      ...wayTo(places),
      { kind: "steps", items: actions.map(marked) },
      // What gets lost in the first step cannot be had again; the other notes only help.
      ...(note ? [{ kind: "note" as const, label: index === 0 ? "Important" : "Note", text: marked(note) }] : []),
      ...(boxes && twoModels ? [{ kind: "note" as const, label: "Note", text: models }] : []),
      ...(boxes && guide.undocumented.length > 0
        ? [
            {
              kind: "note" as const,
              label: "Note",
              text: `Bob does not document which boxes these calls need: ${guide.undocumented.join(", ")}. If one is refused, ask HiBob.`,
            },
          ]
        : []),
    ],
    sections: boxes ? guide.lists.map(listSection) : [],
  };
}

function verification({ verify }: SetupGuide, index: number): Section {
  return {
    heading: `${index + 1}. Verify`,
    blocks: [
      {
        kind: "paragraph",
        text: [
          "Hand the user ID and the token over to the integration team in a safe way. They put them into ",
          { code: "HIBOB_SERVICE_USER_ID" },
          " and ",
          { code: "HIBOB_SERVICE_USER_TOKEN" },
          " and run:",
        ],
      },
      { kind: "command", command: verify },
      {
        kind: "paragraph",
        text: "The check only reads and changes nothing. Where something is missing, it prints a page that says which box, and where it is.",
      },
    ],
  };
}

/** A set-up guide as a page. */
export function guidePage(guide: SetupGuide): Page {
  const boxes = guide.lists.reduce((sum, { lines }) => sum + lines.length, 0);
  const steps = guide.steps.map((step, index) => stepSection(step, index, guide));
  return {
    title: "Setting up the integration in HiBob",
    tone: "neutral",
    result:
      boxes > 0
        ? `${guide.steps.length + 1} steps, ${counted(boxes, "box", "boxes")} to tick.`
        : `${guide.steps.length + 1} steps, no box to tick.`,
    figures: [],
    blocks: [
      {
        kind: "paragraph",
        text: "For an administrator of Bob. At the end the integration reads what it needs, through a user of its own, and nothing else.",
      },
      { kind: "facts", facts: [{ term: "Set up for", text: listed(guide.plan.map(planWords), 12) }] },
    ],
    sections: [...steps, verification(guide, steps.length)],
    footer: "Made by hibob-kit.",
  };
}
