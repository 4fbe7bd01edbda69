import { type CallOptions, type Client, type DataOf, type Endpoint, isHiBobError } from "../client/index.ts";
import { isObject } from "../model/json.ts";
import { inFull, itemsOf, objectIn, unexpected } from "../objects/index.ts";
import { addCourses, archiveCourses, registerProvider, removeProvider, submitStatement, updateCourses } from "./endpoints.ts";

/** A course provider to be connected to Bob Learning. Other properties are sent as they are. */
export interface NewLearningIntegration {
  /** The stable key of the provider; all other methods take it. */
  readonly providerIdentifier: string;
  readonly [property: string]: unknown;
}

/** Fields of a course, by field id with or without `/trainingContent/` before it. Custom keys are sent as they are. */
export interface TrainingContentChange {
  /** Your own key of the course, unique for the provider. */
  readonly externalIdentifier: string;
  readonly title?: string;
  /** Where the course is at the provider; the `object.id` of statements names it. */
  readonly sourceLink?: string;
  readonly [field: string]: unknown;
}

/** A course that Bob does not have yet. */
export interface NewTrainingContent extends TrainingContentChange {
  readonly title: string;
}

/** What became of each course: a request that succeeds may have failed for some of them. */
export interface TrainingContentResult {
  /** External identifiers of the courses that were taken. */
  readonly success: readonly (string | number)[];
  /** What Bob says of the others; its form is not documented. Empty when all were taken. */
  readonly errors: readonly unknown[];
  readonly [key: string]: unknown;
}

