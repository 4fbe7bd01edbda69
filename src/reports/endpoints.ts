import { receiveFile } from "../client/download.ts";
import { endpoint, type Reading } from "../client/endpoint.ts";
import { box } from "../model/permissions.ts";
import { reportList, reportQuery } from "./schemas.ts";

const read = {
  method: "GET",
  // Source: HiBob's documentation; one account's answers said 50, and the client follows the answers.
  perMinute: 20,
  // A report with formulas may need "Features > Formulas in Grids > View formulas in grids" as well.
  permissions: [box("reports.view", "Features > Reports > View reports according to people's data access rights")],
  effect: "read",
} as const;

/** Only reports that are shared with the service user. */
export const listReports = endpoint({ ...read, path: "/company/reports", response: reportList });

// ASSUMED: nothing but 200 brings a file.
const file = {
  ...read,
  receive: (response: Response, reading: Reading) => (response.status === 200 ? receiveFile(response, reading) : undefined),
} as const;

export const downloadReport = endpoint({ ...file, path: "/company/reports/{reportId}/download", query: reportQuery });

/**
 * Starts making a report; its name is in the answer's Location. Documented as "Accepted", so 202.
 * ASSUMED: not a redirect (3xx), which the client refuses.
 */
export const startReport = endpoint({
  ...read,
  path: "/company/reports/{reportId}/download-async",
  query: reportQuery,
  receive: ({ headers }) => headers.get("location"), // the address itself is not used: it may be of another host
});

/** 204 while it is not ready. */
export const fetchReport = endpoint({ ...file, path: "/company/reports/download/{reportName}" });
