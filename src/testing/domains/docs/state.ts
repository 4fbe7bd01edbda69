import { InvalidInputError } from "../../../client/errors.ts";
import type { EmployeeId } from "../../../model/ids.ts";
import type { CompanyState } from "../../company/company.ts";
import type { Employee } from "../../company/employee.ts";
import { stampAt } from "../../company/stamps.ts";
import { type DocsFolder, folderOf, foldersOf } from "./folders.ts";
import { seedDocs } from "./seeding.ts";

/** Who has to sign a document, and who has. */
export interface Signing {
  readonly requestedOn: string;
  readonly signers: readonly EmployeeId[];
  readonly signed: readonly EmployeeId[];
  readonly completedOn: string | null;
}

/** A document in an employee's folder. */
export interface StoredDoc {
  readonly docId: number;
  readonly employeeId: EmployeeId;
  readonly folder: DocsFolder;
  readonly name: string;
  readonly type: string;
  /** Time stamp without a zone. */
  readonly creationDate: string;
  readonly tags: readonly string[];
  readonly bytes: () => string | Uint8Array;
  readonly signing?: Signing | undefined;
}

/** Ids of documents that are uploaded while the fake runs start here; seeded ones are below. */
const FIRST_NEW_ID = 9_000_001;

/** The folders and documents of a company. */
export class Docs {
  readonly #company: CompanyState;
  readonly #documents = new Map<EmployeeId, readonly StoredDoc[]>();
  #folders: DocsFolder[] | undefined;

  constructor(company: CompanyState) {
    this.#company = company;
  }

  get folders(): readonly DocsFolder[] {
    this.#folders ??= foldersOf(this.#company);
    return this.#folders;
  }

  /** A folder by its name or id. */
  folder(nameOrId: string): DocsFolder | undefined {
    return this.folders.find(({ id, name }) => name === nameOrId || id === nameOrId);
  }

  addFolder(name: string): DocsFolder {
    if (this.folder(name)) throw new InvalidInputError(`Fake HiBob: there is a folder ${JSON.stringify(name)} already`);
    const folder = folderOf(this.#company, name, "custom");
    this.#folders = [...this.folders, folder];
    return folder;
  }

  /** A person's documents in all folders, oldest upload last among those of the seed. */
  of(person: Employee): readonly StoredDoc[] {
    let documents = this.#documents.get(person.id);
    if (!documents) {
      documents = seedDocs(person, this.#company).map((doc) => ({ ...doc, folder: this.folder(doc.folder) as DocsFolder }));
      this.#documents.set(person.id, documents);
    }
    return documents;
  }

  find(person: Employee, docId: string | number): StoredDoc | undefined {
    return this.of(person).find((doc) => String(doc.docId) === String(docId));
  }

  add(
    person: Employee,
    folder: DocsFolder,
    what: Pick<StoredDoc, "name" | "type" | "bytes"> & { readonly tags?: readonly string[] },
  ): StoredDoc {
    const docId = this.#company.newId("document", FIRST_NEW_ID);
    const creationDate = stampAt(this.#company.now(), docId);
    const { name, type, bytes, tags = [] } = what;
    const doc: StoredDoc = { docId, employeeId: person.id, folder, name, type, creationDate, tags, bytes };
    this.#documents.set(person.id, [...this.of(person), doc]);
    return doc;
  }

  remove(person: Employee, { docId }: StoredDoc): void {
    this.#documents.set(
      person.id,
      this.of(person).filter((doc) => doc.docId !== docId),
    );
  }

  requestSignature(person: Employee, doc: StoredDoc, signers: readonly EmployeeId[]): StoredDoc {
    const requestedOn = stampAt(this.#company.now(), doc.docId);
    return this.#replace(person, { ...doc, signing: { requestedOn, signers, signed: [], completedOn: null } });
  }

  /** One signature; with the last one the event is told. */
  sign(person: Employee, doc: StoredDoc, signing: Signing, signer: EmployeeId): StoredDoc {
    const signed = [...signing.signed, signer];
    const all = signed.length === signing.signers.length;
    const completedOn = all ? stampAt(this.#company.now(), doc.docId) : null;
    if (all) {
      // Source of the keys: HiBob's documentation of the event. ASSUMED: what follows in the address; it needs Bob's log-in.
      this.#company.events.emit("documents.eSign.completed", {
        employeeId: person.id,
        documentId: doc.docId,
        downloadUrl: `https://app.hibob.com/api/docs/${doc.docId}`,
        signedBy: signer,
        creationDate: signing.requestedOn,
      });
    }
    return this.#replace(person, { ...doc, signing: { ...signing, signed, completedOn } });
  }

  #replace(person: Employee, changed: StoredDoc): StoredDoc {
    this.#documents.set(
      person.id,
      this.of(person).map((doc) => (doc.docId === changed.docId ? changed : doc)),
    );
    return changed;
  }
}
