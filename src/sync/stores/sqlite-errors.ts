import { SyncError } from "../errors.ts";

/** A file or database that cannot be used, and what to do about it. `name` says which. */
export const unusable = (name: string, problem: string, hint: string): SyncError =>
  new SyncError("store_unusable", `${name} ${problem}`, { hint });

// `node:sqlite` gives SQLite's result code as a number, better-sqlite3 its name.
const CODES: Readonly<Record<string, number>> = {
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_READONLY: 8,
  SQLITE_IOERR: 10,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_NOTADB: 26,
};

interface DriverError {
  readonly errcode?: number;
  readonly code?: string;
  readonly message?: string;
}

/** SQLite's result code without its finer shades; 0 when it is not SQLite that failed. */
const resultCode = ({ errcode, code = "" }: DriverError): number =>
  errcode === undefined ? (CODES[code.split("_").slice(0, 2).join("_")] ?? 0) : errcode & 0xff;

/** What a driver threw, in words that say what to do. Source of the codes: SQLite's list of result codes. */
export function failed(name: string, error: DriverError): SyncError {
  const message = error.message ?? "";
  switch (resultCode(error)) {
    case 5: // busy
    case 6: // locked
      return unusable(name, "is locked by another program", "Close database browsers and backups that use it, then run again");
    case 8: // read-only
      return unusable(name, "cannot be written to", "Check the rights on the file and its folder");
    case 10: // input or output
    case 13: // full
      return unusable(name, "could not be written: the disk is full or failing", "Make room and run again; what was committed is safe");
    case 11: // corrupt
      return unusable(name, "is damaged", "Put back a copy, or move it away and sync again");
    case 14: // cannot open
      return unusable(name, "cannot be opened", "Check that its folder exists and can be written to");
    case 26: // not a database
      return unusable(name, "is not a SQLite database", "Name another file, or move this one away");
  }
  if (message.includes("within a transaction")) {
    return unusable(
      name,
      "has a transaction of the application open",
      "Give the store a connection of its own, or end the transaction first",
    );
  }
  if (/already exists|use DROP TABLE/.test(message)) {
    return unusable(
      name,
      `has tables of the same names (${message})`,
      "Rename them, or open the database yourself and give the store a prefix; nothing was written",
    );
  }
  return unusable(name, `failed: ${message}`, "Check the file and who else uses it; what was committed before is safe");
}
