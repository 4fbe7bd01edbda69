import { dateText } from "./headings.ts";
import type { Cell, ReportTable } from "./table.ts";

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function written(cell: Cell, locale: string | undefined): string {
  if (cell === null) return "";
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "date":
      return dateText(cell.date, locale);
    default:
      return String(cell.value);
  }
}

/**
 * A table as CSV, behind a byte-order mark.
 *
 * Observed: the headings are the first line whether or not `includeInfo` is set. ASSUMED: the mark is always there, which
 * some have met; lines end with a line feed alone.
 */
export const csvOf = ({ headings, rows }: ReportTable, locale: string | undefined): string =>
  `\ufeff${[headings, ...rows.map((row) => row.map((cell) => written(cell, locale)))].map((row) => `${row.map(quoted).join(",")}\n`).join("")}`;
