import * as z from "zod/mini";
import { aNumber, item, text } from "../model/shapes.ts";

const columns = { firstName: text, surname: text, birthDate: text, gender: item };

/** One row of the dependents table. */
export const dependent = z.looseObject({ id: aNumber, ...columns });

/** Columns of a row to write. */
export const newDependent = z.looseObject(columns);
