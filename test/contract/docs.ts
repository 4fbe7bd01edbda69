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
} from "../../src/docs/endpoints.ts";
import type { FolderRef } from "../../src/docs/index.ts";
import type { EmployeeId, Endpoint } from "../../src/index.ts";
import { ADA, type Contract } from "./contract.ts";

const id = ADA as EmployeeId;
const FOLDER = "4b1b9c2e-6f1d-4d57-9d0c-1f3c5a7e9b20";
const HELLO = { name: "hello.txt", type: "text/plain", content: "Hello" };
const LINK = "https://example.com/map.pdf";
const stored = {
  id: 4712,
  employeeId: ADA,
  uploadedById: "SERVICE-1",
  name: "map.pdf",
  creationDate: "2026-06-15T09:00:00.123456",
  status: "uploaded",
  tags: ["map"],
  folderId: 88,
  mimeType: "application/pdf",
  fileId: 9001,
  documentName: "map.pdf",
  owner: { id: ADA },
  actionRequestDate: null,
  actionCompleteDate: null,
};

const upload = (endpoint: Endpoint, folder: FolderRef, path: string, answer: unknown): Contract => ({
  name: `docs.upload to ${path}`,
  method: "docs.upload",
  endpoint,
  call: (bob) => bob.docs.upload(id, folder, { ...HELLO, content: new TextEncoder().encode(HELLO.content) }),
  exchanges: [{ method: "POST", path: `/docs/people/${ADA}/${path}`, form: { file: HELLO }, answer }],
  gives: { ...(typeof answer === "object" ? answer : {}), docId: 4711 },
});

const link = (endpoint: Endpoint, folder: FolderRef, path: string): Contract => ({
  name: `docs.upload from a URL to ${path}`,
  method: "docs.upload",
  endpoint,
  call: (bob) => bob.docs.upload(id, folder, { name: "map.pdf", url: LINK, tags: ["map"] }),
  exchanges: [
    {
      method: "POST",
      path: `/docs/people/${ADA}/${path}`,
      body: { documentName: "map.pdf", documentUrl: LINK, tags: ["map"] },
      answer: stored,
    },
  ],
  gives: { ...stored, docId: 4712 },
});

const remove = (endpoint: Endpoint, folder: FolderRef, path: string): Contract => ({
  name: `docs.remove from ${path}`,
  method: "docs.remove",
  endpoint,
  call: (bob) => bob.docs.remove(id, folder, 4711),
  exchanges: [{ method: "DELETE", path: `/docs/people/${ADA}/${path}/4711`, answer: undefined }],
  gives: {},
});

export const contracts: readonly Contract[] = [
  {
    name: "docs.folders",
    endpoint: listFolders,
    call: (bob) => bob.docs.folders(),
    exchanges: [
      {
        method: "GET",
        path: "/docs/folders/metadata",
        answer: [
          { id: { value: FOLDER }, name: { value: "Payslips" }, folderType: { value: "custom" }, order: 3 },
          { id: { value: "shared" }, name: { value: "Shared" }, folderType: { value: "shared" } },
        ],
      },
    ],
    gives: [
      { id: FOLDER, name: "Payslips", folderType: "custom", order: 3 },
      { id: "shared", name: "Shared", folderType: "shared" },
    ],
  },
  {
    name: "docs.list",
    endpoint: listDocs,
    call: (bob) => bob.docs.list(id),
    exchanges: [
      {
        method: "GET",
        path: `/docs/people/${ADA}`,
        answer: {
          documents: [
            { docId: 4711, documentName: "hello.txt", downloadLink: "https://files.example/1?signature=x" },
            { documentName: "old.pdf", downloadLink: "https://files.example/2?signature=x" },
          ],
        },
      },
    ],
    gives: [
      { docId: 4711, documentName: "hello.txt", downloadLink: "https://files.example/1?signature=x" },
      { documentName: "old.pdf", downloadLink: "https://files.example/2?signature=x" },
    ],
  },
  upload(uploadShared, "shared", "shared/upload", { id: 4711 }),
  upload(uploadConfidential, "confidential", "confidential/upload", { docId: 4711 }),
  upload(uploadCustom, { custom: FOLDER }, `folders/${FOLDER}/upload`, 4711),
  link(linkShared, "shared", "shared"),
  link(linkConfidential, "confidential", "confidential"),
  link(linkCustom, { custom: FOLDER }, `custom/${FOLDER}`),
  remove(removeShared, "shared", "shared"),
  remove(removeConfidential, "confidential", "confidential"),
  remove(removeCustom, { custom: FOLDER }, `folders/${FOLDER}`),
];
