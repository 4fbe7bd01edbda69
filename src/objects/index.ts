export { objectFields } from "./metadata.ts";
export { listOf, recordIn, recordOf, recordsIn, type Wrapped, wrapped } from "./records.ts";
export { searchAll, searchObjects } from "./search.ts";
export type { FieldId, ObjectField, ObjectFilter, ObjectPaging, ObjectRecord, ObjectSearch, ObjectTexts } from "./types.ts";
