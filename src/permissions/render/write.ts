import { InvalidInputError } from "../../client/errors.ts";
import type { Page, RenderOptions } from "./document.ts";
import { writeHtml } from "./html.ts";
import { writeMarkdown } from "./markdown.ts";
import { writeText } from "./text.ts";

/** What a report, a guide or a comparison can be written as. */
export type RenderFormat = "text" | "markdown" | "json" | "html";

/** Writes a page in a format; as JSON, what the page was made of. */
export function write(data: unknown, page: () => Page, format: RenderFormat, options?: RenderOptions): string {
  switch (format) {
    case "text":
      return writeText(page(), options);
    case "markdown":
      return writeMarkdown(page());
    case "html":
      return writeHtml(page());
    case "json":
      return `${JSON.stringify(data, null, 2)}\n`;
    default:
      throw new InvalidInputError("The format must be text, markdown, json or html");
  }
}
