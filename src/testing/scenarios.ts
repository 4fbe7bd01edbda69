import { InvalidInputError } from "../client/errors.ts";
import { ENDPOINT_IDS, MODULES } from "./domains/index.ts";
import type { FakeFaults } from "./faults.ts";
import type { FakeSettings } from "./options.ts";
import { ALL_PERMISSIONS } from "./permission-keys.ts";
import type { FakePermissions } from "./permissions.ts";

/** What a scenario may do to a fake that was just made. */
interface ScenarioStage {
  readonly permissions: FakePermissions;
  readonly faults: FakeFaults;
  /** From now on the credential is not valid. */
  revokeCredential(): void;
  /** Blocks the credential for five minutes. */
  block(): void;
}

/** A state of affairs with a name. */
interface Scenario {
  /** What it is like, for the table in the docs. */
  readonly summary: string;
  readonly options?: FakeSettings;
  /** What is done to the fake right after it was made. */
  readonly begin?: (stage: ScenarioStage) => void;
}

const withoutBoxes = (summary: string, matches: RegExp): Scenario => ({
  summary,
  begin: ({ permissions }) => permissions.revoke(...ALL_PERMISSIONS.filter((key) => matches.test(key))),
});

const FOR_EVER = { times: Number.POSITIVE_INFINITY };

const ALL = {
  "no-permissions": withoutBoxes("A service user that is in no permission group yet: not one box is ticked", /./),
  "read-only": withoutBoxes(
    "Boxes for looking only: no Edit, no uploads, no management of lists, fields, requests and the like",
    /\.(edit|create|upload.*|delete.*|manage.*|adjust.*)$/,
  ),
  "no-payroll": withoutBoxes("No box of the category Payroll: pay fields are left out, pay tables answer 403", /^payroll\./),
  "no-histories": withoutBoxes("View, but no View history anywhere: tables give current rows only", /\.viewHistory$/),
  "no-lifecycle": withoutBoxes("No box of the category Lifecycle: who left looks like everybody else", /^lifecycle\./),
  "no-sensitive": withoutBoxes(
    "View without Edit on Personal and Identification: no dates of birth, national ids masked",
    /^(personal|identification)\.edit$/,
  ),
  "no-financial": withoutBoxes("No box of the category Financial: bank accounts answer 403", /^financial\./),
  "no-time-off": withoutBoxes("No box of Time off: requests, balances and policies answer 403", /^timeOff\./),
  "no-private-time-off": withoutBoxes("Private requests are left out, and policies show their custom names", /^timeOff\.seePrivate$/),
  "no-docs": withoutBoxes("No right to any folder of documents", /^docs\./),
  "no-confidential-docs": {
    summary: "No right to the folder Confidential: its documents are left out",
    begin: ({ permissions }) => permissions.revoke("folder:Confidential.view", "folder:Confidential.upload", "folder:Confidential.delete"),
  },
  "field-level": {
    summary: "The field-level permission model, with one field hidden and the history of another",
    options: { permissionModel: "field" },
    begin: ({ permissions }) => permissions.revoke("field:work.department.view", "field:work.title.viewHistory"),
  },
  "no-leavers": { summary: 'Bob\'s own "Access data for": nobody who left or has not started', options: { audience: "active" } },
  "one-department": {
    summary: 'An "Access data for" of one department: Engineering',
    options: { audience: { department: ["Engineering"] } },
  },
  "revoked-token": { summary: "The credential is not valid any more: 401 to everything", begin: (stage) => stage.revokeCredential() },
  lockout: { summary: "Bob's firewall has just blocked the credential for five minutes", begin: (stage) => stage.block() },
  "untrusted-address": {
    summary: "The caller's address is not on the company's list of trusted ones: 403 to everything",
    begin: ({ faults }) => faults.on(FOR_EVER, { kind: "status", status: 403 }),
  },
  "rate-limited": {
    summary: "Six requests a minute to each endpoint, documented or not",
    options: { limits: Object.fromEntries(ENDPOINT_IDS.map((id) => [id, 6])) },
  },
  "many-429": {
    summary: "Every third request answers 429, with a window that ends ten seconds later",
    begin: ({ faults }) => faults.on({ every: 3, ...FOR_EVER }, { kind: "rate-limit", seconds: 10 }),
  },
  flaky: {
    summary: "Every fifth request answers 503, and every seventh is cut off in its body",
    begin: ({ faults }) => {
      faults.on({ every: 5, ...FOR_EVER }, { kind: "status", status: 503 });
      faults.on({ every: 7, ...FOR_EVER }, { kind: "reset", afterBytes: 100 });
    },
  },
  down: { summary: "Every request answers 503", begin: ({ faults }) => faults.on(FOR_EVER, { kind: "status", status: 503 }) },
  slow: { summary: "Every answer comes two seconds late", begin: ({ faults }) => faults.on(FOR_EVER, { kind: "slow", ms: 2_000 }) },
  truncated: {
    summary: "Every fourth answer is half a JSON with status 200",
    begin: ({ faults }) => faults.on({ every: 4, ...FOR_EVER }, { kind: "truncate" }),
  },
  "html-200": {
    summary: "Every fourth answer is a web page with status 200",
    begin: ({ faults }) => faults.on({ every: 4, ...FOR_EVER }, { kind: "html" }),
  },
  "html-404": { summary: "What is not found answers with a web page instead of JSON", options: { notFound: "html" } },
  "repeated-cursor": {
    summary: "Every page but the first names itself as the next one",
    begin: ({ faults }) => faults.on(FOR_EVER, { kind: "repeat-cursor" }),
  },
  "wrapped-rows": {
    summary: "Bulk tables come with each employee's rows in one more wrapper, a form that Bob has been seen to use",
    begin: ({ faults }) => faults.on({ path: /^\/bulk\/people\//, ...FOR_EVER }, { kind: "wrap-rows" }),
  },
  drift: {
    summary: "Answers have moved: a key that nobody knows in every object, and numbers as text",
    begin: ({ faults }) => faults.on(FOR_EVER, { kind: "drift" }),
  },
  lag: { summary: "Reads show what was written 20 seconds later, the longest that Bob may take", options: { lag: 20_000 } },
  "core-only": {
    summary: "A customer with none of the modules that are bought apart: their operations answer 404",
    options: { withoutModules: MODULES },
  },
} as const satisfies Readonly<Record<string, Scenario>>;

/** The name of a scenario. */
export type ScenarioName = keyof typeof ALL;

/** All scenarios by name, with what they are like. Several can hold at once; where two set the same thing, the later one wins. */
export const SCENARIOS = Object.fromEntries(Object.entries(ALL).map(([name, { summary }]) => [name, summary])) as Readonly<
  Record<ScenarioName, string>
>;

/** The scenarios of these names, in their order. */
export function scenariosNamed(names: readonly string[]): readonly Scenario[] {
  if (!Array.isArray(names)) throw new InvalidInputError('Fake HiBob: scenarios must be a list, e.g. ["no-payroll"]');
  return names.map((name) => {
    if (Object.hasOwn(ALL, name)) return ALL[name as ScenarioName];
    throw new InvalidInputError(`Fake HiBob: there is no scenario ${JSON.stringify(name)}`, {
      hint: `There are ${Object.keys(SCENARIOS).join(", ")}`,
    });
  });
}
