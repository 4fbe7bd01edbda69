const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The type of a file: the one that was sent with it, else the one that its name stands for. */
export const typeOf = (name: string, sent = ""): string =>
  sent || (TYPES[/\.([^.]+)$/.exec(name.toLowerCase())?.[1] ?? ""] ?? "application/octet-stream");
