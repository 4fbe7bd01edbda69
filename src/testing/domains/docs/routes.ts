import {
  linkConfidential,
  linkCustom,
  linkShared,
  listDocs,
  listFolders,
  removeConfidential,
  removeCustom,
  removeShared,
  uploadConfidential,
  uploadCustom,
  uploadShared,
} from "../../../docs/endpoints.ts";
import type { CompanyState } from "../../company/company.ts";
import { digits, hash } from "../../company/draws.ts";
import { FileLinks } from "../../file-links.ts";
import { badRequest, bare, forbidden, json, notFound, type Reply } from "../../reply.ts";
import type { SentFile } from "../../request.ts";
import { type Exchange, type Route, route } from "../../route.ts";
import { personById } from "../people/person.ts";
import { CONFIDENTIAL, type DocsFolder, SHARED } from "./folders.ts";
import { Docs, type StoredDoc } from "./state.ts";
import { typeOf } from "./types.ts";

/** ASSUMED: how long a link works. Bob does not document it. */
const LINK_LIFETIME_MS = 15 * 60_000;
// Source: HiBob's documentation of 2025. ASSUMED: megabytes of 2^20 bytes, and 400 for what is larger.
const MOST_BYTES = 5 * 2 ** 20;
const MOST_BYTES_CUSTOM = 2 ** 20;

type Asked = Pick<Exchange, "company" | "access"> & { readonly path: { readonly id: string } };

/** The person and the folder of a write, if it is allowed there. */
function place({ company, access, path: { id } }: Asked, folder: DocsFolder, right: "upload" | "delete") {
  const key = `folder:${folder.name}.${right}`;
  if (!access.has(key)) throw forbidden(`the permission ${key}`);
  return { docs: company.part(Docs), person: personById(id, company, access) };
}

const system =
  (name: string) =>
  ({ company }: Pick<Exchange, "company">): DocsFolder =>
    company.part(Docs).folder(name) as DocsFolder;

const sharedFolder = system(SHARED);
const confidentialFolder = system(CONFIDENTIAL);

/** ASSUMED: the two folders of the system are not found by their ids on the paths of custom ones. */
function customFolder({ company, path: { folderId } }: { company: CompanyState; path: { folderId: string } }): DocsFolder {
  const folder = company.part(Docs).folders.find(({ id, type }) => id === folderId && type === "custom");
  if (!folder) throw notFound("The folder");
  return folder;
}

/** ASSUMED: `{ id }` for all folders. HiBob's reference shows it for the shared one, and of the others says "the id". */
function upload(asked: Asked & { readonly file: SentFile | undefined }, folder: DocsFolder): Reply {
  const { docs, person } = place(asked, folder, "upload");
  const { file } = asked;
  if (!file) throw badRequest("The part named file is missing");
  const { name, bytes } = file;
  const most = folder.type === "custom" ? MOST_BYTES_CUSTOM : MOST_BYTES;
  if (bytes.length > most)
    throw badRequest("The file is too large", `${folder.name} takes ${most / 2 ** 20} MB, the file has ${bytes.length} bytes`);
  const { docId } = docs.add(person, folder, { name, type: typeOf(name, file.type), bytes: () => bytes });
  return json({ id: docId });
}

function link(asked: Asked & { readonly body: Exchange<typeof linkShared>["body"] | undefined }, folder: DocsFolder): Reply {
  const { docs, person } = place(asked, folder, "upload");
  const { body, company } = asked;
  if (!body) throw badRequest("The request body is not valid JSON", "A file goes to the path that ends with /upload; here Bob takes JSON");
  const { documentName: name, documentUrl, tags = [] } = body;
  const bytes = () => `The fake does not fetch files. This one would come from ${documentUrl}\n`;
  return json(written(docs.add(person, folder, { name, type: typeOf(name), bytes, tags }), company));
}

const written = (doc: StoredDoc, { seed }: CompanyState) => ({
  id: doc.docId,
  employeeId: doc.employeeId,
  // ASSUMED: service users have ids like employees.
  uploadedById: digits(hash(seed, 0x5e41d), 19),
  name: doc.name,
  creationDate: doc.creationDate,
  status: "uploaded",
  tags: doc.tags,
  folderId: doc.folder.number,
  mimeType: doc.type,
  fileId: doc.docId + 20_000_000,
  documentName: doc.name,
  owner: { id: doc.employeeId },
  actionRequestDate: null,
  actionCompleteDate: null,
});

function remove(asked: Asked & { readonly path: { readonly docId: string } }, folder: DocsFolder): Reply {
  const { docs, person } = place(asked, folder, "delete");
  const doc = docs.find(person, asked.path.docId);
  if (doc?.folder.id !== folder.id) throw notFound(`The document in the folder ${folder.name}`);
  docs.remove(person, doc as StoredDoc);
  return bare(200);
}

export const docsRoutes: readonly Route[] = [
  route(listFolders, ({ company }) =>
    json(
      company.part(Docs).folders.map(({ id, name, type }) => ({ id: { value: id }, name: { value: name }, folderType: { value: type } })),
    ),
  ),

  // ASSUMED: documents in folders without View are absent, and where View is ticked for none, the list is empty.
  route(
    listDocs,
    ({ path: { id }, base, company, access }) => {
      const person = personById(id, company, access);
      const mayView = ({ name }: DocsFolder): boolean => access.has("docs.view") && access.has(`folder:${name}.view`);
      const visible = company
        .part(Docs)
        .of(person)
        .filter(({ folder }) => mayView(folder));
      return json({
        documents: visible.map((doc) => ({
          documentName: doc.name,
          downloadLink: company.part(FileLinks).link(base, `document ${doc.docId}`, doc, LINK_LIFETIME_MS),
          docId: doc.docId,
        })),
      });
    },
    { requires: [] },
  ),

  route(uploadShared, (asked) => upload(asked, sharedFolder(asked))),
  route(uploadConfidential, (asked) => upload(asked, confidentialFolder(asked))),
  route(uploadCustom, (asked) => upload(asked, customFolder(asked))),

  route(linkShared, (asked) => link(asked, sharedFolder(asked))),
  route(linkConfidential, (asked) => link(asked, confidentialFolder(asked))),
  route(linkCustom, (asked) => link(asked, customFolder(asked))),

  route(removeShared, (asked) => remove(asked, sharedFolder(asked))),
  route(removeConfidential, (asked) => remove(asked, confidentialFolder(asked))),
  route(removeCustom, (asked) => remove(asked, customFolder(asked))),
];
