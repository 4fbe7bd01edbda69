import { aDate, aText, oneOf, orNull } from "../../objects/checks.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { ObjectKind } from "../../objects/kind.ts";
import { holderOf, type Opening, openingRecruitment, openingStatus, type Position } from "./position.ts";
import { RECRUITMENT, RECRUITMENT_STATUSES, STATUS, titleOf } from "./words.ts";

/** An opening with the position that it belongs to. */
export interface OpeningOf {
  readonly opening: Opening;
  readonly position: Position;
}

export const OPENING: ObjectKind<OpeningOf> = {
  type: "positionOpening",
  prefix: "/positionOpening/",
  fields: [
    { id: "id", name: "Opening backend ID", type: "number", filter: EQUALITY, read: ({ opening }) => opening.id },
    {
      id: "positionId",
      name: "Position",
      type: "number",
      read: ({ position }) => position.id,
      text: (_, { position }, { company }) => titleOf(position, company),
    },
    {
      id: "positionOpeningName",
      name: "Opening ID",
      type: "text",
      filter: EQUALITY,
      write: orNull(aText),
      read: ({ opening }) => opening.positionOpeningName,
    },
    {
      id: "status",
      name: "Status",
      type: "list",
      filter: EQUALITY,
      read: ({ opening, position }, { company }) => openingStatus(opening, position, company),
      text: (value: keyof typeof STATUS) => STATUS[value],
    },
    {
      id: "recruitmentStatus",
      name: "Recruitment status",
      type: "list",
      write: oneOf(...RECRUITMENT_STATUSES),
      read: ({ opening, position }, { company }) => openingRecruitment(opening, position, company),
      text: (value: keyof typeof RECRUITMENT) => RECRUITMENT[value],
    },
    {
      id: "filledBy",
      name: "Filled by",
      type: "employee-reference",
      read: ({ opening, position }, { company }) => holderOf(opening, position, company)?.id ?? null,
    },
    {
      id: "expectedStartDate",
      name: "Expected start date",
      type: "date",
      write: aDate,
      read: ({ opening }) => opening.expectedStartDate,
    },
    {
      id: "actualStartDate",
      name: "Actual start date",
      type: "date",
      read: ({ opening, position }, { company }) => (holderOf(opening, position, company) ? opening.filledFrom : null),
    },
    { id: "updateEffectiveDate", name: "Update effective date", type: "date", read: ({ opening }) => opening.updateEffectiveDate },
  ],
};
