export { idsIn, idText, idTexts, isId } from "./ids.ts";
export { described, objectFields, textIn } from "./metadata.ts";
export { readList, readObject } from "./read.ts";
export { inFull, itemsOf, listOf, objectIn, recordIn, recordOf, recordsIn, unexpected, type Wrapped, wrapped } from "./records.ts";
export { searchAll, searchObjects, within } from "./search.ts";
// Its name until the attendance module takes the new one.
export type {
  ObjectField,
  ObjectFieldId,
  ObjectFilter,
  ObjectPaging,
  ObjectRecord,
  ObjectSearch,
  ObjectTexts,
  OpenObjectSearch,
} from "./types.ts";
export { writtenWhen } from "./written.ts";
