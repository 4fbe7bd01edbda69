import { InvalidInputError } from "../../../client/errors.ts";
import type { Json } from "../../../model/json.ts";
import type { CompanyState } from "../../company/company.ts";
import { stampAt } from "../../company/stamps.ts";

/** A course as its provider sent it. */
export interface FakeCourse {
  readonly externalIdentifier: string;
  readonly title: string;
  /** Archived courses are hidden from learners. ASSUMED: sending one again shows it again. */
  readonly archived: boolean;
  /** All its fields by id without `/trainingContent/`, as they were sent. */
  readonly fields: Readonly<Json>;
}

/** A learner's progress that was recorded. */
export interface FakeStatement {
  readonly id: string;
  readonly employeeId: string;
  readonly verb: "completed" | "passed" | "failed";
  readonly externalIdentifier: string;
  /** As sent. */
  readonly timestamp: string;
  readonly statement: Readonly<Json>;
}

/** A connected course provider, and all that it sent. */
export interface FakeLearningRecord {
  readonly providerIdentifier: string;
  /** `false` once the integration was removed: Bob keeps it. */
  readonly active: boolean;
  /** What else came when it was registered. */
  readonly details: Readonly<Json>;
  /** When it was registered first, e.g. `2026-06-15T09:00:00.000000`. */
  readonly registeredAt: string;
  readonly courses: readonly FakeCourse[];
  readonly statements: readonly FakeStatement[];
}

/** What became of the rows of one request. */
interface RowsResult {
  readonly success: readonly string[];
  readonly errors: readonly { readonly externalIdentifier: string; readonly error: string }[];
}

/** A refused statement: sent before, or about someone or something that Bob does not know. */
export class StatementRefused extends InvalidInputError {
  readonly duplicate: boolean;
  constructor(problem: string, duplicate = false) {
    super(`Fake HiBob: ${problem}`);
    this.duplicate = duplicate;
  }
}

const VERBS = ["completed", "passed", "failed"] as const;
const NO_TITLE = "the title is missing";
const UNKNOWN = "there is no such course";

/** Fields by short id. */
const short = (course: Json): Json =>
  Object.fromEntries(Object.entries(course).map(([id, value]) => [id.replace("/trainingContent/", ""), value]));

const textAt = (part: unknown, key: string): string => String((part as Json | undefined)?.[key] ?? "");

/** The course providers that are connected to Bob Learning. */
export class Learning {
  readonly #company: CompanyState;
  readonly #records = new Map<string, FakeLearningRecord>();

  constructor(company: CompanyState) {
    this.#company = company;
  }

  /** Everything that providers sent, those included that were removed. */
  get records(): readonly FakeLearningRecord[] {
    return [...this.#records.values()];
  }

  /** Whether a provider is connected. */
  isActive(provider: string): boolean {
    return this.#records.get(provider)?.active === true;
  }

  /** Connects a provider. ASSUMED: one that was removed comes back with the courses that it had, because Bob only marks it. */
  register({ providerIdentifier, ...details }: { readonly providerIdentifier: string } & Json): void {
    const before = this.#records.get(providerIdentifier);
    const registeredAt = before?.registeredAt ?? stampAt(this.#company.now());
    const { courses = [], statements = [] } = before ?? {};
    this.#records.set(providerIdentifier, { providerIdentifier, active: true, details, registeredAt, courses, statements });
  }

  remove(provider: string): void {
    this.#change(provider, { active: false });
  }

  /** Adds courses or replaces them; of two with one identifier the last counts. */
  add(provider: string, rows: readonly Json[]): RowsResult {
    return this.#eachCourse(provider, rows.map(short), (fields) => {
      const { externalIdentifier, title } = fields as { externalIdentifier: string; title: string };
      return title === "" ? NO_TITLE : { externalIdentifier, title, archived: false, fields };
    });
  }

  /** Changes courses; fields that are not sent stay. */
  update(provider: string, rows: readonly Json[]): RowsResult {
    return this.#eachCourse(provider, rows.map(short), (changed, before) => {
      if (!before) return UNKNOWN;
      const fields = { ...before.fields, ...changed };
      if (typeof fields.title !== "string" || fields.title === "") return NO_TITLE;
      return { ...before, title: fields.title, fields };
    });
  }

  archive(provider: string, externalIdentifiers: readonly string[]): RowsResult {
    const rows = externalIdentifiers.map((externalIdentifier) => ({ externalIdentifier }));
    return this.#eachCourse(provider, rows, (_, before) => (before ? { ...before, archived: true } : UNKNOWN));
  }

  /** Records progress; `undefined` for a verb that Bob does not know, of which nothing is kept. */
  submit(provider: string, statement: Json): FakeStatement | undefined {
    const { courses, statements } = this.#record(provider);
    const id = String(statement.id);
    const verb = VERBS.find((name) => textAt(statement.verb, "id").split("/").at(-1)?.toLowerCase() === name);
    if (!verb) return undefined;
    if (statements.some((one) => one.id === id)) throw new StatementRefused(`statement ${id} was recorded before`, true);
    const person = this.#company.byEmail(textAt(statement.actor, "mbox").replace(/^mailto:/i, ""));
    // ASSUMED: that these two are refused. Bob asks for a known learner and course and does not say what happens without.
    if (person?.status !== "Active") throw new StatementRefused("actor.mbox is not the work email of an active employee");
    const course = courses.find(({ fields }) => fields.sourceLink === textAt(statement.object, "id"));
    if (!course) throw new StatementRefused("object.id is not the sourceLink of a course of this provider");
    const { externalIdentifier } = course;
    const kept = { id, employeeId: person.id, verb, externalIdentifier, timestamp: String(statement.timestamp), statement };
    this.#change(provider, { statements: [...statements, kept] });
    return kept;
  }

  #record(provider: string): FakeLearningRecord {
    return this.#records.get(provider) as FakeLearningRecord;
  }

  #change(provider: string, change: Partial<FakeLearningRecord>): void {
    this.#records.set(provider, { ...this.#record(provider), ...change });
  }

  #eachCourse(
    provider: string,
    rows: readonly Json[],
    make: (fields: Json, before: FakeCourse | undefined) => FakeCourse | string,
  ): RowsResult {
    const courses = new Map(this.#record(provider).courses.map((course) => [course.externalIdentifier, course]));
    const last = new Map(rows.map((row) => [String(row.externalIdentifier), row]));
    const success: string[] = [];
    const errors: { externalIdentifier: string; error: string }[] = [];
    for (const [externalIdentifier, row] of last) {
      const made = externalIdentifier === "" ? "the identifier is missing" : make(row, courses.get(externalIdentifier));
      if (typeof made === "string") errors.push({ externalIdentifier, error: made });
      else {
        courses.set(externalIdentifier, made);
        success.push(externalIdentifier);
      }
    }
    this.#change(provider, { courses: [...courses.values()] });
    return { success, errors };
  }
}
