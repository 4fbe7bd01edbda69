import * as z from "zod/mini";
import { isObject } from "../model/json.ts";
import { anItem, aText, byForm, filledText, is, item, listOf, nullish, text, webAddress } from "../model/shapes.ts";

// Bob wraps each value of a folder: { id: { value }, name: { value }, folderType: { value } }.
const wrapped = nullish(byForm((value) => (isObject(value) ? z.looseObject({ value: item }) : aText)));

export const folders = listOf(z.looseObject({ id: wrapped, name: wrapped, folderType: wrapped }));

/** `docId` is in HiBob's guide and not in its reference; `id` is what uploads call it. */
export const documents = z.looseObject({
  documents: listOf(z.looseObject({ docId: item, id: item, documentName: text, downloadLink: text })),
});

/** A file to upload from a URL. */
export const linked = z.object({
  documentName: filledText,
  documentUrl: webAddress,
  tags: z.optional(listOf(aText)),
});

/** A file to upload as it is: one part named `file`. */
export const form = is<FormData>("FormData", (value) => value instanceof FormData);

/** The document, or nothing but its id. */
export const uploaded = nullish(byForm((answer) => (isObject(answer) ? z.looseObject({ id: item, docId: item }) : anItem)));
