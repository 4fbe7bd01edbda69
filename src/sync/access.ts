import { PermissionError } from "../client/index.ts";
import type { Field } from "../metadata/index.ts";
import { type PermissionAnswer, type Plan, type Requirement, requirementsFor } from "../permissions/index.ts";
import { leftSince } from "./departures.ts";
import type { HoldReason } from "./notes.ts";
import { AUDIENCE } from "./permissions.ts";
import { isSuspicious } from "./settle.ts";
import type { Stream, StreamContext } from "./stream.ts";

/** A box in Bob's permission screen. */
export interface LostPermission {
  /** Key in the catalogue, e.g. `payroll.view`. */
  readonly key: string;
  /** Where it is on the screen, in the category model and under field-level permissions. */
  readonly place: { readonly category: string; readonly field: string };
}

/** Something that the service user could see before and cannot see any more. What is stored of it stays. */
export interface AccessLoss {
  readonly stream: string;
  /**
   * `stream`: Bob refuses it. `fields`: fields came for nobody in at least one batch. `columns`: columns of a table are held back. `history`:
   * only current rows came. `audience`: fewer people came. `permission`: the check of permissions says so, and nothing else does.
   */
  readonly kind: "stream" | "fields" | "columns" | "history" | "audience" | "permission";
  /** Field ids or columns; empty when it is not about single ones. */
  readonly fields: readonly string[];
  /** What to tick, as far as that can be told. Empty where HiBob does not document what is needed. */
  readonly permissions: readonly LostPermission[];
}

/** What a reading saw that speaks of lost access. */
export interface AccessSigns {
  /** Bob's refusal. */
  readonly denied?: unknown;
  /** Fields that came before and came for nobody now. */
  readonly lostFields?: readonly string[];
  /** Columns that came before and are held back now. */
  readonly lostColumns?: readonly string[];
  /** Keys of permissions that were granted before and are not now. */
  readonly lostPermissions?: readonly string[];
  readonly holds?: readonly HoldReason[];
  /** Whether records of people who are there are kept, and of people who are not. */
  readonly kept?: { readonly rows: boolean; readonly people: boolean };
  /** Employees who were listed and could not be read. */
  readonly unread?: number;
  /** How many people fewer there are than at the last reading. */
  readonly shrunk?: number;
}

const box = ({ key, place }: Pick<Requirement, "key" | "place">): LostPermission => ({ key, place });

/** A box that the stream needs, with its status where it was checked. */
type Box = Requirement & { readonly status?: PermissionAnswer["status"] | undefined };

/** Those that the check did not find granted; all where it found them all granted, because then one was taken away since. */
const likely = (boxes: readonly Box[], lost: readonly string[]): readonly Box[] => {
  const sure = boxes.filter(({ key, status }) => status === "missing" || lost.includes(key));
  const possible = sure.length > 0 ? sure : boxes.filter(({ status }) => status === "unverifiable");
  return possible.length > 0 ? possible : boxes;
};

/** Puts what was seen into words of Bob's permission screen. */
export async function lossesOf(
  stream: Stream,
  context: StreamContext,
  answers: readonly PermissionAnswer[],
  signs: AccessSigns,
): Promise<readonly AccessLoss[]> {
  const { denied, lostFields = [], lostColumns = [], lostPermissions = [], holds = [], kept, unread = 0, shrunk = 0 } = signs;
  const losses: AccessLoss[] = [];
  const lose = (kind: AccessLoss["kind"], boxes: readonly Box[], fields: readonly string[] = []) =>
    losses.push({ stream: stream.name, kind, fields, permissions: boxes.map(box) });
  const needed: readonly Box[] = answers.length > 0 ? answers : requirementsOf(stream.plan);
  const boxes = needed.filter(({ key }) => key !== AUDIENCE);
  const ending = (...ends: readonly string[]) => boxes.filter(({ key }) => ends.some((end) => key.endsWith(end)));
  const isAboutPeople = stream.owner !== undefined || needed.some(({ key }) => key === AUDIENCE);

  // Who is asked for by id and not in the audience any more is refused as if a box was missing.
  const fewer = denied !== undefined && stream.owner !== undefined && (await leftSince(context)).ids.size > 0;
  if (denied !== undefined && !fewer) losses.push({ stream: stream.name, kind: "stream", fields: [], permissions: refused(denied, boxes) });
  if (lostFields.length > 0) {
    // A field that is no longer in the account was deleted there, which the schema tells; it is not hidden.
    const fields = await context.fields();
    const hidden = lostFields.filter((id) => fields.some((field) => field.id === id));
    if (hidden.length > 0) lose("fields", boxesOfFields(hidden, fields, boxes, lostPermissions), hidden);
  }
  if (lostColumns.length > 0) lose("columns", likely(ending(".view", ".viewHistory"), lostPermissions), lostColumns);
  if (holds.includes("history")) lose("history", ending(".viewHistory"));

  const unexplained = kept?.rows === true && holds.every((reason) => reason === "many");
  const manyUnread = unread > 0 && isAboutPeople && (stream.name === "employees" || isSuspicious(unread, (await context.people()).length));
  const isNarrowed = fewer || manyUnread || holds.includes("audience") || kept?.people === true || shrunk > 0;
  if (isNarrowed)
    lose(
      "audience",
      requirementsFor({ streams: ["employees"] }).filter(({ key }) => key === AUDIENCE),
    );

  const told = new Set(losses.flatMap(({ permissions }) => permissions.map(({ key }) => key)));
  const more = needed.filter(({ key }) => lostPermissions.includes(key) && !told.has(key));
  if (more.length > 0) lose("permission", more);
  else if (unexplained && !isNarrowed) {
    // A folder that is hidden cannot be told from an empty one.
    const unseen = boxes.filter(({ observable }) => observable.category === "grant");
    if (unseen.length > 0) lose("permission", unseen);
  }
  return losses;
}

const requirementsOf = (plan: Plan | undefined): readonly Requirement[] => (plan ? requirementsFor(plan) : []);

/** What to tick for fields: the boxes that are known to be missing, or else all that the fields need. */
function boxesOfFields(
  hidden: readonly string[],
  fields: readonly Field[],
  checked: readonly Box[],
  lost: readonly string[],
): readonly Box[] {
  const own = requirementsFor({ streams: ["employees"], fields: hidden }, { fields }).filter(({ key }) => key !== AUDIENCE);
  const sure = own.filter(({ key }) => lost.includes(key) || checked.some((box) => box.key === key && box.status === "missing"));
  // A number that came masked lacks Edit; one that did not come may also lack View of that single field, which the check cannot see.
  return sure.length > 0 && !sure.some(({ key }) => key.endsWith(".edit")) ? sure : own;
}

/** The boxes that Bob's refusal is about. */
function refused(error: unknown, boxes: readonly Box[]): readonly LostPermission[] {
  const named = error instanceof PermissionError ? error.permissions : [];
  const own = boxes.filter(({ key }) => named.some((permission) => permission.key === key));
  // The box of a custom table is the one of the category that it is in, which only the check knows.
  if (own.length > 0 || boxes.length > 0) return likely(own.length > 0 ? own : boxes, []).map(box);
  return named.map(({ key, place, fieldPlace }) => ({ key, place: { category: place, field: fieldPlace ?? place } }));
}
