import type { CompanyState } from "../../company/company.ts";
import { EQUALITY } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import type { JobAd, JobAdText, JobOpening } from "./records.ts";
import { Hiring } from "./state.ts";

/** An ad in one language, with the job that it is for. */
export interface ReadAd {
  readonly id: string;
  readonly opening: JobOpening;
  readonly language: string;
  readonly text: JobAdText;
}

/** The published ads, each in the preferred language where it has such a text, and in its own otherwise. */
export const adsIn = (company: CompanyState, preferred: string | undefined): readonly ReadAd[] => {
  const hiring = company.part(Hiring);
  return hiring.publishedAds.map(({ id, jobOpeningId, language: own, texts }: JobAd) => {
    const language = preferred !== undefined && Object.hasOwn(texts, preferred) ? preferred : own;
    return { id, opening: hiring.opening(jobOpeningId), language, text: texts[language] as JobAdText };
  });
};

const textField = (id: keyof JobAdText, name: string): KindField<ReadAd> => ({ id, name, type: "text", read: ({ text }) => text[id] });

const EQUAL = { filter: EQUALITY };

export const JOB_AD: ObjectKind<ReadAd> = {
  type: "jobAd",
  prefix: "/jobAd/",
  fields: [
    { id: "id", name: "Job ad ID", type: "text", ...EQUAL, read: ({ id }) => id },
    { id: "applyUrl", name: "Apply URL", type: "text", read: ({ id }) => `https://lanternfield.careers.bob.example/jobs/${id}/apply` },
    { ...textField("title", "Title"), ...EQUAL },
    { id: "departmentId", name: "Department ID", type: "text", ...EQUAL, read: ({ opening }) => opening.departmentId },
    {
      id: "department",
      name: "Department",
      type: "text",
      read: ({ opening }, { company }) => company.lists.label("department", opening.departmentId),
    },
    { id: "employmentTypeId", name: "Employment type ID", type: "text", ...EQUAL, read: ({ opening }) => opening.employmentTypeId },
    {
      id: "employmentType",
      name: "Employment type",
      type: "text",
      read: ({ opening }, { company }) => company.lists.label("payrollEmploymentType", opening.employmentTypeId),
    },
    { id: "siteId", name: "Site ID", type: "number", ...EQUAL, read: ({ opening }) => opening.siteId },
    { id: "site", name: "Site", type: "text", read: ({ opening }, { company }) => company.site(opening.siteId)?.label ?? null },
    { id: "country", name: "Country", type: "text", read: ({ opening }, { company }) => company.site(opening.siteId)?.country ?? null },
    { id: "languageCode", name: "Language", type: "text", ...EQUAL, read: ({ language }) => language },
    textField("description", "Description"),
    textField("requirements", "Requirements"),
    textField("responsibilities", "Responsibilities"),
    textField("benefits", "Benefits"),
  ],
};
