import fc from "fast-check";
import type { Finding, PermissionAnswer, PermissionReport, Plan, Requirement } from "hibob-kit/permissions";
import { requirementsFor } from "hibob-kit/permissions";

const AT = "2026-10-09T14:03:00.000Z";

/** A requirement of a category that no account has but this one. */
const requirement = (key: string, facts: Partial<Requirement> = {}): Requirement => {
  const name = facts.category?.name ?? "Work";
  return {
    key,
    area: "Employee data",
    category: { id: "work", name },
    right: "view",
    place: {
      category: `People's data > People > ${name} > View selected employees' ${name} sections`,
      field: `People's data > People's fields > ${name} > View`,
    },
    aliases: [],
    neededFor: ["stream employees"],
    fields: [],
    rules: [],
    breaks: `${name} is missing for everybody.`,
    observable: { category: "yes", field: "yes" },
    source: "invented",
    wording: "assumed",
    ...facts,
  };
};

export const granted: Finding = { status: "granted", confidence: "high", evidence: "212 of 212 people came with it" };
export const missing: Finding = { status: "missing", confidence: "high", evidence: "None of 40 people came with it" };
export const unverifiable: Finding = {
  status: "unverifiable",
  confidence: "low",
  evidence: "Only writing shows it, and the check never writes.",
};
export const failed: Finding = { ...unverifiable, evidence: "Could not be looked at: Bob gave no answer", failed: true };
export const behind = (key: string): Finding => ({ ...unverifiable, evidence: "It shows only once View is ticked", waitsFor: key });

export const answer = (key: string, finding: Finding, facts?: Partial<Requirement>): PermissionAnswer => ({
  ...requirement(key, facts),
  ...finding,
});

/** A report with these answers. */
export function report(answers: readonly PermissionAnswer[], facts: Partial<PermissionReport> = {}): PermissionReport {
  return {
    checkedAt: AT,
    outcome: answers.some(({ status }) => status === "missing") ? "missing" : answers.some((one) => one.failed) ? "incomplete" : "green",
    model: "category",
    plan: ["preset base", "preset salary"],
    answers,
    audience: { people: 212, active: 180, byLifecycleStatus: { Employed: 180, "Garden leave": 1, Terminated: 31 } },
    excess: [],
    fingerprint: answers.map(({ key, status }) => `${key}${status === "granted" ? "+" : "-"}`).join(" "),
    requests: 19,
    refusals: 2,
    ...facts,
  };
}

/** A report about a real plan. `findings` differ from granted, or from what reading cannot tell. */
function reportOf(plan: Plan, findings: Readonly<Record<string, Finding>>, facts?: Partial<PermissionReport>): PermissionReport {
  const answers = requirementsFor(plan).map((each) => ({
    ...each,
    ...(findings[each.key] ??
      (each.observable.category === "no" ? { ...unverifiable, evidence: each.unseen ?? unverifiable.evidence } : granted)),
  }));
  return report(answers, facts);
}

const ALL: Plan = { presets: ["base", "salary", "bank", "timeOff", "files"] };

/** Names that customers could give: long, right to left, emoji, markup. */
export const NAMES = {
  long: "Vergütung, Zusatzleistungen und sonstige Arbeitgeberbeiträge (Donaudampfschifffahrtselektrizitätenhauptbetriebswerk)",
  rtl: "פרטי העסקה ושכר",
  arabic: "بيانات التوظيف",
  emoji: "🏠 Home & family 👩‍👩‍👧",
  markup: `<img src=x onerror="alert(1)"> & </style><script>alert('2')</script>`,
  markdown: "**Bold** | [link](https://example.com) `code` <b>_x_</b> #1 @someone",
} as const;

const renamed = (key: string, name: string, facts: Partial<Requirement> = {}) =>
  ({
    category: { id: key.split(".")[0]!, name },
    aliases: [`View all other employees' ${name} sections`],
    ...facts,
  }) satisfies Partial<Requirement>;

