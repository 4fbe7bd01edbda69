import * as z from "zod/mini";
import { aNumber, flag, item, json, listOf, text } from "../model/shapes.ts";

export const reportList = z.looseObject({
  views: listOf(
    z.looseObject({
      id: aNumber,
      name: text,
      description: text,
      type: text,
      createdBy: text,
      creationDate: text,
      modificationDate: text,
      folderId: item,
      isScheduled: flag,
      isComparable: flag,
      configuration: json,
    }),
  ),
});

/** Bob ignores what it does not know here, `humanReadable` also for a format other than JSON. */
export const reportQuery = z.custom<{
  readonly format: string;
  readonly includeInfo?: boolean | undefined;
  readonly locale?: string | undefined;
  readonly humanReadable?: string | undefined;
}>();
