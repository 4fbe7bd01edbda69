/**
 * What a company may add: the types of its own fields, and of the columns of its own tables. Source: HiBob's OpenAPI
 * description. Older fields may be of others, such as boolean.
 */
export const CUSTOM_TYPES = [
  "text",
  "text-area",
  "number",
  "date",
  "list",
  "multi-list",
  "hierarchy-list",
  "currency",
  "employee-reference",
  "document",
] as const;
