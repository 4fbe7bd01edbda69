import { joined } from "../client/clock.ts";
import { download, safeName } from "../client/download.ts";
import {
  type CallOptions,
  type Client,
  type Download,
  type Endpoint,
  HiBobError,
  InvalidInputError,
  ResponseError,
  type Written,
} from "../client/index.ts";
import type { EmployeeId } from "../model/ids.ts";
import { isObject, type Json } from "../model/json.ts";
import { idText, isId, readList, recordOf, textIn, unexpected, writtenWhen } from "../objects/index.ts";
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
} from "./endpoints.ts";
import { bodyOf, type FileToUpload, type LinkToUpload } from "./upload.ts";

export type { FileToUpload, LinkToUpload } from "./upload.ts";

/** A folder of documents, the same for all employees. */
export interface DocFolder {
  /** What `{ custom: id }` takes. */
  readonly id?: string | null;
  readonly name?: string | null;
  readonly folderType?: "shared" | "confidential" | "custom" | (string & {}) | null;
  /** What else Bob says of a value, by key. */
  readonly more?: unknown;
  readonly [key: string]: unknown;
}

/** One of the two folders every account has, or one of the account's own by its id. */
export type FolderRef = "shared" | "confidential" | { readonly custom: string };

/** A document as an employee's listing shows it. */
export interface Doc {
  /** In HiBob's guide, not in its reference: may be missing. */
  readonly docId?: string | number | null;
  readonly documentName?: string | null;
  /** As good as a credential, and short-lived: never store or log it. `docs.download` gets a fresh one. */
  readonly downloadLink?: string | null;
  readonly [key: string]: unknown;
}

/** Which document: by its id, or by its name where the listing carries no ids. One of `docs.list` will do. */
export type DocRef = Pick<Doc, "docId" | "documentName">;

/** What an upload gives: the new document's id, what else Bob tells of it, and `visible`. */
export interface UploadedDoc extends Written {
  /** What `docs.remove` takes. `undefined` when Bob's answer names none. */
  readonly docId: string | number | undefined;
  readonly [key: string]: unknown;
}

/**
 * Documents of employees: list, upload, download, remove. There is no move, rename or new version.
 *
 * Each folder has its own permissions: "People's data > Docs > [docs folder] > View / Upload / Delete selected employees' docs
 * in the folder". HiBob's documentation says that there is no rate limit at the moment.
 */
export interface Docs {
  /**
   * All folders, with the ids of custom ones. Which permission it needs is not documented.
   *
   * Source: HiBob's documentation.
   * @example
   * const folders = await bob.docs.folders();
   * const payslips = folders.find(({ name }) => name === "Payslips");
   */
  folders(options?: CallOptions): Promise<DocFolder[]>;
  /**
   * The employee's documents in all folders the service user may view.
   *
   * Needs View on the folders; what is in others is probably left out without a word. Source: HiBob's documentation; `docId` is
   * in its guide only, and the folder a document is in is not told.
   * @example
   * for (const doc of await bob.docs.list(id)) console.log(doc.docId, doc.documentName);
   */
  list(employeeId: EmployeeId, options?: CallOptions): Promise<Doc[]>;
  /**
   * Puts a document into an employee's folder: a file of at most 5 MB (1 MB for custom folders), or one that Bob fetches from a
   * URL. Sent once: the same document twice would be two. `visible()` looks for its id in the listing, or for its name where
   * Bob gives no ids, and needs View.
   *
   * Needs Upload on the folder. Source: HiBob's documentation.
   * @throws {InvalidInputError} before anything is sent: too large, no name, content that cannot be read
   * @example
   * const { docId } = await bob.docs.upload(id, "shared", { name: "hello.txt", content: new TextEncoder().encode("Hello") });
   * await bob.docs.upload(id, { custom: "a-folder-id" }, { name: "map.pdf", url: "https://example.com/map.pdf", tags: ["map"] });
   */
  upload(employeeId: EmployeeId, folder: FolderRef, file: FileToUpload | LinkToUpload, options?: CallOptions): Promise<UploadedDoc>;
  /**
   * Deletes a document from the folder it is in. `visible()` resolves once the listing is without it; where the listing carries
   * no ids that cannot be told, and it fails.
   *
   * Needs Delete on the folder. Source: HiBob's documentation.
   * @throws {InvalidInputError} for a number too large to be exact: give it as a string
   * @example
   * await bob.docs.remove(id, "shared", 4711);
   */
  remove(employeeId: EmployeeId, folder: FolderRef, docId: string | number, options?: CallOptions): Promise<Written>;
  /**
   * Downloads a document. Lists the employee's documents again for a fresh link, and fetches that without the credential. The
   * id decides; the name does only where none has the id, among documents without one. Where the link's answer names no file,
   * `fileName` is the document's name, without folders and control characters.
   *
   * Needs View on the folder. Source: HiBob's documentation; ASSUMED: the link needs no credential, and lives long enough to
   * be used at once.
   * @throws {ResponseError} with code `not_found` when the listing is without it
   * @throws {HiBobError} with code `ambiguous` when several have the name
   * @example
   * const [doc] = await bob.docs.list(id);
   * if (doc) {
   *   const file = await bob.docs.download(id, doc);
   *   const bytes = await file.bytes();
   * }
   */
  download(employeeId: EmployeeId, doc: DocRef, options?: CallOptions): Promise<Download>;
}

