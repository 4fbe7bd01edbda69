import { InvalidInputError } from "../../client/errors.ts";

/** Header that carries the signature of a delivery. */
export const SIGNATURE = "Bob-Signature";

const HMAC = { name: "HMAC", hash: "SHA-512" };

/** The key that signs with a secret. */
const signingKey = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", new TextEncoder().encode(secret), HMAC, false, ["sign"]);

/**
 * Signs a body as Bob does: base64 of the HMAC-SHA512 over its bytes. For tests that call a receiver themselves; what
 * `fake.webhooks` sends is signed already.
 *
 * @returns The value of the header `Bob-Signature`.
 * @throws {InvalidInputError} when the secret or the body is none
 * @example
 * const body = JSON.stringify({ companyId: 636192, version: "v2", type: "employee.deleted", data: { employeeId: "1" } });
 * const headers = { "content-type": "application/json", "bob-signature": await signWebhook({ body, secret: "s3cret" }) };
 */
export async function signWebhook(input: { readonly body: string | Uint8Array; readonly secret: string }): Promise<string> {
  const { body, secret } = input;
  if (typeof secret !== "string" || secret === "") throw new InvalidInputError("secret must be a text that is not empty");
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw new InvalidInputError("body must be the text or the bytes that are sent, not what they were made from");
  }
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const signature = await crypto.subtle.sign(HMAC, await signingKey(secret), bytes as BufferSource);
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
