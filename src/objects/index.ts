export { objectFields } from "./metadata.ts";
export { type IdsWritten, idsIn, idText, idTexts, isId } from "./ids.ts";
export { inFull, itemsOf, listOf, objectIn, recordIn, recordOf, recordsIn, unexpected, type Wrapped, wrapped } from "./records.ts";
export { searchAll, searchObjects } from "./search.ts";
export type { FieldId, ObjectField, ObjectFilter, ObjectPaging, ObjectRecord, ObjectSearch, ObjectTexts } from "./types.ts";
