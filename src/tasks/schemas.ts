import * as z from "zod/mini";
import { anItem, aText, number, person, text } from "../model/shapes.ts";

export const taskList = z.looseObject({
  tasks: z.array(
    z.looseObject({
      id: anItem,
      owner: person,
      requestedFor: person,
      title: text,
      description: text,
      status: text,
      due: text,
      completionDate: text,
      linkInBob: text,
      set: text,
      workflow: text,
      ordinalInWorkflow: number,
    }),
  ),
});

export const taskQuery = z.object({ task_status: z.optional(aText) });

export const completed = z.looseObject({ toDosUpdated: number });
