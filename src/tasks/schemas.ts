import * as z from "zod/mini";
import { anItem, aText, listOf, number, person, text } from "../model/shapes.ts";

export const taskList = z.looseObject({
  tasks: listOf(
    z.looseObject({
      id: anItem,
      owner: person,
      requestedFor: person,
      title: text,
      description: text,
      status: text,
      due: text,
    }),
  ),
});

export const taskQuery = z.object({ task_status: z.optional(aText) });

export const completed = z.looseObject({ toDosUpdated: number });
