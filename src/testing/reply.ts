/** An answer of the fake, before a face turns it into its own kind of response. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Cuts the connection after so many bytes of the body. */
  readonly cutAfter?: number | undefined;
  /** Waits so many milliseconds of the fake's clock before anything is sent. */
  readonly delay?: number | undefined;
}

/** Header in which the fake, unlike Bob, says why it refused a request and what to do. */
export const EXPLANATION = "x-fake-explanation";

const JSON_TYPE = { "content-type": "application/json" };

/** A JSON answer. */
export const json = (value: unknown, status = 200): Reply => jsonText(JSON.stringify(value), status);

/** A JSON answer that is written already. */
export const jsonText = (body: string, status = 200): Reply => ({ status, headers: JSON_TYPE, body });

/**
 * A JSON object with one long list in it, e.g. `{ "employees": […] }`. Written item by item, so that a big answer is
 * never there as objects and as text at the same time.
 */
export const jsonList = <Item>(key: string, items: readonly Item[], write: (item: Item) => unknown): Reply =>
  jsonTexts(key, items, (item) => JSON.stringify(write(item)));

/** The same of items that are written as JSON already. */
export function jsonTexts<Item>(key: string, items: readonly Item[], write: (item: Item) => string): Reply {
  return jsonText(`{${JSON.stringify(key)}:[${items.map(write).join(",")}]}`);
}

/** A file. */
export const file = (bytes: string | Uint8Array, type: string): Reply => ({ status: 200, headers: { "content-type": type }, body: bytes });

/** Bob's common form of an error. ASSUMED: the keys and texts, of which Bob documents only the two names. */
export const refusal = (status: number, key: string, error: string): Reply => json({ key, error }, status);

const REASONS: Readonly<Record<number, string>> = { 400: "Bad Request", 403: "Forbidden", 404: "Not Found", 409: "Conflict" };

/** The same refusal in the form of Bob's object-based modules. What else the common form says, such as single errors, stays. */
export function objectRefusal({ status, body, headers }: Reply, now: number): Reply {
  const { key: _, error: message, ...more } = JSON.parse(String(body)) as Record<string, unknown>;
  const error = REASONS[status] ?? String(status);
  return { ...json({ error, message, statusCode: status, timestamp: new Date(now).toISOString(), ...more }, status), headers };
}

/** A web page, which Bob sends where an API should not. */
export const page = (status: number, title: string): Reply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});

/** A status and nothing else. `bare(200)` is how Bob answers many writes. */
export const bare = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({ status, headers, body: "" });

/** The same answer with an explanation for whoever reads the failing test. Headers take no letters beyond Latin. */
export const explained = (reply: Reply, why: string): Reply => ({
  ...reply,
  headers: { ...reply.headers, [EXPLANATION]: why.replace(/[^\x20-\x7e]/g, "?") },
});

/** Thrown by a handler to answer with this instead. */
export class Refused extends Error {
  readonly reply: Reply;
  constructor(reply: Reply, why: string) {
    super(why);
    this.reply = explained(reply, why);
  }
}

/** 400: the request is wrong. `why` tells a developer more than Bob's own text does. */
export const badRequest = (error: string, why = error): Refused => new Refused(refusal(400, "exception.validation", error), why);

/** 403: a permission or the audience is missing; `lacks` names it, e.g. `the permission work.view`. */
export const forbidden = (lacks: string): Refused =>
  new Refused(
    refusal(403, "exception.permission.missing", "The user does not have permission for this action"),
    `Refused: the service user lacks ${lacks}`,
  );

/** 404: there is no such thing, or it may not be seen. */
export const notFound = (what: string): Refused =>
  new Refused(refusal(404, "exception.not.found", `${what} was not found`), `${what} does not exist, or the service user may not see it`);

/** 409: there is such a thing already. */
export const conflict = (error: string): Refused => new Refused(refusal(409, "exception.conflict", error), error);
