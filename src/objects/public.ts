// What every module of searchable objects gives its users besides its own names.
export type { CallOptions, Page, Paginator } from "../client/index.ts";
export type { FieldId, ObjectField, ObjectFilter, ObjectPaging, ObjectRecord, ObjectSearch, ObjectTexts } from "./types.ts";
