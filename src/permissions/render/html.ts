import {
  type Block,
  type CheckItem,
  type Detail,
  legible,
  type MenuPath,
  type Page,
  pieces,
  plain,
  type Section,
  type Text,
  visible,
} from "./document.ts";
import { STYLE, STYLE_HASH } from "./style.ts";

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML shows it, within elements and within quoted attributes. */
const escapeHtml = (text: string): string => legible(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

// Menus and labels may be in any script: isolated, they keep the order of the path and of the sentence around them.
const menus = ({ path }: MenuPath): string =>
  `<span class="path">${path.map((part) => `<bdi>${escapeHtml(visible(part))}</bdi>`).join(" <i>&gt;</i> ")}</span>`;

const inline = (text: Text): string =>
  pieces(text)
    .map((piece) => {
      if (typeof piece === "string") return escapeHtml(piece);
      if ("path" in piece) return menus(piece);
      return "strong" in piece ? `<b>${escapeHtml(piece.strong)}</b>` : `<code>${escapeHtml(piece.code)}</code>`;
    })
    .join("");

const definitions = (details: readonly Detail[]): string =>
  details.map(({ term, text }) => `<div><dt>${escapeHtml(term)}</dt><dd>${inline(text)}</dd></div>`).join("");

/** One page: numbers its sections and boxes, so that links and labels find them. */
class HtmlWriter {
  readonly #ids = new Map<Section, string>();
  #boxes = 0;

  constructor(page: Page) {
    const sections = (all: readonly Section[]): readonly Section[] => all.flatMap((each) => [each, ...sections(each.sections ?? [])]);
    for (const [index, section] of sections(page.sections).entries()) this.#ids.set(section, `section-${index + 1}`);
  }

  item({ box, details, waiting }: CheckItem): string {
    const id = `box-${++this.#boxes}`;
    const list = details.length > 0 ? `<dl>${definitions(details)}</dl>` : "";
    const later = waiting ? `<div class="waiting"><p>${inline(waiting.intro)}</p>${this.items(waiting.items)}</div>` : "";
    return `<li><div class="box"><input type="checkbox" id="${id}"><label for="${id}">${menus(box)}</label></div>${list}${later}</li>`;
  }

  items(items: readonly CheckItem[]): string {
    return `<ul class="boxes">\n${items.map((each) => this.item(each)).join("\n")}\n</ul>`;
  }

  block(content: Block): string {
    switch (content.kind) {
      case "paragraph":
        return `<p>${inline(content.text)}</p>`;
      case "note":
        return `<p class="note ${content.label === "Important" ? "important" : "hint"}"><b>${escapeHtml(content.label)}:</b> ${inline(content.text)}</p>`;
      case "facts":
        return `<dl class="facts">${content.facts.map(({ term, text }) => `<dt>${escapeHtml(term)}</dt><dd>${inline(text)}</dd>`).join("")}</dl>`;
      case "steps":
        return `<ol>\n${content.items.map((text) => `<li>${inline(text)}</li>`).join("\n")}\n</ol>`;
      case "checklist":
        return this.items(content.items);
      case "table": {
        // On a phone the cells stand below each other, each with the name of its column.
        const data = (cell: Text, column: string): string => `<td data-column="${escapeHtml(column)}">${inline(cell)}</td>`;
        const head = content.columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join("");
        const rows = content.rows.map(
          ([first = "", ...others]) =>
            `<tr><th scope="row">${inline(first)}</th>${others.map((cell, index) => data(cell, content.columns[index + 1] ?? "")).join("")}</tr>`,
        );
        return `<table><caption>${escapeHtml(content.caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table>`;
      }
      case "command":
        return `<pre><code>${escapeHtml(content.command)}</code></pre>`;
    }
  }

  blocks(contents: readonly Block[]): string {
    return contents.map((content) => this.block(content)).join("\n");
  }

  section(section: Section, level: number): string {
    const { heading, blocks, sections = [] } = section;
    const head = `<h${level} id="${this.#ids.get(section)}">${inline(heading)}</h${level}>`;
    return `<section>\n${[head, this.blocks(blocks), ...sections.map((each) => this.section(each, level + 1))].filter(Boolean).join("\n")}\n</section>`;
  }

  figures(page: Page): string {
    if (page.figures.length === 0) return "";
    const figure = ({ count, label, section }: Page["figures"][number]): string =>
      `<li><a href="#${this.#ids.get(section)}"><b>${count}</b> ${escapeHtml(label)}</a></li>`;
    return `<nav aria-label="On this page"><ul class="figures">${page.figures.map(figure).join("")}</ul></nav>`;
  }
}

/** The page as one HTML file: no script, nothing loaded from elsewhere. */
export function writeHtml(page: Page): string {
  const writer = new HtmlWriter(page);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${plain(page.title)}: ${plain(page.result)}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="page">
<header>
<h1>${escapeHtml(page.title)}</h1>
<p class="result ${page.tone}">${escapeHtml(page.result)}</p>
</header>
<main>
${[writer.figures(page), writer.blocks(page.blocks), ...page.sections.map((each) => writer.section(each, 2))].filter(Boolean).join("\n")}
</main>
<footer><p>${inline(page.footer)}</p></footer>
</div>
</body>
</html>
`;
}
