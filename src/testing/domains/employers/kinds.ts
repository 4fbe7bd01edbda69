import { EQUALITY } from "../../objects/filters.ts";
import type { KindField, ObjectKind } from "../../objects/kind.ts";
import type { Employer, WorkLocation } from "./state.ts";

const detail = (id: string, name: string, type = "text"): KindField<Employer> => ({
  id,
  name,
  type,
  read: ({ details }) => details[id] ?? null,
});

// ASSUMED: only the id can be filtered, which is all that Bob's documentation shows.
export const EMPLOYER: ObjectKind<Employer> = {
  type: "employer",
  prefix: "/employer/",
  fields: [
    { id: "id", name: "Employer ID", type: "number", filter: EQUALITY, read: ({ id }) => id },
    { id: "legalName", name: "Legal name", type: "text", read: ({ legalName }) => legalName },
    detail("doingBusinessAs", "Doing business as"),
    detail("tradingAs", "Trading as"),
    { id: "employerStatus", name: "Status", type: "list", read: ({ active }) => (active ? "active" : "inactive") },
    detail("organizationType", "Organization type"),
    detail("contactName", "Contact name"),
    detail("employerPhoneNumber", "Phone number"),
    detail("employerEmailAddress", "Email address"),
    detail("addressLine1", "Address line 1"),
    detail("addressLine2", "Address line 2"),
    detail("postalCode", "Postal code"),
    detail("city", "City"),
    detail("stateProvinceRegion", "State, province or region"),
    { id: "country", name: "Country", type: "list", list: "countries", read: ({ country }) => country },
    {
      ...detail("supportsRemoteWorkers", "Supports remote workers", "boolean"),
      read: ({ details }) => details.supportsRemoteWorkers ?? false,
    },
    detail("companiesHouseRegistration", "Companies House registration"),
    detail("payeReference", "PAYE reference"),
    detail("accountsOfficeReference", "Accounts Office reference"),
    detail("fein", "FEIN"),
    detail("naics", "NAICS"),
    detail("taxIdentifier", "Tax identifier"),
    detail("taxPayerType", "Taxpayer type"),
    detail("payrollValidationStatus", "Payroll validation status"),
    detail("validationStatusReason", "Reason of the validation status"),
  ],
};

const column = (id: keyof WorkLocation, name: string, type = "text"): KindField<WorkLocation> => ({
  id,
  name,
  type,
  read: (location) => location[id],
});

export const WORK_LOCATION: ObjectKind<WorkLocation> = {
  type: "workLocation",
  prefix: "/workLocation/",
  fields: [
    { ...column("id", "Work location ID", "number"), filter: EQUALITY },
    column("employerId", "Employer", "number"),
    column("name", "Name"),
    column("type", "Type", "list"),
    { id: "status", name: "Status", type: "list", read: ({ active }) => (active ? "active" : "inactive") },
    column("addressLine1", "Address line 1"),
    column("addressLine2", "Address line 2"),
    column("postalCode", "Postal code"),
    column("city", "City"),
    column("stateProvinceRegion", "State, province or region"),
    { ...column("country", "Country", "list"), list: "countries" },
    {
      id: "verificationStatus",
      name: "Verification status",
      type: "list",
      read: ({ type }) => (type === "office" ? "verified" : "notRequired"),
    },
    { id: "verificationReason", name: "Reason of the verification status", type: "text", read: () => null },
    column("createdAt", "Created at", "datetime"),
    column("createdBy", "Created by", "employee-reference"),
  ],
};

/** ASSUMED: what comes when a request names no fields; Bob says that it is a core set. */
export const CORE = {
  employer: ["id", "legalName", "doingBusinessAs", "tradingAs", "employerStatus", "country"],
  workLocation: ["id", "employerId", "name", "type", "status", "city", "country"],
} as const;
