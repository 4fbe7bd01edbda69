import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { type Keys, known, refuse } from "../../refusing.ts";
import type { DocsFolder } from "./folders.ts";
import { pdfOf } from "./pdf.ts";
import { Docs, type StoredDoc } from "./state.ts";
import { typeOf } from "./types.ts";

/** A document to put into an employee's folder. */
export interface UploadInput {
  /** Name or id of the folder. Default `Shared`. */
  readonly folder?: string | undefined;
  /** Shown in Bob, e.g. `contract.pdf`. */
  readonly name: string;
  /** Text of the file. Default a small PDF. */
  readonly content?: string | undefined;
  /** E.g. `application/pdf`. Default by the name's ending. */
  readonly type?: string | undefined;
  /** Default none. */
  readonly tags?: readonly string[] | undefined;
}

/** A document of the fake. */
export interface FakeDoc {
  readonly docId: number;
  readonly documentName: string;
  /** Name of the folder it is in. */
  readonly folder: string;
  readonly folderId: string;
  readonly type: string;
  readonly tags: readonly string[];
  /** Time stamp without a zone. */
  readonly creationDate: string;
  /** Ids of the employees who have to sign. Empty when no signature was asked for. */
  readonly signers: readonly string[];
  /** Ids of those who have signed. */
  readonly signed: readonly string[];
}

/** A folder of documents of the fake. */
export interface FakeDocFolder {
  readonly id: string;
  readonly name: string;
  readonly folderType: "shared" | "confidential" | "custom";
}

/** What HR and employees do with documents. */
export interface DocsVerbs {
  /** Puts a document into an employee's folder. HR's own uploads know no limit of size here. */
  upload(employeeId: string, input: UploadInput): FakeDoc;
  /** Deletes a document, whatever folder it is in. */
  removeDocument(employeeId: string, docId: string | number): void;
  /** Adds a folder of the account's own. Its permissions are `folder:<name>.view`, `.upload` and `.delete`. */
  addFolder(name: string): FakeDocFolder;
  /** Asks for signatures. Default signer is the employee whose document it is. */
  requestSignature(employeeId: string, docId: string | number, request?: { readonly signers?: readonly string[] | undefined }): FakeDoc;
  /**
   * One signer signs, by default the next who has not. The last signature tells `documents.eSign.completed`.
   */
  signDocument(employeeId: string, docId: string | number, signature?: { readonly signer?: string | undefined }): FakeDoc;
}

const told = ({ docId, name, folder, type, tags, creationDate, signing }: StoredDoc): FakeDoc => ({
  docId,
  documentName: name,
  folder: folder.name,
  folderId: folder.id,
  type,
  tags,
  creationDate,
  signers: signing?.signers ?? [],
  signed: signing?.signed ?? [],
});

export function docsVerbs(company: CompanyState): DocsVerbs {
  const docs = () => company.part(Docs);
  const employee = (what: string, id: string): Employee => {
    const found = company.byId(id);
    if (!found) throw refuse(`${what} is not the id of an employee`);
    return found;
  };
  const document = (person: Employee, docId: string | number): StoredDoc => {
    const found = docs().find(person, docId);
    if (!found) throw refuse(`the employee has no document ${docId}`);
    return found;
  };
  const folderNamed = (nameOrId: string): DocsFolder => {
    const found = docs().folder(nameOrId);
    if (found) return found;
    throw refuse(
      `there is no folder ${JSON.stringify(nameOrId)}; there are ${docs()
        .folders.map(({ name }) => name)
        .join(", ")}`,
    );
  };
  return {
    upload(employeeId, input) {
      const { folder = "Shared", name, content, type, tags = [] } = known("upload", input, UPLOAD);
      const person = employee("employeeId", employeeId);
      if (typeof name !== "string" || name === "") throw refuse("upload needs the document's name");
      const bytes = () => content ?? pdfOf([name]);
      const kind = type ?? (content === undefined ? "application/pdf" : typeOf(name));
      return told(docs().add(person, folderNamed(folder), { name, type: kind, bytes, tags }));
    },
    removeDocument(employeeId, docId) {
      const person = employee("employeeId", employeeId);
      docs().remove(person, document(person, docId));
    },
    addFolder(name) {
      if (typeof name !== "string" || name === "") throw refuse("addFolder needs a name");
      const { id, type } = docs().addFolder(name);
      return { id, name, folderType: type };
    },
    requestSignature(employeeId, docId, request = {}) {
      const { signers = [employeeId] } = known("requestSignature", request, { signers: true });
      const person = employee("employeeId", employeeId);
      const doc = document(person, docId);
      if (doc.signing && doc.signing.completedOn === null) throw refuse(`signatures of document ${docId} are asked for already`);
      const ids = [...new Set(signers.map((signer) => employee("a signer", signer).id))];
      if (ids.length === 0) throw refuse("requestSignature needs a signer");
      return told(docs().requestSignature(person, doc, ids));
    },
    signDocument(employeeId, docId, signature = {}) {
      const { signer } = known("signDocument", signature, { signer: true });
      const person = employee("employeeId", employeeId);
      const doc = document(person, docId);
      const open = doc.signing?.signers.filter((id) => !doc.signing?.signed.includes(id)) ?? [];
      const id = signer === undefined ? open[0] : open.find((one) => one === signer);
      if (!doc.signing || id === undefined)
        throw refuse(`nobody's signature of document ${docId} is open${signer === undefined ? "" : " for this signer"}`);
      return told(docs().sign(person, doc, doc.signing, id));
    },
  };
}

const UPLOAD: Keys<UploadInput> = { folder: true, name: true, content: true, type: true, tags: true };
