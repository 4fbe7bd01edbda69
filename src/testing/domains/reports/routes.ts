import { downloadReport, fetchReport, listReports, startReport } from "../../../reports/endpoints.ts";
import { badRequest, bare, file, json, notFound, type Reply } from "../../reply.ts";
import { type Exchange, type Route, route } from "../../route.ts";
import { FORMATS, type Format, reportFile } from "./files.ts";
import { type ReportFile, Reports, type StoredReport } from "./state.ts";
import { type Reading, visibleFields, visibleFormulas } from "./table.ts";

/** ASSUMED: a report of which no column may be seen is not there. */
const isVisible = (reading: Reading): boolean => reading.report.shared && visibleFields(reading).length > 0;

const slashed = (id: string): string => `/${id.replaceAll(".", "/")}`;

/** A report as the list shows it. ASSUMED: the columns that may not be seen are left out here as they are in the file. */
const written = ({ report, ...world }: Reading) => ({
  id: report.id,
  name: report.name,
  description: report.description,
  type: "company",
  createdBy: report.createdBy,
  creationDate: report.creationDate,
  modificationDate: report.modificationDate,
  folderId: report.folderId,
  isScheduled: report.isScheduled,
  isComparable: true,
  configuration: {
    fields: [
      ...visibleFields({ report, ...world }).map(({ id }) => slashed(id)),
      ...visibleFormulas({ report, ...world }).map(({ name }) => `/formulas/${name}`),
    ],
    instructions: report.activeOnly ? [{ fieldPath: "/internal/status", operator: "equals", values: ["Active"] }] : [],
    changes: null,
    excludeSystemChanges: null,
    sortBy: null,
    displayPreferences: {
      dateFormat: "DD/MM/YYYY",
      includeHumanReadable: false,
      includeFlatJson: false,
      supportErrorWrapping: false,
      columnsProperties: null,
      exportConfiguration: null,
    },
  },
});

// Source: HiBob's documentation.
const DEFAULT_FORMAT = "csv";

const isFormat = (format: string): format is Format => FORMATS.some((one) => one === format);

type Asked = Pick<Exchange<typeof downloadReport>, "path" | "query" | "company" | "access">;

/** The report that was asked for, in the form that was asked for. */
function made({ path: { reportId }, query, company, access }: Asked): { readonly report: StoredReport; readonly file: ReportFile } {
  const report = company.part(Reports).find(reportId);
  if (!report || !isVisible({ report, company, access })) throw notFound("The report");
  const { format = DEFAULT_FORMAT, includeInfo = true, locale, humanReadable } = query;
  if (!isFormat(format)) throw badRequest("Invalid format", `format is one of ${FORMATS.join(", ")}`);
  return { report, file: reportFile({ report, company, access }, { format, includeInfo, locale, humanReadable }) };
}

// ASSUMED: that the answer names the file. A header takes Latin letters only; the second form takes all.
function sent({ fileName, type, bytes }: ReportFile): Reply {
  const { headers, ...reply } = file(bytes, type);
  const name = `filename="${fileName.replace(/[^ -~]|["\\]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
  return { ...reply, headers: { ...headers, "content-disposition": `attachment; ${name}` } };
}

export const reportsRoutes: readonly Route[] = [
  // Observed: without the permission the list is there and empty; single reports are refused.
  route(
    listReports,
    ({ company, access }) => {
      const all = access.has("reports.view") ? company.part(Reports).all : [];
      return json({
        views: all
          .map((report) => ({ report, company, access }))
          .filter(isVisible)
          .map(written),
      });
    },
    { requires: [] },
  ),

  route(downloadReport, (asked) => sent(made(asked).file)),

  // ASSUMED: 202, and an address below the base URL. Bob's own is of another host, which would lead out of the fake.
  route(startReport, (asked) => {
    const { report, file } = made(asked);
    const name = asked.company.part(Reports).start(report, asked.query.format ?? DEFAULT_FORMAT, file);
    return bare(202, { location: `${asked.base}/company/reports/download/${encodeURIComponent(name)}` });
  }),

  route(fetchReport, ({ path: { reportName }, company }) => {
    const found = company.part(Reports).made(reportName);
    if (found === undefined) throw notFound("The report");
    return found === null ? bare(204) : sent(found);
  }),
];
