import type { Notes } from "./notes.ts";

/** Fewer records than this tell nothing. */
const ENOUGH = 20;
const NEARLY_ALL = 0.9;
/** Once is a reorganisation or a raise for everyone. So often in a row, no HR team does it. */
const IN_A_ROW = 3;

/** What a reading says about fields that move by themselves. */
export interface Moving {
  /** Fields that changed for nearly everyone in this reading. */
  readonly moving: readonly string[];
  readonly notes: Pick<Notes, "moving" | "learnt">;
}

/**
 * Which fields changed for more than nine in ten of the records that were there before. A field that does so in three complete readings
 * in a row is learnt to be volatile: its moves count as changes no more.
 */
export function movingFields(notes: Notes, moves: ReadonlyMap<string, number>, compared: number): Moving {
  if (compared < ENOUGH) return { moving: [], notes };
  const moving = [...moves].filter(([, count]) => count > compared * NEARLY_ALL).map(([field]) => field);
  const counts = moving.map((field) => [field, (notes.moving[field] ?? 0) + 1] as const);
  const learnt = counts.filter(([, times]) => times >= IN_A_ROW).map(([field]) => field);
  return {
    moving,
    notes: {
      moving: Object.fromEntries(counts.filter(([field]) => !learnt.includes(field))),
      learnt: [...new Set([...notes.learnt, ...learnt])],
    },
  };
}
