import { readAvatar, readAvatarByEmail, setAvatar } from "../../src/avatars/endpoints.ts";
import type { EmployeeId } from "../../src/index.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const URL_OF_ADA = "https://images.example/avatars/1.png?signature=x";

export const contracts: readonly Contract[] = [
  {
    name: "avatars.get",
    endpoint: readAvatar,
    call: (bob) => bob.avatars.get(id),
    exchanges: [
      { method: "GET", path: `/avatars/${ADA}`, answer: new Response(URL_OF_ADA, { headers: { "content-type": "text/plain" } }) },
    ],
    gives: URL_OF_ADA,
  },
  {
    name: "avatars.getByEmail",
    keeps: "nothing",
    endpoint: readAvatarByEmail,
    call: (bob) => bob.avatars.getByEmail("ada+1@example.com"),
    exchanges: [{ method: "GET", path: "/avatars", query: { email: "ada+1@example.com" }, answer: URL_OF_ADA }],
    gives: URL_OF_ADA,
  },
  {
    name: "avatars.set",
    endpoint: setAvatar,
    call: (bob) => bob.avatars.set(id, "https://example.com/ada.png"),
    exchanges: [
      {
        method: "PUT",
        path: `/avatars/${ADA}`,
        body: { url: "https://example.com/ada.png" },
        answer: new Response("Avatar uploaded"),
      },
    ],
    gives: undefined,
  },
];
