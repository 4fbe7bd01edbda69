import type { Field } from "../metadata/index.ts";
import { FIELD_CATEGORIES } from "../model/fields.ts";
import type { Right } from "./catalogue/entry.ts";

/** Something about Bob's permissions that one would not guess. */
export interface Rule {
  /** For the page that the HR admin reads. */
  readonly says: string;
  readonly source: string;
  /** Keys of the boxes at which it is told; with `right`, all of that kind. */
  readonly keys?: readonly string[];
  readonly right?: Right;
  /** The fields that it is about: it is told at the box that they need. */
  readonly about?: (field: Field) => boolean;
  /** What such fields need besides View. */
  readonly alsoNeeds?: Right;
}

const FIELD_MODEL = "With field-level permissions, reading does not need it.";
// HiBob's documentation names the full date of birth and the age.
const BIRTH: readonly string[] = ["personal.birthDate", "personal.age"];

/** The category that an id seems to name: `work` for `work.title`. `employee.buddy` and `internal.status` name none. */
const seeming = (id: string): string | undefined => {
  const [start = ""] = id.split(".");
  return Object.hasOwn(FIELD_CATEGORIES, start) ? start : undefined;
};

/** Bob's rules, by name. */
export const RULES = {
  birthDateNeedsEdit: {
    says: `Bob gives dates of birth and ages only with Edit as well, even to an integration that writes nothing. ${FIELD_MODEL}`,
    source: "HiBob's documentation of field-level permissions; integrations in use",
    keys: ["personal.edit"],
    about: ({ id }) => BIRTH.includes(id),
    alsoNeeds: "edit",
  },
  nationalIdNeedsEdit: {
    says: `National id numbers come masked, or not at all, without Edit, even to an integration that writes nothing. ${FIELD_MODEL}`,
    source: "HiBob's documentation of field-level permissions; integrations in use",
    keys: ["identification.edit"],
    about: ({ type }) => type === "ssn",
    alsoNeeds: "edit",
  },
  statusUnderLifecycle: {
    says: "Whether someone is employed or has left sits under Lifecycle, not under Employment.",
    source: "HiBob's documentation of employee status",
    keys: ["lifecycle.view"],
  },
  leaversNeedAudience: {
    says: "“Everyone” leaves out people who are not active. With the condition Lifecycle Status > Exists they count as well.",
    source: "HiBob's documentation of people; the condition: the set-up guide",
    keys: ["audience"],
  },
  historyNeedsItsOwnBox: {
    says: "Earlier rows need a box of their own next to View, “section histories” or “View history”: View alone shows the current row.",
    source: "HiBob's documentation of employee tables",
    right: "viewHistory",
  },
  policyTypesNeedFeature: {
    says: "Policies and policy types need this right of the Features tab: no right to people's data covers them.",
    source: "HiBob's documentation of time off policies; integrations in use",
    keys: ["timeOff.settings"],
  },
  pendingNeedsWritingRight: {
    says: "Bob has no box for only reading requests that wait for approval: it is part of the one for editing them.",
    source: "HiBob's documentation of time off",
    keys: ["timeOff.manageRequests"],
  },
  foldersOneByOne: {
    says: "Rights to documents are given folder by folder.",
    source: "HiBob's documentation of documents",
    keys: [
      "docs.view",
      "docs.editTags",
      ...["Shared", "Confidential", "Custom"].flatMap((kind) => [`docs.upload${kind}`, `docs.delete${kind}`]),
    ],
  },
  positionsHaveNoReadOnly: {
    says: "Workforce planning has no right for only reading.",
    source: "HiBob's documentation of positions; integrations in use",
    keys: ["positions.manage"],
  },
  goalsNeedBothTabs: {
    says: "Goals need this both under Features and under People's data, for each type of goal.",
    source: "HiBob's documentation of goals",
    keys: ["goals.features", "goals.peoplesData"],
  },
  reportsFollowPeoplesData: {
    says: "A report shows no more than what people's data rights and the audience allow.",
    source: "the label of the box",
    keys: ["reports.view"],
  },
  categoryFromMetadata: {
    says: "Some fields look as if they belonged to another category. What counts is the category that they are in today.",
    source: "HiBob's documentation of categories and permissions",
    about: ({ id, categoryId }) => (seeming(id) ?? categoryId) !== categoryId,
  },
} as const satisfies Readonly<Record<string, Rule>>;

const rules: readonly Rule[] = Object.values(RULES);

/** The rights besides View that reading a field needs. */
export const furtherRights = (field: Field): readonly Right[] =>
  rules.flatMap(({ about, alsoNeeds }) => (alsoNeeds && about?.(field) ? [alsoNeeds] : []));

/** What is to be told at a box that is needed for these fields. */
export const rulesAt = (key: string, right: Right | undefined, fields: readonly Field[]): readonly string[] =>
  rules
    .filter(
      (rule) =>
        rule.keys?.includes(key) ||
        (rule.right !== undefined && rule.right === right) ||
        (rule.about !== undefined && right === (rule.alsoNeeds ?? "view") && fields.some(rule.about)),
    )
    .map(({ says }) => says);
