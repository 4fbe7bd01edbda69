/** A JSON object whose keys are not known. */
export type Json = Record<string, unknown>;

/** Whether a value of an answer is an object, which a shape that moved may no longer be. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
