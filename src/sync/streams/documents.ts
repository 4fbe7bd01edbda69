import { type CallOptions, type Download, InvalidInputError, UnexpectedAnswerError } from "../../client/index.ts";
import { listDocs } from "../../docs/endpoints.ts";
import type { HiBob } from "../../hibob.ts";
import type { EmployeeId } from "../../model/ids.ts";
import { isId } from "../../objects/index.ts";
import type { Content } from "../store.ts";
import type { Stream } from "../stream.ts";
import { byEmployee, eachThatIsThere } from "./by-employee.ts";
import { keyOf } from "./whole.ts";

/** Employees whose documents are listed side by side. */
const BATCH = 20;

/**
 * Which documents everyone has: names and ids, keyed by employee and document. One request a person. The link to a document works
 * for a short time only and is never stored: `downloadDocument` gets the bytes. Needs View on the folders.
 *
 * ASSUMED: where Bob's listing carries no ids, a document is known by its name.
 */
export const documents = (): Stream =>
  byEmployee({
    name: "documents",
    endpoint: listDocs,
    size: BATCH,
    perRequest: 1,
    read: async ({ bob, signal }, employeeIds) => {
      const records = new Map<string, Content>();
      const unread = await eachThatIsThere(employeeIds, async (id) => {
        for (const { downloadLink: _, ...document } of await bob.docs.list(id, { signal })) {
          const known = document.docId ?? (isId(document.id) ? document.id : document.documentName);
          if (known == null) throw new UnexpectedAnswerError("Bob listed a document without an id and a name");
          records.set(keyOf(id, known), { employeeId: id, ...document });
        }
      });
      return { records: [...records].map(([key, content]) => ({ key, content })), unread };
    },
  });

/**
 * The bytes of a mirrored document, fresh from Bob: the stream `documents` mirrors which ones there are, and not what is in them.
 * Two requests: the employee's listing for a fresh link, and the file. `document` is the content of its record.
 *
 * Needs View on the folder.
 *
 * @throws {InvalidInputError} for a content that is not from the stream `documents`
 * @throws {ResponseError} with code `not_found` when it is not in Bob any more, or no longer to be seen
 * @throws {HiBobError} with code `ambiguous` when Bob gives no ids and several documents have the name
 * @example
 * for (const { key, content } of await store.records("default", "documents", "", 100)) {
 *   const file = await downloadDocument(bob, content);
 *   console.log(key, (await file.bytes()).length);
 * }
 */
export async function downloadDocument(bob: Pick<HiBob, "docs">, document: Content, options?: CallOptions): Promise<Download> {
  const { employeeId } = document;
  if (typeof employeeId !== "string" || employeeId === "") {
    throw new InvalidInputError("A document's content needs its employeeId", {
      hint: "Give the content of a record of the stream documents",
    });
  }
  return bob.docs.download(employeeId as EmployeeId, document, options);
}
