import * as z from "zod/mini";
import { endpoint } from "../client/endpoint.ts";
import { matching, webAddress } from "../model/shapes.ts";

// Neither permissions nor limits are documented.
const unknown = { perMinute: undefined, permissions: undefined } as const;
// What the answer looks like is not documented either: plain text, a quoted JSON string and an object have all been described.
const read = { ...unknown, method: "GET", effect: "read", receive: (response: Response) => response.text() } as const;

export const readAvatar = endpoint({ ...read, path: "/avatars/{employeeId}" });

export const readAvatarByEmail = endpoint({
  ...read,
  path: "/avatars",
  query: z.object({ email: matching("an email address", /@/) }),
});

export const setAvatar = endpoint({
  ...unknown,
  method: "PUT",
  path: "/avatars/{employeeId}",
  body: z.object({ url: webAddress }),
  effect: "idempotent",
  receive: () => undefined, // a success, whatever its text
});
