import { InvalidInputError } from "./errors.ts";
import { typeOf } from "./validation.ts";

/** Gives the `Authorization` header of the next request. */
export type Auth = () => Promise<string>;

/** The two values Bob shows once when a service user is created. */
export interface ServiceUser {
  readonly id: string;
  readonly token: string;
}

function checkCredential(what: string, value: unknown, hint: string): asserts value is string {
  const problem =
    typeof value !== "string"
      ? `must be a string, not ${typeOf(value)}`
      : value === ""
        ? "is empty"
        : /[^\x21-\x7e]/.test(value)
          ? "contains a space, a line break or a character outside ASCII"
          : undefined;
  if (problem) throw new InvalidInputError(`${what} ${problem}`, { hint });
}

const COPY = "Copy it again from Bob: System settings > Integrations > Automation > Service users";

/** HTTP Basic with a service user's id and token. */
export function serviceUser({ id, token }: ServiceUser): Auth {
  checkCredential("The service user's id", id, COPY);
  checkCredential("The service user's token", token, COPY);
  if (id.includes(":")) throw new InvalidInputError("The service user's id contains a colon", { hint: "Pass id and token apart" });
  const header = `Basic ${btoa(`${id}:${token}`)}`;
  return async () => header;
}

/** Only errors can be handed on; another thing that is thrown could be the token itself. */
async function asking(getToken: () => string | Promise<string>): Promise<string> {
  try {
    return await getToken();
  } catch (error) {
    throw error instanceof Error ? error : new InvalidInputError("getToken threw something that is no error");
  }
}

/**
 * OAuth for Marketplace apps. `getToken` is asked before every request, so it should keep the token and refresh it only
 * when needed; requests that need one at the same time share a single run of it. What it throws reaches the caller as it is.
 */
export function bearer(getToken: () => string | Promise<string>): Auth {
  let running: Promise<string> | undefined;
  return () =>
    (running ??= (async () => {
      const token = await asking(getToken);
      checkCredential("The access token", token, "It is what getToken gave");
      return `Bearer ${token}`;
    })().finally(() => {
      running = undefined;
    }));
}
