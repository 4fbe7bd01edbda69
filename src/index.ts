export * from "./client/index.ts";
export { createHiBob, type HiBob } from "./hibob.ts";
export type { Field, ListItem, ListOptions, Metadata, NamedList } from "./metadata/index.ts";
export type * from "./model/index.ts";
export type { DisplayTexts, FoundEmployee, GetResult, People, SearchInput, SearchResult } from "./people/index.ts";
export type { BulkInput, EmployeeError, RestrictedColumns, WorkHistory, WorkPage, WorkRow, WorkTable } from "./work-history/index.ts";
