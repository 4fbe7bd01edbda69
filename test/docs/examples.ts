import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A piece of code that the documentation shows. */
export interface Example {
  /** File and line. */
  readonly at: string;
  readonly code: string;
}

const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));

/** The `ts` blocks of a Markdown file. */
export function blocksOf(file: string): Example[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    at: `${file}:${text.slice(0, match.index).split("\n").length}`,
    code: match[1]!,
  }));
}

/** Every block in README and docs. */
export const markdownExamples = (): Example[] => ["README.md", ...filesBelow("docs", ".md")].flatMap(blocksOf);

/** Every `@example` in the source. They may use `bob`, `fake`, `sync`, `client`, `id` and `token` without making them. */
export function docstringExamples(): Example[] {
  return filesBelow("src", ".ts").flatMap((file) => {
    const text = readFileSync(join(ROOT, file), "utf8");
    return [...text.matchAll(/@example\n((?:\s*\* (?!@).*\n)+)/g)].map((match) => ({
      at: `${file}:${text.slice(0, match.index).split("\n").length}`,
      code: match[1]!.replace(/^\s*\* ?/gm, "").replace(/^```.*$/gm, ""),
    }));
  });
}