const ENDPOINTS: Readonly<Record<string, { file: Endpoint; url: Endpoint; remove: Endpoint; limitMb: number }>> = {
  // Sizes are from HiBob's documentation of May 2025.
  shared: { file: uploadShared, url: linkShared, remove: removeShared, limitMb: 5 },
  confidential: { file: uploadConfidential, url: linkConfidential, remove: removeConfidential, limitMb: 5 },
  custom: { file: uploadCustom, url: linkCustom, remove: removeCustom, limitMb: 1 },
};

function placeOf(folder: FolderRef) {
  const custom = isObject(folder) ? folder.custom : undefined;
  const kind = custom ? "custom" : String(folder);
  if (!(custom || kind === "shared" || kind === "confidential")) {
    throw new InvalidInputError('folder must be "shared", "confidential" or { custom: id }');
  }
  return { ...ENDPOINTS[kind]!, path: custom ? { folderId: custom } : {} };
}

const idOf = ({ docId, id }: Json): string | number | undefined => {
  const found = docId ?? id;
  return isId(found) ? found : undefined;
};

/** The documents of a listing with this id, or if there are none and where one of the two has no id, with this name. */
function matches(all: readonly Doc[], docId: string | number | undefined, name: string | null | undefined): Doc[] {
  const withId = all.filter((doc) => docId !== undefined && String(idOf(doc)) === String(docId));
  if (withId[0]) return withId;
  return all.filter((doc) => (docId === undefined || idOf(doc) === undefined) && !!name && doc.documentName === name);
}

/** Binds the documents module to a client. */
export function docs(client: Client): Docs {
  const list = (employeeId: EmployeeId, options?: CallOptions): Promise<Doc[]> =>
    readList(client, listDocs, { path: { id: employeeId } }, "documents", options);
  return {
    async folders(options) {
      const folders: Json[] = await readList(client, listFolders, {}, "folders", options);
      return folders.map((fields) => recordOf({ fields }));
    },
    list,
    async upload(employeeId, folder, file, options) {
      const { path, limitMb, ...endpoints } = placeOf(folder);
      const endpoint = file.url === undefined ? endpoints.file : endpoints.url;
      const body = await bodyOf(file, limitMb, joined(client.defaults.signal, options?.signal));
      const { data: answer } = await client.call(endpoint, { path: { id: employeeId, ...path }, body }, options);
      const told = isObject(answer) ? answer : { id: answer };
      const docId = idOf(told);
      return {
        ...(isObject(answer) ? answer : {}),
        docId,
        ...writtenWhen(client, endpoint.id, async (look = options) => !!matches(await list(employeeId, look), docId, file.name)[0]),
      };
    },
    async remove(employeeId, folder, docId, options) {
      const { path, remove } = placeOf(folder);
      const wanted = idText(docId, "docId");
      await client.call(remove, { path: { id: employeeId, ...path, docId: wanted } }, options);
      const isGone = (doc: Doc): boolean => ![undefined, wanted].includes(idOf(doc)?.toString());
      return writtenWhen(client, remove.id, async (look = options) => (await list(employeeId, look)).every(isGone));
    },
    async download(employeeId, doc, options) {
      const { documentName: name } = doc;
      const wanted = idOf(doc as Json);
      if (wanted === undefined && !name) throw new InvalidInputError("Give the document's docId or documentName");
      const all = await list(employeeId, options);
      const found = matches(all, wanted, name);
      const facts = { endpoint: listDocs.id };
      if (!found[0]) throw new ResponseError("not_found", "The employee has no such document that can be seen", facts);
      if (found[1]) throw new HiBobError("ambiguous", "Several documents have this name: give the docId", facts);
      const { downloadLink, documentName } = found[0];
      if (typeof downloadLink !== "string") throw unexpected(listDocs.id);
      const file = await download(client, downloadLink, options);
      return { ...file, fileName: file.fileName ?? safeName(textIn(documentName)) };
    },
  };
}
