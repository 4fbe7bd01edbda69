import * as z from "zod/mini";
import { aText, bookkeeping, item, person, text } from "../model/shapes.ts";

/** One row of the work table. */
export const workRow = z.looseObject({ ...bookkeeping, title: text, department: text, site: text, siteId: item, reportsTo: person });

/** Columns of a new row. `siteId` alone is enough to set the site. */
export const newWorkRow = z.looseObject({ effectiveDate: aText, title: text, department: text, siteId: item, reason: text });
