import type { ExcessAccess, PermissionAnswer, PermissionReport } from "../report.ts";
import { answerItem, screenSections } from "./answer-item.ts";
import { type Block, type Inline, menuPath, type Page, type Section, type Text } from "./document.ts";
import { byScreenPart, firstModel, partName, splitPlace } from "./places.ts";
import { OPEN_GROUP, SAVE_GROUP, THE_GROUP } from "./screen-steps.ts";
import { type SortedAnswers, sortAnswers } from "./sorted-answers.ts";
import { audienceWords, counted, dateAndTime, incompleteWords, listed, MODEL_WORDS, planWords, SURENESS, sentence } from "./wording.ts";

const paragraph = (text: Text): Block => ({ kind: "paragraph", text });

/** The result in one sentence. */
function resultOf({ missing, granted, unseen }: SortedAnswers, { answers, outcome }: PermissionReport): Pick<Page, "tone" | "result"> {
  const all = answers.length;
  if (all === 0) return { tone: "good", result: "Nothing has to be ticked for this integration." };
  if (missing.length > 0) {
    return {
      tone: "attention",
      result: `${missing.length} of ${counted(all, "box", "boxes")} ${missing.length === 1 ? "is" : "are"} missing.`,
    };
  }
  if (outcome === "incomplete") return { tone: "neutral", result: incompleteWords(answers) };
  if (granted.length === 0) {
    return { tone: "neutral", result: `Nothing can be said from outside about the ${counted(unseen.length, "box", "boxes")} needed.` };
  }
  return { tone: "good", result: "Everything that can be seen from outside is ticked." };
}

const OUT_OF_SIGHT = "What cannot be seen from outside";

function toDo({ missing, waiting, unseen }: SortedAnswers, model: PermissionReport["model"]): Section {
  const changes = missing.length === 1 ? "this box" : "each of these boxes";
  // They stand further down, after what is fine, and would take a second way through Bob's screen.
  const others = counted(unseen.length, "other box", "other boxes");
  const look: Text[] =
    unseen.length === 0
      ? []
      : [["Before you save, look at the ", others, " under “", { strong: OUT_OF_SIGHT }, "”, further down, as well."]];
  return {
    heading: "What to do",
    blocks: [
      paragraph(
        `The integration reads Bob through a service user. In the permission group of this service user, tick ${changes}. Leave the ticks that are there already.`,
      ),
    ],
    sections: [
      { heading: "First: open the permission group", blocks: [{ kind: "steps", items: OPEN_GROUP }] },
      ...screenSections(missing, model, (answer) => answerItem(answer, model, waiting.get(answer.key))),
      {
        heading: "At the end: save",
        blocks: [
          {
            kind: "steps",
            items: [...look, ...SAVE_GROUP, "Ask the integration team to run the check again. It then shows whether all is well."],
          },
        ],
      },
    ],
  };
}

function fine(granted: readonly PermissionAnswer[], model: PermissionReport["model"]): Section {
  const table = (heading: readonly string[], items: readonly PermissionAnswer[]): Block => ({
    kind: "table",
    caption: `Ticked under ${heading.join(" > ")}`,
    columns: ["Box", "What was seen"],
    rows: items.map((item) => [[{ path: splitPlace(item, firstModel(model)).box }], sentence(item.evidence + SURENESS[item.confidence])]),
  });
  return {
    heading: "What is fine",
    blocks: [paragraph(`${granted.length === 1 ? "This box is" : "These boxes are"} ticked already. There is nothing to do here.`)],
    sections: byScreenPart(granted, firstModel(model)).map(({ heading, items }) => ({
      heading: [{ path: partName(heading) }],
      blocks: [table(heading, items)],
    })),
  };
}

function notLookedAt(failed: readonly PermissionAnswer[], model: PermissionReport["model"]): Section {
  const one = failed.length === 1;
  return {
    heading: "What could not be looked at",
    blocks: [
      paragraph(
        `When the check asked Bob about ${one ? "this box" : "these boxes"}, something other than a permission went wrong. ${one ? "It" : "They"} may be ticked or not: ask the integration team to check again.`,
      ),
    ],
    sections: screenSections(failed, model, (answer) => answerItem(answer, model)),
  };
}

