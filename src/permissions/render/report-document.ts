import type { ExcessAccess, PermissionAnswer, PermissionReport } from "../report.ts";
import { answerItem, screenSections } from "./answer-item.ts";
import { type Block, menuPath, type Page, type Section } from "./document.ts";
import { byScreenPart, firstModel, partName, splitPlace } from "./places.ts";
import { OPEN_GROUP, SAVE_GROUP } from "./screen-steps.ts";
import { type SortedAnswers, sortAnswers } from "./sorted-answers.ts";
import { audienceWords, counted, dateAndTime, listed, MODEL_WORDS, planWords, SURENESS, sentence } from "./wording.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** The result in one sentence. */
function resultOf({ missing, granted, unseen }: SortedAnswers, all: number): Pick<Page, "tone" | "result"> {
  if (all === 0) return { tone: "good", result: "Nothing has to be ticked for this plan." };
  if (missing.length > 0) {
    return {
      tone: "attention",
      result: `${missing.length} of ${counted(all, "box", "boxes")} ${missing.length === 1 ? "is" : "are"} missing.`,
    };
  }
  if (granted.length === 0) {
    return { tone: "neutral", result: `Nothing can be said from outside about the ${counted(unseen.length, "box", "boxes")} needed.` };
  }
  return { tone: "good", result: "Everything that can be seen from outside is ticked." };
}

function toDo({ missing, waiting }: SortedAnswers, model: PermissionReport["model"]): Section {
  const changes = missing.length === 1 ? "this box" : "each of these boxes";
  return {
    heading: "What to do",
    blocks: [
      paragraph(
        `The integration reads Bob through a service user. In the permission group of this service user, tick ${changes}. All other boxes can stay as they are.`,
      ),
    ],
    sections: [
      { heading: "First: open the permission group", blocks: [{ kind: "steps", items: OPEN_GROUP }] },
      ...screenSections(missing, model, (answer) => answerItem(answer, model, waiting.get(answer.key))),
      {
        heading: "At the end: save",
        blocks: [
          { kind: "steps", items: [...SAVE_GROUP, "Ask the integration team to run the check again. It then shows whether all is well."] },
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

function outOfSight(unseen: readonly PermissionAnswer[], model: PermissionReport["model"]): Section {
  const one = unseen.length === 1;
  return {
    heading: "What cannot be seen from outside",
    blocks: [
      paragraph(
        `The plan needs ${one ? "this box" : "these boxes"} too, but reading does not show whether ${one ? "it is" : "they are"} ticked. Please look at ${one ? "it" : "them"} yourself, in the same permission group.`,
      ),
    ],
    sections: screenSections(unseen, model, (answer) => answerItem(answer, model)),
  };
}

function tooMuch(excess: readonly ExcessAccess[], model: PermissionReport["model"]): Section {
  const rows = excess.map(({ name, place, evidence }) => [
    [{ strong: name }],
    [{ path: menuPath(place[firstModel(model)]) }],
    sentence(evidence),
  ]);
  return {
    heading: "More than is needed",
    blocks: [
      paragraph(
        "The integration can see this, and its plan never reads it. Nothing is broken. To give it no more than it needs, open the same permission group, remove the tick at the place given, and click Save and Apply. Rights of several groups add up: if the service user is in other groups, look there as well.",
      ),
      { kind: "table", caption: "Access that the plan does not use", columns: ["What", "Place in Bob", "What was seen"], rows },
    ],
  };
}

function method({ requests, refusals, checkedAt, fingerprint }: PermissionReport): Section {
  const refused = refusals === 0 ? "none of them was refused" : `${refusals} of them ${refusals === 1 ? "was" : "were"} refused`;
  return {
    heading: "How this was checked",
    blocks: [
      paragraph(
        `The check asked Bob ${counted(requests, "question")}, as the service user; ${refused}. It only reads, and has changed nothing. Bob does not list what a service user may do, so the answers are told by what it shows and what it leaves out.`,
      ),
      paragraph("This page holds no password, and nothing about a single person: only counts and names of fields."),
      {
        kind: "facts",
        facts: [
          { term: "Checked", text: dateAndTime(checkedAt) },
          { term: "Fingerprint", text: [{ code: fingerprint }] },
        ],
      },
    ],
  };
}

/** A report as a page: what is the result, what to do, what is fine, what is out of sight, what is too much, how it was checked. */
export function reportPage(report: PermissionReport): Page {
  const { answers, excess, model, audience, plan, checkedAt } = report;
  const sorted = sortAnswers(answers);
  const { missing, waiting, granted, unseen } = sorted;
  const behind = [...waiting.values()].flat().length;
  const parts = [
    { count: missing.length, label: "to tick", section: () => toDo(sorted, model) },
    { count: granted.length, label: "fine", section: () => fine(granted, model) },
    { count: unseen.length, label: "to look at yourself", section: () => outOfSight(unseen, model) },
    { count: excess.length, label: "more than needed", section: () => tooMuch(excess, model) },
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
    ...resultOf(sorted, answers.length),
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
