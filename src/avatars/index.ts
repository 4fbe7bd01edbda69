import type { CallOptions, Client } from "../client/index.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject } from "../model/json.ts";
import { unexpected } from "../objects/index.ts";
import { readAvatar, readAvatarByEmail, setAvatar } from "./endpoints.ts";

/**
 * Profile pictures, by their addresses. Permissions and limits are not documented.
 *
 * Source: HiBob's documentation. It does not say what the answer to a read looks like: plain text, a JSON string and an object with
 * `avatarUrl` or `url` are all understood. ASSUMED: an empty answer and `null` mean that there is no picture.
 */
export interface Avatars {
  /**
   * The address of an employee's picture, or `null` when there is none.
   *
   * Which permission it needs is not documented. Source: HiBob's documentation.
   * @throws {UnexpectedAnswerError} when the answer holds no address
   * @example
   * const url = await bob.avatars.get(id);
   */
  get(employeeId: EmployeeId, options?: CallOptions): Promise<string | null>;
  /**
   * The same by the employee's email.
   *
   * Which permission it needs is not documented. Source: HiBob's documentation.
   * @throws {UnexpectedAnswerError} when the answer holds no address
   * @example
   * const url = await bob.avatars.getByEmail("ada@example.com");
   */
  getByEmail(email: string, options?: CallOptions): Promise<string | null>;
  /**
   * Replaces an employee's picture by one that Bob fetches from `url`, an http(s) address that Bob can reach.
   *
   * Which permission it needs is not documented. Source: HiBob's documentation. Bob keeps a copy under an address of its own, so that
   * a read cannot show whether it is this picture.
   * @example
   * await bob.avatars.set(id, "https://example.com/ada.png");
   */
  set(employeeId: EmployeeId, url: string, options?: CallOptions): Promise<void>;
}

function urlIn(data: unknown, endpoint: string): string | null {
  let found: unknown = data;
  try {
    if (data) found = JSON.parse(data as string);
  } catch {
    found = String(data).trim(); // plain text
  }
  if (isObject(found) && ("avatarUrl" in found || "url" in found)) found = found.avatarUrl ?? found.url ?? null;
  if (found === null || found === "") return null;
  if (typeof found === "string" && !/[\s<]/.test(found)) return found;
  throw unexpected(endpoint);
}

/** Binds the avatars module to a client. */
export function avatars(client: Client): Avatars {
  return {
    async get(employeeId, options) {
      const { data } = await client.call(readAvatar, { path: { employeeId } }, options);
      return urlIn(data, readAvatar.id);
    },
    async getByEmail(email, options) {
      const { data } = await client.call(readAvatarByEmail, { query: { email } }, options);
      return urlIn(data, readAvatarByEmail.id);
    },
    async set(employeeId, url, options) {
      await client.call(setAvatar, { path: { employeeId }, body: { url } }, options);
    },
  };
}
