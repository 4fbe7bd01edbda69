// What every module of searchable objects gives its users besides its own names.
export type { CallOptions, Page, Paginator } from "../client/index.ts";
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
