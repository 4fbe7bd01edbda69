/**
 * A condition on one field. Which fields and operators Bob takes differs per object, see the method; it answers 400 to others.
 * Several conditions must all hold; of several values one is enough.
 */
export interface ObjectFilter {
  /** E.g. `/position/status`. */
  readonly fieldId: string;
  readonly operator: "equals" | "notEqual" | (string & {});
  /** At least one. Numbers are given as text: `["12345"]`. */
  readonly values: readonly string[];
}

/** Id of a field: completes the known ones, takes any. */
export type ObjectFieldId<Known> = Extract<keyof Known, string> | (string & {});

/** What to search for, and what to read of it. */
export interface ObjectSearch<Id extends string = string> {
  /** Ids of the fields to read: `["/position/id", "/position/name"]`, short ones for goals. Bob leaves out unknown ones without an error. */
  readonly fields: readonly Id[];
  /** Default: everything. */
  readonly filters?: readonly ObjectFilter[] | undefined;
}

/** What to search for where everything may be left out. */
export interface OpenObjectSearch<Id extends string = string> extends ObjectPaging {
  /** Default: those that Bob chooses. */
  readonly fields?: readonly Id[] | undefined;
  /** Default: everything. */
  readonly filters?: readonly ObjectFilter[] | undefined;
}

/** How to read page by page. */
export interface ObjectPaging {
  /** Records on a page. Default is the most that Bob documents: 100 or 200, see the method. */
  readonly pageSize?: number | undefined;
  /** Goes on at `nextCursor` of an earlier page. */
  readonly cursor?: string | undefined;
}

/** Display texts beside the values. */
export interface ObjectTexts {
  /** Adds `humanReadable` to each record: the display texts by field id. Default false. */
  readonly humanReadable?: boolean | undefined;
}

/** The values by field id; ids that are not known when the code is written give `unknown`. */
type Values<Known, Id extends string> = string extends Id
  ? { readonly [Key in keyof Known]?: Known[Key] | null } & { readonly [id: string]: unknown }
  : { readonly [Key in Id]?: Key extends keyof Known ? Known[Key] | null : unknown };

/**
 * One record by field id: `record["/position/name"]`. A field that is empty, not permitted or not known to Bob may be absent:
 * Bob does not tell them apart here. `Known` says what the known fields hold, `Id` which ones were asked for.
 */
export type ObjectRecord<Known, Id extends string = Extract<keyof Known, string>> = Values<Known, Id> & {
  /** Display texts by field id, when asked for. */
  readonly humanReadable?: { readonly [Key in Id]?: string | readonly string[] };
  /** What else Bob says of a value, by field id: keys that this version does not know. */
  readonly more?: { readonly [Key in Id]?: Readonly<Record<string, unknown>> };
};

/** A field of an object such as a position. Whatever else Bob says about it is kept. */
export interface ObjectField {
  /** What searches ask for, e.g. `/position/name`. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  /** E.g. `text`, `list`; `null` when Bob does not say. */
  readonly type: string | null;
  /** Named list with the allowed values, for list types. */
  readonly listId: string | null;
  readonly [key: string]: unknown;
}
