import type { World } from "../../access.ts";
import type { CompanyState } from "../../company/company.ts";
import { aDate, aNumber, aText, type Check, itemOf, oneOf, orNull } from "../../objects/checks.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import { heldOpening, holderOf, isCancelled, type Opening, type Position, positionStatus, recruitment } from "./position.ts";
import { Positions } from "./state.ts";
import { jobOf, RECRUITMENT, STATUS, titleOf } from "./words.ts";

const POSITION_TYPES = ["Growth", "Promotion", "Replacement"];
const EMPLOYMENT_TYPES = ["Permanent", "Temporary", "Apprentice", "Contractor", "Non-guaranteed"];

const positionsOf = (company: CompanyState): Positions => company.part(Positions);

const anActiveProfile: Check = {
  expected: "the id of an active job profile",
  fits: (value, company) => jobOf(value, company)?.status === "active",
};
const aPosition: Check = {
  expected: "the id of a position that is not cancelled",
  fits(value, company) {
    const position = positionsOf(company).find(Number(value));
    return position !== undefined && !isCancelled(position, company);
  },
};

const managerOf = ({ managerPositionId }: Position, company: CompanyState): Position | undefined =>
  managerPositionId === null ? undefined : positionsOf(company).find(managerPositionId);

const earliest = (dates: readonly (string | null)[]): string | null => dates.filter((date) => date !== null).sort()[0] ?? null;

const startOf = (opening: Opening | undefined): string | null => opening?.filledFrom ?? null;

const recruitmentField = (id: string, name: string): KindField<Position> => ({
  id,
  name,
  type: "list",
  read: (position, { company }) => recruitment(position, company),
  text: (value: keyof typeof RECRUITMENT) => RECRUITMENT[value],
});

const jobField = (id: string, name: string, write?: Check): KindField<Position> => ({
  id,
  name,
  type: "number",
  write,
  read: ({ jobProfile }) => jobProfile,
  text: (value: number, _: Position, { company }: World) => {
    const profile = jobOf(value, company);
    return profile ? `${profile.title} (${profile.code})` : String(value);
  },
});

// HiBob's documentation shows the first and the last day of a position in the form of the machine as display texts too.
const budgetDay = { type: "date", text: (value: string) => value } as const;

export const POSITION: ObjectKind<Position> = {
  type: "position",
  prefix: "/position/",
  fields: [
    { id: "id", name: "Position backend ID", type: "number", filter: EQUALITY, read: ({ id }) => id },
    { id: "name", name: "Position ID", type: "text", filter: EQUALITY, write: orNull(aText), read: ({ name }) => name },
    {
      id: "status",
      name: "Status",
      type: "list",
      filter: EQUALITY,
      read: (position, { company }) => positionStatus(position, company),
      text: (value: keyof typeof STATUS) => STATUS[value],
    },
    { id: "fte", name: "FTE %", type: "number", write: aNumber(1, 100), read: ({ fte }) => fte },
    { id: "effectiveDate", name: "Effective date", ...budgetDay, write: aDate, read: ({ effectiveDate }) => effectiveDate },
    { id: "endEffectiveDate", name: "End effective date", ...budgetDay, read: ({ endEffectiveDate }) => endEffectiveDate },
    {
      id: "employmentType",
      name: "Employment type",
      type: "list",
      write: orNull(oneOf(...EMPLOYMENT_TYPES)),
      read: ({ employmentType }) => employmentType,
    },
    {
      id: "positionType",
      name: "Position type",
      type: "list",
      write: orNull(oneOf(...POSITION_TYPES)),
      read: ({ positionType }) => positionType,
    },
    { id: "reason", name: "Reason", type: "text", write: orNull(aText), read: ({ reason }) => reason },
    {
      id: "filledBy",
      name: "Filled by",
      type: "employee-reference",
      // Observed: it may be missing otherwise. ASSUMED: it always is, so that a reader who forgets it finds out here.
      comesWith: "actualStartDate",
      read: (position, { company }) => heldOpening(position, company)?.filledBy ?? null,
    },
    {
      id: "actualStartDate",
      name: "Actual start date",
      type: "date",
      read: (position, { company }) => startOf(heldOpening(position, company)),
    },
    {
      id: "expectedStartDate",
      name: "Expected start date",
      type: "date",
      read: ({ openings }) => openings[0]?.expectedStartDate ?? null,
    },
    recruitmentField("recruitmentStatus", "Recruitment status"),
    recruitmentField("calculatedRecruitmentStatus", "Calculated recruitment status"),
    {
      id: "calculatedExpectedStartDate",
      name: "Calculated expected start date",
      type: "date",
      read: ({ openings }) => earliest(openings.map(({ expectedStartDate }) => expectedStartDate)),
    },
    {
      id: "calculatedActualStartDate",
      name: "Calculated actual start date",
      type: "date",
      read: (position, { company }) =>
        earliest(position.openings.filter((opening) => holderOf(opening, position, company)).map(({ filledFrom }) => filledFrom)),
    },
    {
      id: "department",
      name: "Department",
      type: "list",
      list: "department",
      write: itemOf("department"),
      read: ({ department }) => department,
    },
    { id: "site", name: "Site", type: "list", list: "site", write: itemOf("site"), read: ({ site }) => site },
    jobField("jobProfile", "Job profile", anActiveProfile),
    jobField("job", "Job"),
    {
      id: "managerPositionId",
      name: "Manager position",
      type: "number",
      write: orNull(aPosition),
      read: ({ managerPositionId }) => managerPositionId,
      text(_, position, { company }) {
        const manager = managerOf(position, company);
        return manager ? titleOf(manager, company) : String(position.managerPositionId);
      },
    },
    {
      id: "managerPositionFilledBy",
      name: "Manager",
      type: "employee-reference",
      read(position, { company }) {
        const manager = managerOf(position, company);
        return (manager && heldOpening(manager, company)?.filledBy) ?? null;
      },
    },
    { id: "hasOpenRequests", name: "Open requests", type: "boolean", filter: EQUALITY, read: ({ hasOpenRequests }) => hasOpenRequests },
    { id: "modificationDate", name: "Modification date", type: "date", read: ({ modificationDate }) => modificationDate },
    { id: "budget", name: "Budget", type: "number", read: ({ budget }) => budget?.id ?? null },
  ],
};
