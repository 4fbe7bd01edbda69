// Everything that belongs to no single domain. The types of a domain come with its own subpath.
export * from "./client/index.ts";
export { createHiBob, type HiBob } from "./hibob.ts";
export type * from "./model/index.ts";
