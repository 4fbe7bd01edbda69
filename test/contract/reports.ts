import { downloadReport, fetchReport, listReports, startReport } from "../../src/reports/endpoints.ts";
import type { Contract } from "./contract.ts";

const NAME = "2026-06-15T09_00_00.798810-Heads & tails.CsvFormat";
const LOCATION = `https://app.hibob.com/v1/company/reports/download/${encodeURIComponent(NAME)}`;
const CSV = new Response("\ufeffName,Site\nAda,Leeds\n", { headers: { "content-type": "text/csv" } });
const report = {
  id: 31337,
  name: "Heads & tails",
  description: null,
  type: "company",
  createdBy: "3332883884017713938",
  creationDate: "2026-01-01T10:00:00.123456",
  modificationDate: null,
  folderId: null,
  isScheduled: false,
  isComparable: true,
  configuration: { fields: ["/root/displayName"], instructions: [] },
};
const begin = {
  method: "GET",
  path: "/company/reports/31337/download-async",
  query: { format: "csv" },
  answer: new Response(null, { status: 202, headers: { location: LOCATION } }),
} as const;
const poll = { method: "GET", path: `/company/reports/download/${encodeURIComponent(NAME)}` } as const;
const notReady = new Response(null, { status: 204 });

export const contracts: readonly Contract[] = [
  {
    name: "reports.list",
    endpoint: listReports,
    call: (bob) => bob.reports.list(),
    exchanges: [{ method: "GET", path: "/company/reports", answer: { views: [report] } }],
    gives: [report],
  },
  {
    name: "reports.download",
    endpoint: downloadReport,
    call: async (bob) => {
      const file = await bob.reports.download("31337", { format: "json", includeInfo: false, locale: "fr-FR", humanReadable: "APPEND" });
      return { type: file.contentType, text: await file.text() };
    },
    exchanges: [
      {
        method: "GET",
        path: "/company/reports/31337/download",
        query: { format: "json", includeInfo: "false", locale: "fr-FR", humanReadable: "APPEND" },
        answer: CSV,
      },
    ],
    gives: { type: "text/csv", text: "Name,Site\nAda,Leeds\n" },
  },
  {
    name: "reports.start",
    endpoint: startReport,
    call: (bob) => bob.reports.start(31337),
    exchanges: [begin],
    gives: { reportName: NAME },
  },
  {
    name: "reports.fetch",
    endpoint: fetchReport,
    call: async (bob) => (await bob.reports.fetch(NAME))?.text(),
    exchanges: [{ ...poll, answer: CSV }],
    gives: "Name,Site\nAda,Leeds\n",
  },
  {
    name: "reports.run",
    endpoint: fetchReport,
    call: async (bob) => (await bob.reports.run(31337)).text(),
    exchanges: [begin, { ...poll, answer: notReady }, { ...poll, answer: CSV }],
    gives: "Name,Site\nAda,Leeds\n",
  },
];
