import { listIn } from "../../client/input.ts";
import { listDocs } from "../../docs/endpoints.ts";
import { docs } from "../../docs/index.ts";
import { count, granted, missing, unverifiable } from "./findings.ts";
import { type Look, NOBODY, type Step, unasked } from "./look.ts";
import { isInactive } from "./roster.ts";

const VIEW = "docs.view";
const MOST_PEOPLE = 3;

/** The listings of a few people's documents. */
export const docsSteps = (look: Look, wanted: ReadonlySet<string>): Step[] =>
  wanted.has(VIEW) ? [{ note: "Documents", run: () => lookAtDocs(look) }] : [];

/** The folders' names as the account has them, for the evidence: which folder a document is in is not told. */
async function folderNames({ calls, folders }: Look): Promise<string> {
  const tried = await calls.attempt((client) => docs(client).folders());
  if (tried.is !== "answered") return "";
  const names = tried.data.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
  const unknown = folders.filter((folder) => !names.includes(folder));
  const absent = unknown.length > 0 ? `; there is no folder ${unknown.map((name) => `"${name}"`).join(", ")}` : "";
  return ` (the account's folders: ${names.join(", ") || "none"}${absent})`;
}

async function lookAtDocs(look: Look): Promise<void> {
  const { calls, found, sample } = look;
  if (found.knows(VIEW)) return;
  if (sample.length === 0) return found.add(VIEW, NOBODY);
  const leaver = sample.filter(isInactive).slice(0, 1);
  const people = [...sample.filter((person) => !isInactive(person)).slice(0, MOST_PEOPLE - leaver.length), ...leaver];
  let documents = 0;
  let looked = 0;
  for (const { id } of people) {
    const tried = await calls.attempt(async (client) =>
      listIn((await client.call(listDocs, { path: { id } })).data, "documents", listDocs.id),
    );
    if (tried.is === "failed") return found.add(VIEW, unasked(tried));
    if (tried.is === "refused") return found.add(VIEW, missing("The list of somebody's documents was refused"));
    if (tried.is === "absent") continue;
    looked++;
    documents += tried.data.length;
    if (documents > 0) break;
  }
  const folders = await folderNames(look);
  const told = `${count(documents, "document")} of ${count(looked, "person", "people")} looked at`;
  found.add(
    VIEW,
    documents > 0
      ? granted(`${told}: at least one folder can be viewed${folders}`, look.folders.length > 0 ? "medium" : "high")
      : unverifiable(`${told}: there are none, or no folder can be viewed${folders}`),
  );
}
