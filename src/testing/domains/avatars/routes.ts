import { readAvatar, readAvatarByEmail, setAvatar } from "../../../avatars/endpoints.ts";
import { bare, json } from "../../reply.ts";
import { type Route, route } from "../../route.ts";
import { covered, personById } from "../people/person.ts";
import { Avatars } from "./state.ts";

// ASSUMED: the address comes as a JSON string, and needs no permission but the audience; another picture needs Edit on the
// category of the field that shows it. Bob documents none of it.
export const avatarsRoutes: readonly Route[] = [
  route(readAvatar, ({ path, company, access }) => json(company.part(Avatars).url(personById(path.employeeId, company, access).id))),

  route(readAvatarByEmail, ({ query, company, access }) =>
    json(company.part(Avatars).url(covered(company.byEmail(query.email), access).id)),
  ),

  route(
    setAvatar,
    ({ path, body: { url }, company, access }) => {
      company.part(Avatars).set(personById(path.employeeId, company, access).id, url);
      return bare(200);
    },
    { requires: ["root.edit"] },
  ),
];
