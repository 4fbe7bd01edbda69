import * as z from "zod/mini";
import { aNumber, item, json, money, number, text } from "../model/shapes.ts";

const columns = {
  name: item,
  description: text,
  cost: money,
  status: item,
  frequency: item,
  startDate: text,
  endDate: text,
  documentId: number,
  customColumns: json,
};

/** One row of the training table. */
export const trainingRow = z.looseObject({ id: aNumber, ...columns });

/** Columns of a new row. */
export const newTraining = z.looseObject(columns);
