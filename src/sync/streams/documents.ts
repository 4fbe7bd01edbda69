import { UnexpectedAnswerError } from "../../client/index.ts";
import { listDocs } from "../../docs/endpoints.ts";
import type { Content } from "../store.ts";
import type { Stream } from "../stream.ts";
import { byEmployee, eachThatIsThere } from "./by-employee.ts";
import { keyOf } from "./whole.ts";

/** Employees whose documents are listed side by side. */
const BATCH = 20;

/**
 * Which documents everyone has: names and ids, keyed by employee and document. One request a person. The link to a document works
 * for a short time only and is never stored: `bob.docs.download` gets the bytes. Needs View on the folders.
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
          const known = document.docId ?? document.documentName;
          if (known == null) throw new UnexpectedAnswerError("Bob listed a document without an id and a name");
          records.set(keyOf(id, known), { employeeId: id, ...document });
        }
      });
      return { records: [...records].map(([key, content]) => ({ key, content })), unread };
    },
  });
