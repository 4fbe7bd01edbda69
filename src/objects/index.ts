export { type IdsWritten, idsIn, idText, idTexts, isId } from "./ids.ts";
export { described, objectFields, textIn } from "./metadata.ts";
export { readList, readObject } from "./read.ts";
export { inFull, itemsOf, listOf, objectIn, recordIn, recordOf, recordsIn, unexpected, type Wrapped, wrapped } from "./records.ts";
export { searchAll, searchObjects, within } from "./search.ts";
export type { FieldId, ObjectField, ObjectFilter, ObjectPaging, ObjectRecord, ObjectSearch, ObjectTexts } from "./types.ts";
export { writtenWhen } from "./written.ts";
