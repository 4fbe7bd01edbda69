import type { RenderFormat } from "hibob-kit/permissions";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const decoded = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);

/** Lines as one line. */
export const unwrapped = (text: string): string => text.replace(/\s+/g, " ").trim();

/** What a page shows: its body without tags. Terms of lists get a colon, as the other formats have it. */
export function textOfHtml(page: string): string {
  const body = page
    .slice(page.indexOf("<body>"))
    .replaceAll("</dt>", ":</dt>")
    .replace(/<\/?(b|bdi|i|code|span)\b[^>]*>/g, "");
  return decoded(body.replace(/<[^>]*>/g, " "));
}

/** What Markdown shows, as far as this package writes it. */
const textOfMarkdown = (page: string): string =>
  decoded(
    page
      .replaceAll("<!-- -->", "")
      .replaceAll("**", "")
      .replace(/(?<!\\)`/g, "")
      .replace(/\\([^A-Za-z0-9\s])/g, "$1"),
  );

/** A page as one line of what a reader sees. */
export function factsOf(page: string, format: Exclude<RenderFormat, "json">): string {
  const text = format === "html" ? textOfHtml(page) : format === "markdown" ? textOfMarkdown(page) : page;
  // Marks of lists and headings, and rules under these, say nothing.
  const marks = format === "markdown" ? /^\s*(#+|-+|>|\d+\.|- \[ \]|-)(\s+|$)/gm : /^\s*(-+|=+|\d+\.|\[ \])(\s+|$)/gm;
  return unwrapped(text.replace(marks, " ").replace(marks, " "));
}
