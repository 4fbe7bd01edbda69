import * as z from "zod/mini";
import { bookkeeping, text } from "../model/shapes.ts";

/** One row of the lifecycle table. */
export const lifecycleRow = z.looseObject({ ...bookkeeping, status: text, employeeStatus: text, reasonType: text, leaveReason: text });
