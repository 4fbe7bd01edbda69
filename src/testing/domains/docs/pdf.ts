// Latin letters only, and none of the three signs that mean something in a PDF's text.
const plain = (line: string): string => line.replace(/[^\x20-\x7e]/g, "?").replace(/[\\()]/g, " ");

/** A small PDF of one page with these lines on it. */
export function pdfOf(lines: readonly string[]): string {
  const text = `BT /F1 12 Tf 16 TL 72 770 Td ${lines.map((line) => `(${plain(line)}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const starts: number[] = [];
  for (const [nth, object] of objects.entries()) {
    starts.push(file.length);
    file += `${nth + 1} 0 obj\n${object}\nendobj\n`;
  }
  const entries = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  return `${file}xref\n0 6\n0000000000 65535 f \n${entries}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
}
