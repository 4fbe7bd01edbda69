import type { Client } from "../client/index.ts";
import type { CalendarDate } from "../model/dates.ts";
import type { TableRow } from "../model/rows.ts";
import type { Money } from "../model/values.ts";
import { addRow, type ExtendableTable, type ListedTable, listRows, type ReducibleTable, removeRow } from "../tables/index.ts";
import { addTraining, listTraining, removeTraining } from "./endpoints.ts";

export * from "../tables/public.ts";

/** What a training to be written may hold. */
export interface NewTraining {
  /** Item of the list `trainingName`. */
  readonly name?: string | number | null;
  readonly description?: string | null;
  readonly cost?: Money | null;
  /** Item of the list `trainingStatus`. */
  readonly status?: string | number | null;
  /** Item of the list `trainingFrequency`. */
  readonly frequency?: "Once" | "Weekly" | "Monthly" | "Yearly" | (string & {}) | number | null;
  readonly startDate?: CalendarDate | null;
  /** Day on which it was completed. */
  readonly endDate?: CalendarDate | null;
  /** Id of the attached document. */
  readonly documentId?: number | null;
  /** Columns the customer added, by column id. */
  readonly customColumns?: Readonly<Record<string, unknown>> | null;
  readonly [column: string]: unknown;
}

/** One training of an employee. */
export interface TrainingRow extends TableRow, NewTraining {
  readonly id: number;
}

/**
 * Trainings an employee takes or took. Bob can read, add and delete rows, not change them: delete and add.
 *
 * Reading needs View on Training, writing Edit on Training. Bob fires no webhook for this table. Limits are not documented.
 * Source: HiBob's documentation.
 *
 * @example
 * const { rows } = await bob.training.list(id);
 */
export interface Training extends ListedTable<TrainingRow>, ExtendableTable<NewTraining>, ReducibleTable {}

/** Binds the training module to a client. */
export function training(client: Client): Training {
  const list = listRows<TrainingRow>(client, listTraining);
  return { list, add: addRow(client, addTraining, list), remove: removeRow(client, removeTraining, list) };
}
