export * from "./client/index.ts";
export { employeeId } from "./client/input.ts";
export { createHiBob, type HiBob } from "./hibob.ts";
export type * from "./metadata/index.ts";
export type * from "./model/index.ts";
export type * from "./people/index.ts";
export type * from "./work-history/index.ts";