/** An xAPI statement about a learner's progress. */
export interface LearningStatement {
  /** A UUID of your own. With it a statement can be sent again without counting twice. */
  readonly id: string;
  /** ISO 8601. */
  readonly timestamp: string;
  /** `mbox` holds the work email of an active employee: `mailto:ada@example.com`. */
  readonly actor: { readonly mbox?: string; readonly [key: string]: unknown };
  /** Bob knows completed, passed and failed. */
  readonly verb: { readonly id?: string; readonly [key: string]: unknown };
  /** `id` holds the `sourceLink` of a course that was added before. */
  readonly object: { readonly id?: string; readonly [key: string]: unknown };
  readonly result?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

/** What became of a statement. */
export interface StatementResult {
  /**
   * `accepted`: recorded. `duplicate`: one with this id was recorded before, perhaps by an attempt of this call whose answer
   * got lost. `ignored`: Bob does not know the verb and recorded nothing.
   */
  readonly outcome: "accepted" | "duplicate" | "ignored";
  readonly statementId: string;
}

/**
 * Courses of an outside provider in Bob Learning, and the progress of learners.
 *
 * Needs "Features > Integrations > Course providers > Create, update and delete the integration", and the Learning module:
 * without the module Bob answers 403 (404 to a removal). Nothing here can be read back, so writes give no `visible()`.
 * Source: HiBob's documentation.
 */
export interface Learning {
  /**
   * Connects a course provider. The provider may be given a display name; HiBob's documentation does not print the property's
   * name in full, so look it up on its page. Left out, Bob makes one from the identifier.
   *
   * Needs "… Course providers > Create, update and delete the integration". Three requests a minute. Source: HiBob's documentation.
   *
   * @example
   * await bob.learning.registerIntegration({ providerIdentifier: "bakers-academy" });
   */
  registerIntegration(integration: NewLearningIntegration, options?: CallOptions): Promise<void>;
  /**
   * Disconnects a course provider. Bob keeps it as inactive.
   *
   * Needs "… Course providers > Create, update and delete the integration". Three requests a minute. Source: HiBob's documentation.
   *
   * @throws {ResponseError} with code `not_found` for a provider that is not connected, or when the module is off
   * @example
   * await bob.learning.removeIntegration("bakers-academy");
   */
  removeIntegration(providerIdentifier: string, options?: CallOptions): Promise<void>;
  /**
   * Adds courses, 1 to 500. Of courses with the same external identifier Bob takes the last.
   *
   * Needs "… Course providers > Create, update and delete the integration". Ten requests a minute. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for more than 500 courses or one without identifier or title
   * @example
   * const course = { externalIdentifier: "c1", title: "Sourdough", sourceLink: "https://academy.example/c1" };
   * const { errors } = await bob.learning.addContent("bakers-academy", [course]);
   */
  addContent(providerIdentifier: string, courses: readonly NewTrainingContent[], options?: CallOptions): Promise<TrainingContentResult>;
  /**
   * Changes courses, 1 to 500. Fields that are not given stay as they are; courses that Bob does not have are named in `errors`.
   *
   * Needs "… Course providers > Create, update and delete the integration". Ten requests a minute. Source: HiBob's documentation.
   *
   * @example
   * await bob.learning.updateContent("bakers-academy", [{ externalIdentifier: "c1", title: "Sourdough, second edition" }]);
   */
  updateContent(
    providerIdentifier: string,
    courses: readonly TrainingContentChange[],
    options?: CallOptions,
  ): Promise<TrainingContentResult>;
  /**
   * Hides courses from learners without deleting them, 1 to 500. Courses that Bob does not have are named in `errors`.
   *
   * Needs "… Course providers > Create, update and delete the integration". Ten requests a minute. Source: HiBob's
   * documentation; ASSUMED: the limit of 500, which it names for the other two only.
   *
   * @example
   * const { success } = await bob.learning.archiveContent("bakers-academy", ["c1"]);
   */
  archiveContent(providerIdentifier: string, externalIdentifiers: readonly string[], options?: CallOptions): Promise<TrainingContentResult>;
  /**
   * Records a learner's progress. May be repeated with the same statement: it counts once, and is sent again after a failure.
   *
   * Needs "… Course providers > Create, update and delete the integration". 300 requests a minute. Source: HiBob's documentation.
   *
   * @throws {InvalidInputError} before sending, for a statement without an id: Bob could not tell a repetition from a new one
   * @example
   * const { outcome } = await bob.learning.sendStatement("bakers-academy", {
   *   id: "0b1d7a52-6f0c-4f0e-9a3b-1f6f3a1f0c11",
   *   timestamp: "2026-03-01T09:00:00Z",
   *   actor: { mbox: "mailto:ada@example.com" },
   *   verb: { id: "http://adlnet.gov/expapi/verbs/completed" },
   *   object: { id: "https://academy.example/c1" },
   * });
   */
  sendStatement(providerIdentifier: string, statement: LearningStatement, options?: CallOptions): Promise<StatementResult>;
}

const bodyOf = (courses: readonly TrainingContentChange[]) => itemsOf(courses, (course) => inFull("/trainingContent/", course));

function resultOf(data: unknown, endpoint: string): TrainingContentResult {
  const { success, errors, ...rest } = objectIn(data, endpoint);
  // Either may be left out, but an answer without both tells nothing of the courses.
  if (!Array.isArray(success ?? errors)) throw unexpected(endpoint);
  return { ...rest, success: Array.isArray(success) ? success : [], errors: Array.isArray(errors) ? errors : [] };
}

/** Binds the learning module to a client. */
export function learning(client: Client): Learning {
  const send = async (
    endpoint: Endpoint,
    providerIdentifier: string,
    body: unknown,
    options?: CallOptions,
  ): Promise<TrainingContentResult> => {
    const { data } = await client.call(endpoint, { path: { providerIdentifier }, body }, options);
    return resultOf(data, endpoint.id);
  };
  return {
    async registerIntegration(body, options) {
      await client.call(registerProvider, { body }, options);
    },
    async removeIntegration(providerIdentifier, options) {
      await client.call(removeProvider, { path: { providerIdentifier } }, options);
    },
    addContent: (provider, courses, options) => send(addCourses, provider, bodyOf(courses), options),
    updateContent: (provider, courses, options) => send(updateCourses, provider, bodyOf(courses), options),
    archiveContent: (provider, items, options) => send(archiveCourses, provider, { items }, options),
    async sendStatement(providerIdentifier, body, options) {
      let data: DataOf<typeof submitStatement>;
      try {
        ({ data } = await client.call(submitStatement, { path: { providerIdentifier }, body }, options));
      } catch (error) {
        if (isHiBobError(error, "conflict")) return { outcome: "duplicate", statementId: body.id };
        throw error;
      }
      if (data !== undefined && !(isObject(data) && data.accepted === true)) {
        throw unexpected(submitStatement.id);
      }
      return { outcome: data ? "accepted" : "ignored", statementId: body.id };
    },
  };
}
