import { endpoint } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { documents, folders, form, linked, uploaded } from "./schemas.ts";

const may = (verb: "View" | "Upload" | "Delete", name: string, folder = name) => [
  box(`docs.${verb.toLowerCase()}${name}`, `People's data > Docs > ${folder} > ${verb} selected employees' docs in the folder`),
];
const CUSTOM = ["Custom", "[custom folder]"] as const;
const SHARED = "Shared";
const CONFIDENTIAL = "Confidential";

// Source: HiBob's documentation says that these endpoints have no rate limit at the moment.
const read = { method: "GET", perMinute: undefined, effect: "read" } as const;
const upload = { method: "POST", body: form, response: uploaded, perMinute: undefined, effect: "write" } as const;
const link = { ...upload, body: linked } as const;
const remove = { method: "DELETE", perMinute: undefined, effect: "idempotent" } as const;

/** Which permission it needs is not documented. */
export const listFolders = endpoint({ ...read, path: "/docs/folders/metadata", response: folders, permissions: undefined });

/** The documents of all folders whose View is ticked. */
export const listDocs = endpoint({
  ...read,
  path: "/docs/people/{id}",
  response: documents,
  permissions: may("View", "", "[docs folder]"),
});

export const uploadShared = endpoint({ ...upload, path: "/docs/people/{id}/shared/upload", permissions: may("Upload", SHARED) });
export const uploadConfidential = endpoint({
  ...upload,
  path: "/docs/people/{id}/confidential/upload",
  permissions: may("Upload", CONFIDENTIAL),
});
export const uploadCustom = endpoint({
  ...upload,
  path: "/docs/people/{id}/folders/{folderId}/upload",
  permissions: may("Upload", ...CUSTOM),
});

export const linkShared = endpoint({ ...link, path: "/docs/people/{id}/shared", permissions: may("Upload", SHARED) });
export const linkConfidential = endpoint({ ...link, path: "/docs/people/{id}/confidential", permissions: may("Upload", CONFIDENTIAL) });
/** `custom` here, `folders` for a file and for removing. */
export const linkCustom = endpoint({ ...link, path: "/docs/people/{id}/custom/{folderId}", permissions: may("Upload", ...CUSTOM) });

export const removeShared = endpoint({ ...remove, path: "/docs/people/{id}/shared/{docId}", permissions: may("Delete", SHARED) });
export const removeConfidential = endpoint({
  ...remove,
  path: "/docs/people/{id}/confidential/{docId}",
  permissions: may("Delete", CONFIDENTIAL),
});
export const removeCustom = endpoint({
  ...remove,
  path: "/docs/people/{id}/folders/{folderId}/{docId}",
  permissions: may("Delete", ...CUSTOM),
});