/** Reports as accounts give them. */
export const REPORTS = {
  missing: reportOf(
    ALL,
    {
      "work.viewHistory": {
        ...missing,
        confidence: "medium",
        evidence: "240 rows of 200 people from GET /bulk/people/work, all of them current",
      },
      "payroll.view": { ...missing, evidence: "None of 40 people came with a field of Payroll" },
      "payroll.viewHistory": behind("payroll.view"),
      "personal.edit": { ...missing, evidence: "personal.birthDate did not come for any of 40 people" },
      "timeOff.settings": { ...missing, evidence: "GET /timeoff/policy-types was refused (403)" },
      "timeOff.seeWhosOut": { ...missing, evidence: "GET /timeoff/whosout was refused (403)" },
      "timeOff.seePrivate": behind("timeOff.seeWhosOut"),
      "timeOff.manageRequests": behind("timeOff.seeWhosOut"),
      audience: { ...missing, evidence: "180 people, none of them inactive" },
    },
    {
      plan: ["preset base", "preset salary", "preset bank", "preset timeOff", "preset files"],
      audience: { people: 180, active: 180, byLifecycleStatus: { Employed: 180 } },
      excess: [
        {
          key: "equity.view",
          name: "Equity",
          place: {
            category: "People's data > People > Equity > View selected employees' Equity sections",
            field: "People's data > People's fields > Equity > View",
          },
          evidence: "GET /people/{id}/equities answered",
        },
      ],
    },
  ),
  green: reportOf({ presets: ["base", "salary"] }, {}),
  fields: report(
    [
      answer("work.view", {
        ...missing,
        hiddenFields: [
          { id: "work.title", name: "Job title" },
          { id: "work.custom.column_1655996461265", name: "Kostenstelle / cost centre (internal use only)" },
        ],
      }),
      answer("home.view", missing, renamed("home", NAMES.long)),
      answer("about.view", granted, renamed("about", NAMES.long)),
    ],
    { model: "field", plan: ["fields"] },
  ),
  names: report(
    Object.values(NAMES).flatMap((name, index) => [
      answer(`c${index}.view`, missing, renamed(`c${index}`, name)),
      answer(`c${index}.viewHistory`, behind(`c${index}.view`), renamed(`c${index}`, `${name} histories`)),
      answer(`c${index}.edit`, granted, renamed(`c${index}`, `${name} edit`)),
      answer(`d${index}.edit`, unverifiable, renamed(`d${index}`, `${name} unseen`)),
    ]),
    {
      model: "unknown",
      audience: { people: 3, active: undefined },
      excess: [
        {
          key: "x.view",
          name: NAMES.markup,
          place: { category: `People's data > People > ${NAMES.rtl}`, field: "x > y" },
          evidence: NAMES.emoji,
        },
      ],
    },
  ),
} satisfies Record<string, PermissionReport>;

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...Object.values(NAMES), "", " > ", "a > ", "\u001b[31m", "\u202eabc"),
);
const anyPlace = fc.oneof(
  anyText,
  fc
    .tuple(fc.constantFrom("Features", "People's data", "Settings"), fc.array(anyText, { maxLength: 3 }))
    .map(([tab, rest]) => [tab, ...rest].join(" > ")),
);

/** Any report that is one, however odd. What breaks without a box names its key, so that it can be found again. */
export const anyReport: fc.Arbitrary<PermissionReport> = fc
  .record({
    rows: fc.uniqueArray(
      fc.record({
        key: fc.stringMatching(/^[a-z]{3,8}$/),
        status: fc.constantFrom("granted", "missing", "unverifiable"),
        name: anyText,
        place: fc.record({ category: anyPlace, field: anyPlace }),
        aliases: fc.array(anyText, { maxLength: 2 }),
        waits: fc.option(fc.nat(12), { nil: undefined }),
        hidden: fc.option(fc.array(fc.record({ id: anyText, name: anyText }), { maxLength: 3 }), { nil: undefined }),
        rules: fc.array(anyText, { maxLength: 2 }),
        evidence: anyText,
      }),
      { maxLength: 12, selector: ({ key }) => key },
    ),
    model: fc.constantFrom("category", "field", "unknown"),
    plan: fc.array(anyText, { maxLength: 20 }),
    statuses: fc.option(fc.dictionary(anyText, fc.nat()), { nil: undefined }),
  })
  .map(({ rows, model, plan, statuses }) => {
    const answers = rows.map(({ key, status, name, place, aliases, waits, hidden, rules, evidence }): PermissionAnswer => {
      const seen = `Tick ${key}.`;
      return {
        ...requirement(key, { category: { id: key, name }, place, aliases, rules, breaks: status === "granted" ? evidence : seen }),
        status,
        confidence: "high",
        evidence: status === "granted" ? seen : evidence,
        hiddenFields: hidden,
        waitsFor: waits === undefined ? undefined : rows[waits]?.key,
      };
    });
    return report(answers, { model, plan, audience: { people: 1, active: undefined, byLifecycleStatus: statuses } });
  });
