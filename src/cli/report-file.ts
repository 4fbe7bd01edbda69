import { randomUUID } from "node:crypto";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { InvalidInputError } from "../client/index.ts";
import type { PermissionReport } from "../permissions/index.ts";
import { asReport } from "../permissions/render/report-shape.ts";

/** Writes a file so that who reads it finds the old text or the new one, and never a half. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, text);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw new InvalidInputError(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown reason"})`, {
      hint: "Give --out another name",
    });
  }
}

/** Reads a report that `hibob-kit check` has written as JSON. */
export async function readReport(file: string): Promise<PermissionReport> {
  const hint = "Give --compare a report that was made with --out FILE.json";
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "ENOENT" ? "does not exist" : `cannot be read (${error.code ?? "unknown reason"})`;
    throw new InvalidInputError(`${file} ${why}`, { hint });
  });
  try {
    return asReport(JSON.parse(text));
  } catch {
    throw new InvalidInputError(`${file} holds no report of a check`, { hint });
  }
}
