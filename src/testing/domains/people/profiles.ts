import type { Access } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { type FakeField, FieldBook } from "../../company/fields.ts";
import { jsonTexts, type Reply } from "../../reply.ts";
import { displayText } from "./display.ts";
import { Layout } from "./layout.ts";

const ROOT = ["root.firstName", "root.surname", "root.email", "root.displayName"];
const PERSONAL = ["personal.honorific", "personal.pronouns", "personal.shortBirthDate", "personal.nationality"];

/** ASSUMED: a profile has all of About and Work that is built in and stands below these names, and no more of the rest. */
const isInProfile = ({ id }: FakeField): boolean =>
  ROOT.includes(id) || PERSONAL.includes(id) || id.startsWith("about.") || id.startsWith("work.");

/** List items by label, the manager by name, Yes and No; all else as it is. Source: HiBob's OpenAPI description. */
function shown(field: FakeField, value: unknown, company: CompanyState): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => displayText(field, item, company));
  const asText = field.list !== undefined || field.type === "boolean" || field.id === "work.manager";
  return asText ? displayText(field, value, company) : value;
}

/** The public pages of all active people, in the nested notation alone. */
export function profiles(company: CompanyState, access: Access): Reply {
  const book = company.part(FieldBook);
  const fields = book.all.filter((field) => !book.isCustom(field.id) && isInProfile(field) && access.sees(field));
  const layout = new Layout(fields.map(({ id }) => id));
  const active = access.people().filter(({ status }) => status === "Active");
  return jsonTexts("employees", active, (person) => {
    const values = fields.map((field) => JSON.stringify(shown(field, field.read(person, company), company)));
    const parts = [`{"id":${JSON.stringify(person.id)}`];
    layout.fill(parts, values);
    return `${parts.join("")}}`;
  });
}
