/** An answer of the fake, before a face turns it into its own kind of response. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const JSON_TYPE = { "content-type": "application/json" };

/** A JSON answer. */
export const json = (value: unknown, status = 200): Reply => ({ status, headers: JSON_TYPE, body: JSON.stringify(value) });

/**
 * A JSON object with one long list in it, e.g. `{ "employees": […] }`. Written item by item, so that a big answer is
 * never there as objects and as text at the same time.
 */
export function jsonList<Item>(key: string, items: readonly Item[], write: (item: Item) => unknown): Reply {
  const body = `{${JSON.stringify(key)}:[${items.map((item) => JSON.stringify(write(item))).join(",")}]}`;
  return { status: 200, headers: JSON_TYPE, body };
}

/** Bob's common form of an error. ASSUMED: the keys and texts, of which Bob documents only the two names. */
export const refusal = (status: number, key: string, error: string): Reply => json({ key, error }, status);

/** A web page, which Bob sends where an API should not. */
export const page = (status: number, title: string): Reply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});

/** A status and nothing else. */
export const bare = (status: number): Reply => ({ status, headers: {}, body: "" });

/** Thrown by a handler to answer with this instead. */
export class Refused extends Error {
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`answered ${reply.status}`);
    this.reply = reply;
  }
}

/** 400: the request is wrong. */
export const badRequest = (error: string): Refused => new Refused(refusal(400, "exception.validation", error));
/** 403: a permission or the audience is missing. */
export const forbidden = (): Refused =>
  new Refused(refusal(403, "exception.permission.missing", "The user does not have permission for this action"));
/** 404: there is no such thing, or it may not be seen. */
export const notFound = (what: string): Refused => new Refused(refusal(404, "exception.not.found", `${what} was not found`));