function outOfSight(unseen: readonly PermissionAnswer[], model: PermissionReport["model"], group: readonly Inline[]): Section {
  const one = unseen.length === 1;
  return {
    heading: OUT_OF_SIGHT,
    blocks: [
      paragraph([
        `The integration needs ${one ? "this box" : "these boxes"} too, but reading does not show whether ${one ? "it is" : "they are"} ticked. Please look at ${one ? "it" : "them"} yourself, in `,
        ...group,
        ".",
      ]),
    ],
    sections: screenSections(unseen, model, (answer) => answerItem(answer, model)),
  };
}

function tooMuch(excess: readonly ExcessAccess[], model: PermissionReport["model"], group: readonly Inline[]): Section {
  const rows = excess.map(({ name, place, evidence }) => [
    [{ strong: name }],
    [{ path: menuPath(place[firstModel(model)]) }],
    sentence(evidence),
  ]);
  return {
    heading: "More than is needed",
    blocks: [
      paragraph([
        "The integration can see this, and never reads it. Nothing is broken. To give it no more than it needs, open ",
        ...group,
        ", remove the tick at the place given, and click Save and Apply. Rights of several groups add up: if the service user is in other groups, look there as well.",
      ]),
      { kind: "table", caption: "Access that the integration does not use", columns: ["What", "Place in Bob", "What was seen"], rows },
    ],
  };
}

function method({ requests, refusals }: PermissionReport): Section {
  const refused = refusals === 0 ? "none of them was refused" : `${refusals} of them ${refusals === 1 ? "was" : "were"} refused`;
  return {
    heading: "How this was checked",
    blocks: [
      paragraph(
        `The check asked Bob ${counted(requests, "question")}, as the service user; ${refused}. It only reads, and has changed nothing. Bob does not list what a service user may do, so the answers are told by what it shows and what it leaves out.`,
      ),
      paragraph("This page holds no password, and nothing about a single person: only counts and names of fields."),
    ],
  };
}

/** A report as a page: what is the result, what to do, what to check again, what is fine, what is out of sight, what is too much, how it was checked. */
export function reportPage(report: PermissionReport): Page {
  const { answers, excess, model, audience, plan, checkedAt } = report;
  const sorted = sortAnswers(answers);
  const { missing, waiting, granted, failed, unseen } = sorted;
  const group = missing.length > 0 ? ["the same permission group"] : THE_GROUP;
  const behind = [...waiting.values()].flat().length;
  const parts = [
    { count: missing.length, label: "to tick", section: () => toDo(sorted, model) },
    { count: failed.length, label: "to check again", section: () => notLookedAt(failed, model) },
    { count: granted.length, label: "fine", section: () => fine(granted, model) },
    { count: unseen.length, label: "to look at yourself", section: () => outOfSight(unseen, model, group) },
    { count: excess.length, label: "more than needed", section: () => tooMuch(excess, model, group) },
  ].flatMap(({ count, label, section }) => (count > 0 ? [{ count, label, section: section() }] : []));
  const waitingNote =
    behind === 0
      ? []
      : [
          paragraph(
            `${counted(behind, "more box", "more boxes")} can only be seen once a missing one is ticked: ${behind === 1 ? "it stands" : "they stand"} right below that one.`,
          ),
        ];
  return {
    title: "Permission check for HiBob",
    ...resultOf(sorted, report),
    figures: parts,
    blocks: [
      ...waitingNote,
      {
        kind: "facts",
        facts: [
          { term: "Checked", text: dateAndTime(checkedAt) },
          { term: "Checked for", text: listed(plan.map(planWords), 12) || "nothing" },
          { term: "People in view", text: sentence(audienceWords(audience)) },
          { term: "How your Bob grants employee data", text: sentence(MODEL_WORDS[model]) },
        ],
      },
    ],
    sections: [...parts.map(({ section }) => section), method(report)],
    footer: "Made by hibob-kit.",
  };
}
