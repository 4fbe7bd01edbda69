import { dayOf } from "../../company/days.ts";
import type { Cell, ReportTable } from "./table.ts";
import { zipOf } from "./zip.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DATE_STYLE = 1;

// The second format of cells is that of dates. Readers insist on the first fill and border, plain as they are.
const STYLES = [
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>`,
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join("");

const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** A, B … Z, AA … */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

function written(cell: Cell, column: number, row: number): string {
  if (cell === null) return "";
  const place = `${letters(column)}${row}`;
  switch (cell.kind) {
    case "text":
      return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.text)}</t></is></c>`;
    case "number":
      return `<c r="${place}"><v>${cell.value}</v></c>`;
    case "date":
      // Spreadsheets count days from 1899-12-30.
      return `<c r="${place}" s="${DATE_STYLE}"><v>${dayOf(cell.date) + 25_569}</v></c>`;
    case "formula": {
      const sum = `SUM(${cell.columns.map((one) => `${letters(one)}${row}`).join(",")})`;
      const formula = cell.times === 1 ? sum : `ROUND(${sum}*${cell.times},2)`;
      return `<c r="${place}"><f>${formula}</f><v>${cell.value}</v></c>`;
    }
  }
}

const texts = (row: readonly string[]): Cell[] => row.map((text) => (text === "" ? null : { kind: "text", text }));

/** What stands above a table: the report's name, and when it was made. */
export interface ReportInfo {
  readonly name: string;
  /** Time stamp for display. */
  readonly madeOn: string;
}

/** A table as an .xlsx workbook of one sheet, under its name and date when `info` is given. ASSUMED: the form of these. */
export function xlsxOf({ headings, rows }: ReportTable, name: string, info: ReportInfo | undefined, moment: number): Uint8Array {
  const above = info ? [texts([info.name]), texts([info.madeOn]), []] : [];
  const lines = [...above, texts(headings), ...rows]
    .map((row, nth) => `<row r="${nth + 1}">${row.map((cell, column) => written(cell, column, nth + 1)).join("")}</row>`)
    .join("");
  // Names of sheets have 31 letters at most, and not all signs.
  const sheet = escaped(name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31)) || "Report";
  const relation = (nth: number, type: string, target: string) =>
    `<Relationship Id="rId${nth}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join("")}</Relationships>`;
  const part = (path: string, kind: string) =>
    `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return zipOf(
    [
      {
        name: "[Content_Types].xml",
        text: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("/xl/workbook.xml", "sheet.main")}${part("/xl/worksheets/sheet1.xml", "worksheet")}${part("/xl/styles.xml", "styles")}</Types>`,
      },
      { name: "_rels/.rels", text: relations(relation(1, "officeDocument", "xl/workbook.xml")) },
      {
        name: "xl/workbook.xml",
        text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      },
      {
        name: "xl/_rels/workbook.xml.rels",
        text: relations(relation(1, "worksheet", "worksheets/sheet1.xml"), relation(2, "styles", "styles.xml")),
      },
      { name: "xl/styles.xml", text: STYLES },
      { name: "xl/worksheets/sheet1.xml", text: `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines}</sheetData></worksheet>` },
    ],
    moment,
  );
}
